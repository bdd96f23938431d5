import { useStore } from 'zustand';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import css from './DocumentRow.module.css';
import { countIn, progressIn, titleOf } from './order.ts';
import { StatusMark } from './StatusMark.tsx';
import { t } from '../../strings/t.ts';

interface DocumentRowProps {
  readonly document: DocumentSummary;
  readonly layer: string | null;
}

/** A document in the list: how far it is, what it is, where it is from, how long it is. */
export function DocumentRow({ document, layer }: DocumentRowProps) {
  const annotations = countIn(document, layer);
  const progress = progressIn(document, layer);
  const scheme = useStore(useWorkbench().annotate.store, (state) => state.scheme);
  const attributes = (layer === null ? undefined : document.labels[layer]) ?? {};
  const missing = scheme.missing({ label: ON_DOCUMENT, attributes }).length;
  return (
    <div className={css.row}>
      <StatusMark progress={progress} />
      <span className={css.title} dir="auto" title={titleOf(document)}>
        {titleOf(document)}
      </span>
      <span className={css.meta}>
        {document.outlet !== null && (
          <>
            <span className={css.outlet} dir="auto">
              {document.outlet}
            </span>
            <span aria-hidden>·</span>
          </>
        )}
        <span>{t('counts.words', { count: document.words })}</span>
        {progress !== 'open' && missing > 0 && (
          <>
            <span aria-hidden>·</span>
            <span className={css.missing}>{t('about.missing', { count: missing })}</span>
          </>
        )}
      </span>
      {annotations > 0 && (
        <span className={css.count} title={t('counts.annotations', { count: annotations })}>
          {formatNumber(annotations)}
          <span className="visually-hidden">{t('documents.countSaid', { count: annotations })}</span>
        </span>
      )}
    </div>
  );
}
