import { useStore } from 'zustand';
import type { StagedContent } from '../../../shared/api/staged.ts';
import { assertNever } from '../../../shared/assert.ts';
import { isDatasetName } from '../../../shared/text/file-names.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { DocumentPreview } from './DocumentPreview.tsx';
import { EncodingField } from './EncodingField.tsx';
import { ForeignPreview } from './ForeignPreview.tsx';
import { ReadAs } from './ReadAs.tsx';
import type { Row } from './staging.ts';
import css from './StagedPreview.module.css';
import { TablePreview } from './TablePreview.tsx';
import { t } from '../../strings/t.ts';

/** How a staged file will be read, and what it would bring: everything that can be told by hand is told here. */
export function StagedPreview({ row: { staged, isRead } }: { readonly row: Row }) {
  const { content, problem, id, name } = staged;
  if (content === null) return <Refused id={id} name={name} problem={problem} isRead={isRead} />;
  switch (content.kind) {
    case 'document':
      return <DocumentPreview id={id} content={content} problem={problem} />;
    case 'dataset':
      return <Dataset id={id} content={content} />;
    case 'foreign':
      return <ForeignPreview id={id} content={content} />;
    case 'table':
      return <TablePreview id={id} content={content} />;
    default:
      return assertNever(content);
  }
}

interface RefusedProps {
  readonly id: string;
  readonly name: string;
  readonly problem: string | null;
  readonly isRead: boolean;
}

function Refused({ id, name, problem, isRead }: RefusedProps) {
  const { importing } = useWorkbench();
  const told = useStore(importing.store, (state) => state.told.get(id));
  return (
    <section aria-label={t('importing.preview')} className={css.preview}>
      <Problem>{problem ?? t('importing.unreadable')}</Problem>
      {isRead && (
        <div className={css.choices}>
          {!isDatasetName(name) && (
            <EncodingField
              value={told?.encoding ?? ''}
              hint={t('importing.otherEncoding')}
              onChoose={(encoding) => importing.inspect({ id, encoding })}
            />
          )}
          <ReadAs id={id} content={null} hint={t('mapping.otherFormat')} />
        </div>
      )}
    </section>
  );
}

interface DatasetProps {
  readonly id: string;
  readonly content: Extract<StagedContent, { kind: 'dataset' }>;
}

function Dataset({ id, content }: DatasetProps) {
  return (
    <section aria-label={t('importing.preview')} className={css.preview}>
      <ReadAs id={id} content={content} />
      <dl className={css.facts}>
        <dt>{t('importing.documents')}</dt>
        <dd>{t('importing.someNew', { all: content.documents, fresh: content.newDocuments })}</dd>
        <dt>{t('importing.annotations')}</dt>
        <dd>{t('importing.someNew', { all: content.annotations, fresh: content.newAnnotations })}</dd>
        <dt>{t('importing.relations')}</dt>
        <dd>{formatNumber(content.relations)}</dd>
      </dl>
    </section>
  );
}
