import { useState } from 'react';
import { handleFor } from '../../../shared/model/annotator.ts';
import { handleSchema } from '../../../shared/model/ids.ts';
import { t } from '../../strings/t.ts';
import css from './Mapping.module.css';
import type { MappingDesk } from './mapping-desk.ts';
import { MappingRow } from './MappingRow.tsx';

/** The annotators of a foreign dataset, and the handle that each gets: two names may be one person. */
export function AnnotatorRows({ desk }: { readonly desk: MappingDesk }) {
  const { content, mapping, edit } = desk;
  return (
    <ul className={css.list}>
      {content.words.annotators.map(({ name, count }) => (
        <MappingRow
          key={name}
          name={name === '' ? t('mapping.noAnnotator') : name}
          count={count}
          target={
            <Handle
              name={name}
              handle={mapping.annotators[name] ?? handleFor(name) ?? ''}
              onHandle={(handle) => edit({ of: 'annotator', name, handle })}
            />
          }
        />
      ))}
    </ul>
  );
}

interface HandleProps {
  readonly name: string;
  readonly handle: string;
  readonly onHandle: (handle: string) => void;
}

function Handle({ name, handle, onHandle }: HandleProps) {
  const [draft, setDraft] = useState(handle);
  const isHandle = handleSchema.safeParse(draft).success;
  return (
    <div className={css.target}>
      <input
        className={css.name}
        aria-label={t('mapping.handle', { name })}
        aria-invalid={!isHandle || undefined}
        value={draft}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        onChange={({ target: { value } }) => {
          setDraft(value);
          if (handleSchema.safeParse(value).success) onHandle(value);
        }}
        onBlur={() => setDraft(handle)}
      />
      {!isHandle && (
        <p role="alert" className={css.wrong}>
          {t('mapping.noHandle')}
        </p>
      )}
    </div>
  );
}
