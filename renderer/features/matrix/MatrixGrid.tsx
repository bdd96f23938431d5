import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { MatrixBy } from '../../../shared/claims/matrix.ts';
import { useWorkbench } from '../../app/context.tsx';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { gridMove, numbersOf, placeOf, type GridPlace } from './grid-move.ts';
import type { GridData, Said } from './grid-data.ts';
import css from './Matrix.module.css';
import { MatrixRow } from './MatrixRow.tsx';
import { columnName } from './words.ts';

interface MatrixGridProps {
  readonly matrix: GridData;
  /** What the rows are. */
  readonly head: string;
  readonly by: MatrixBy;
  readonly onOpen: (said: Said) => void;
}

/** A row's usual height in px; each is measured once it is drawn. */
const ROW = 72;

/** The matrix itself: a table of which only the rows in sight are drawn, with its head and its first column always there. */
export function MatrixGrid({ matrix: { rows, columns }, head, by, onOpen }: MatrixGridProps) {
  const { store } = useWorkbench().analysis.matrix;
  const place = useStore(store, (state) => state.place);
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const shape = useMemo(() => ({ rows, columns }), [rows, columns]);
  const at = useMemo(() => numbersOf(shape, place), [shape, place]);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (row) => rows[row]?.id ?? row,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const seen = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      // The cell that has the focus stays there while it is scrolled out of sight.
      return seen.includes(at.row) || at.row >= count ? seen : [...seen, at.row].toSorted((a, b) => a - b);
    },
    overscan: 4,
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const stop = scroller.current?.querySelector<HTMLElement>('[data-stop]');
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  const take = (to: GridPlace): void => store.setState({ place: placeOf(shape, to) });
  function key(event: KeyboardEvent): void {
    const next = event.altKey ? null : gridMove(shape, at, event);
    if (next === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    virtual.scrollToIndex(next.row, { align: 'auto' });
    take(next);
  }

  const drawn = virtual.getVirtualItems();
  const gaps = drawn.map(({ start }, i) => start - (drawn[i - 1]?.end ?? 0));
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const gap = (height: number, key: string) =>
    height > 0 && (
      <tr key={key} aria-hidden className={css.gap}>
        {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- room for rows that are not drawn */}
        <td colSpan={columns.length + 1} style={{ height }} />
      </tr>
    );
  return (
    <div ref={scroller} className={css.scroller}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells are gone through by keys
        role="grid"
        aria-label={t('matrix.title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        className={css.grid}
        onKeyDown={key}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={css.corner}>
              {head}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={css.column}>
                <span className={css.columnName} dir="auto" title={columnName(column, by)}>
                  {columnName(column, by)}
                </span>
                {by === 'document' && column.date !== null && (
                  <span className={css.date}>{dateInWords(column.date) ?? column.date}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ index }, i) => {
            const row = rows[index];
            return (
              row !== undefined && [
                gap(gaps[i] ?? 0, `gap-${row.id}`),
                <MatrixRow
                  key={row.id}
                  ref={virtual.measureElement}
                  row={row}
                  index={index}
                  columns={columns}
                  by={by}
                  at={at.row === index ? at : null}
                  onTake={take}
                  onOpen={onOpen}
                />,
              ]
            );
          })}
          {gap(below, 'below')}
        </tbody>
      </table>
    </div>
  );
}
