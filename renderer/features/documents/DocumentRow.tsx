import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { count, formatNumber } from '../../ui/numbers.ts';
import css from './DocumentRow.module.css';
import { countIn, progressIn, titleOf } from './order.ts';
import { StatusMark } from './StatusMark.tsx';

interface DocumentRowProps {
  readonly document: DocumentSummary;
  readonly layer: string | null;
}

/** A document in the list: how far it is, what it is, where it is from, how long it is. */
export function DocumentRow({ document, layer }: DocumentRowProps) {
  const annotations = countIn(document, layer);
  const progress = progressIn(document, layer);
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
        <span>{count(document.words, 'word')}</span>
      </span>
      {annotations > 0 && (
        <span className={css.count} title={count(annotations, 'annotation')}>
          {formatNumber(annotations)}
          <span className="visually-hidden">{annotations === 1 ? ' annotation' : ' annotations'}</span>
        </span>
      )}
    </div>
  );
}
