import type { Ref } from 'react';
import type { MatrixBy, MatrixColumn } from '../../../shared/claims/matrix.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import type { GridPlace } from './grid-move.ts';
import type { GridRow, Said } from './grid-data.ts';
import css from './Matrix.module.css';
import { MatrixMention } from './MatrixMention.tsx';

interface MatrixRowProps {
  readonly row: GridRow;
  /** Its place among the rows. */
  readonly index: number;
  readonly columns: readonly MatrixColumn[];
  readonly by: MatrixBy;
  /** Where the grid's cursor is in it; null: in another row. */
  readonly at: GridPlace | null;
  readonly onTake: (place: GridPlace) => void;
  readonly onOpen: (said: Said) => void;
  readonly ref: Ref<HTMLTableRowElement>;
}

/** A card, or a measure, and what every column says of it. */
export function MatrixRow({ row, index, columns, by, at, onTake, onOpen, ref }: MatrixRowProps) {
  const isOnCard = at?.column === -1;
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2}>
      <th
        scope="row"
        tabIndex={isOnCard ? 0 : -1}
        data-stop={isOnCard || undefined}
        className={classes(css.card, at !== null && css.currentRow)}
        onFocus={() => onTake({ row: index, column: -1, item: 0 })}
      >
        <span className={css.cardText} dir="auto" title={row.text}>
          {row.text}
        </span>
      </th>
      {columns.map((column, which) => {
        const all = row.cells.get(column.key) ?? [];
        const isHere = at?.column === which;
        if (all.length === 0) {
          return (
            <td
              key={column.key}
              tabIndex={isHere ? 0 : -1}
              data-stop={isHere || undefined}
              className={css.cell}
              onFocus={() => onTake({ row: index, column: which, item: 0 })}
            >
              <span className="visually-hidden">{t('matrix.notSaid')}</span>
            </td>
          );
        }
        return (
          <td key={column.key} className={css.cell}>
            {all.map((said, item) => (
              <MatrixMention
                key={said.key}
                said={said}
                by={by}
                above={all[item - 1] ?? null}
                isStop={isHere && item === at?.item}
                onOpen={() => onOpen(said)}
                onFocus={() => onTake({ row: index, column: which, item })}
              />
            ))}
          </td>
        );
      })}
    </tr>
  );
}
