import { useStore } from 'zustand';
import { MEDIA_TYPES, type MediaType } from '../../../shared/model/document.ts';
import { isDatasetName } from '../../../shared/text/file-names.ts';
import { useWorkbench } from '../../app/context.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { count, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { EncodingField } from './EncodingField.tsx';
import { encodingFound } from './encodings.ts';
import type { Row } from './staging.ts';
import css from './StagedPreview.module.css';

const MEDIA_NAMES: Readonly<Record<MediaType, string>> = { 'text/plain': 'Plain text', 'text/markdown': 'Markdown' };
const isMediaType = (value: string): value is MediaType => MEDIA_TYPES.some((type) => type === value);

/** How a staged file will be read, with its first lines as they will be: encoding and kind can be changed. */
export function StagedPreview({ row }: { readonly row: Row }) {
  const { importing } = useWorkbench();
  const told = useStore(importing.store, (state) => state.told.get(row.staged.id));
  const { staged: file, isRead } = row;
  const { content, problem, id } = file;
  const chooseEncoding = (encoding: string): void => void importing.inspect({ id, encoding });

  if (content === null || content.kind === 'dataset') {
    return (
      <section aria-label="Preview" className={css.preview}>
        {content === null ? (
          <>
            {isRead && !isDatasetName(file.name) && (
              <EncodingField
                value={told?.encoding ?? ''}
                hint="Another encoding may read it"
                onChoose={chooseEncoding}
              />
            )}
            <Problem>{problem ?? 'This file cannot be imported.'}</Problem>
          </>
        ) : (
          <dl className={css.facts}>
            <dt>Format</dt>
            <dd>{content.format}</dd>
            <dt>Documents</dt>
            <dd>{`${formatNumber(content.documents)}, ${formatNumber(content.newDocuments)} new`}</dd>
            <dt>Annotations</dt>
            <dd>{`${formatNumber(content.annotations)}, ${formatNumber(content.newAnnotations)} new`}</dd>
            <dt>Relations</dt>
            <dd>{formatNumber(content.relations)}</dd>
          </dl>
        )}
      </section>
    );
  }
  return (
    <section aria-label="Preview" className={css.preview}>
      <div className={css.choices}>
        <EncodingField value={content.encoding} hint={encodingFound(content.encodingFrom)} onChoose={chooseEncoding} />
        <SelectField
          label="Kind"
          value={content.mediaType}
          hint={count(content.characters, 'character')}
          onChange={(event) => {
            if (isMediaType(event.target.value)) void importing.inspect({ id, mediaType: event.target.value });
          }}
        >
          {MEDIA_TYPES.map((type) => (
            <option key={type} value={type}>
              {MEDIA_NAMES[type]}
            </option>
          ))}
        </SelectField>
      </div>
      {problem !== null && <Problem>{problem}</Problem>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <pre className={css.text} dir="auto" tabIndex={0} aria-label="First lines">
        {content.preview}
      </pre>
    </section>
  );
}
