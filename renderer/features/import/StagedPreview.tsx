import { useStore } from 'zustand';
import { MEDIA_TYPES, type MediaType } from '../../../shared/model/document.ts';
import { isDatasetName } from '../../../shared/text/file-names.ts';
import { useWorkbench } from '../../app/context.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { EncodingField } from './EncodingField.tsx';
import { KIND_NAMES, kindsBeside } from './kinds.ts';
import { encodingFound } from './encodings.ts';
import type { Row } from './staging.ts';
import css from './StagedPreview.module.css';
import { t } from '../../strings/t.ts';

const isMediaType = (value: string): value is MediaType => MEDIA_TYPES.some((type) => type === value);

/** How a staged file will be read, with its first lines as they will be: encoding and kind can be changed. */
export function StagedPreview({ row }: { readonly row: Row }) {
  const { importing } = useWorkbench();
  const told = useStore(importing.store, (state) => state.told.get(row.staged.id));
  const { staged: file, isRead } = row;
  const { content, problem, id } = file;
  const chooseEncoding = (encoding: string): void => void importing.inspect({ id, encoding });

  if (content?.kind !== 'document') {
    return (
      <section aria-label={t('importing.preview')} className={css.preview}>
        {content === null ? (
          <>
            {isRead && !isDatasetName(file.name) && (
              <EncodingField
                value={told?.encoding ?? ''}
                hint={t('importing.otherEncoding')}
                onChoose={chooseEncoding}
              />
            )}
            <Problem>{problem ?? t('importing.unreadable')}</Problem>
          </>
        ) : (
          <dl className={css.facts}>
            <dt>{t('importing.format')}</dt>
            <dd>{content.format}</dd>
            <dt>{t('importing.documents')}</dt>
            <dd>
              {content.kind === 'table'
                ? formatNumber(content.rows)
                : t('importing.someNew', { all: content.documents, fresh: content.newDocuments })}
            </dd>
            {content.kind !== 'table' && (
              <>
                <dt>{t('importing.annotations')}</dt>
                <dd>
                  {content.kind === 'dataset'
                    ? t('importing.someNew', { all: content.annotations, fresh: content.newAnnotations })
                    : formatNumber(content.annotations)}
                </dd>
                <dt>{t('importing.relations')}</dt>
                <dd>{formatNumber(content.relations)}</dd>
              </>
            )}
          </dl>
        )}
      </section>
    );
  }
  return (
    <section aria-label={t('importing.preview')} className={css.preview}>
      <div className={css.choices}>
        <EncodingField value={content.encoding} hint={encodingFound(content.encodingFrom)} onChoose={chooseEncoding} />
        <SelectField
          label={t('importing.kind')}
          value={content.mediaType}
          hint={t('counts.characters', { count: content.characters })}
          onChange={(event) => {
            if (isMediaType(event.target.value)) void importing.inspect({ id, mediaType: event.target.value });
          }}
        >
          {kindsBeside(content.mediaType).map((type) => (
            <option key={type} value={type}>
              {t(KIND_NAMES[type])}
            </option>
          ))}
        </SelectField>
      </div>
      {problem !== null && <Problem>{problem}</Problem>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <pre className={css.text} dir="auto" tabIndex={0} aria-label={t('importing.firstLines')}>
        {content.preview}
      </pre>
    </section>
  );
}
