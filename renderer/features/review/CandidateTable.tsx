import { useStore } from 'zustand';
import type { UnitView } from '../../../shared/api/adjudication.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { shownValue } from '../annotate/edits.ts';
import css from './CandidatesPane.module.css';
import type { Draft } from './draft.ts';
import { rowsOf, type Option, type Row } from './options.ts';

interface CandidateTableProps {
  readonly view: UnitView;
  readonly options: readonly Option[];
  readonly draft: Draft | null;
}

/** What each option says, a column an option: what differs first. While something is edited, a cell is taken over by a click. */
export function CandidateTable({ view, options, draft }: CandidateTableProps) {
  const { review } = useWorkbench().analysis;
  const rows = rowsOf(view, options);
  return (
    <div className={css.scroller}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('review.what')}</span>
            </th>
            {options.map(({ number, layers }) => (
              <th key={number} scope="col" className={css.option}>
                <Button
                  className={css.accept}
                  disabled={draft !== null}
                  onClick={() => review.accept(number)}
                  aria-label={t('review.acceptOption', { number, layers: layers.join(', ') })}
                >
                  <kbd className={css.number}>{number}</kbd> {layers.join(', ')}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.aspect} ${row.name ?? ''}`} className={classes(row.isDifferent && css.different)}>
              <th scope="row" className={css.name}>
                {row.name === null
                  ? t(
                      view.kind === 'relation' && row.aspect === 'label'
                        ? 'review.rows.type'
                        : `review.rows.${row.aspect}`,
                    )
                  : row.name.replaceAll('_', ' ')}
                {row.isDifferent && <span className="visually-hidden"> {t('review.differs')}</span>}
              </th>
              {options.map((option, i) => (
                <td key={option.number} className={css.value} dir="auto">
                  {draft === null ? (
                    <Value row={row} value={row.values[i] ?? null} />
                  ) : (
                    <button
                      type="button"
                      className={css.take}
                      title={t('review.take')}
                      onClick={() => review.take(row, option)}
                    >
                      <Value row={row} value={row.values[i] ?? null} />
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ row, value }: { readonly row: Row; readonly value: Row['values'][number] }) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels) ?? [];
  if (value === null) return <span className={css.none}>{t('review.noValue')}</span>;
  const place = row.aspect === 'label' ? labels.findIndex(({ name }) => name === value) : -1;
  const said = row.aspect === 'label' ? String(value) : shownValue(value);
  return (
    <span className={classes(row.aspect === 'edges' && css.words)}>
      {place >= 0 && <LabelMark label={labels[place]} place={place} />} {said}
    </span>
  );
}
