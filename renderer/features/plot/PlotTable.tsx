import type { DataTable, Cell } from '../../../shared/plot/table.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/numbers.ts';
import css from './PlotTable.module.css';

/** Rows that a window draws at once; the file has all. */
const MOST = 500;

const written = (cell: Cell): string => (cell === null ? '' : typeof cell === 'number' ? formatNumber(cell) : cell);

/** The data of a picture. A row with something behind it leads there by its first cell. */
export function PlotTable({
  table: { caption, columns, rows },
  onOpen,
}: {
  readonly table: DataTable;
  readonly onOpen?: ((key: string) => void) | undefined;
}) {
  const more = rows.length - MOST;
  return (
    <>
      <table className={css.table}>
        <caption className={css.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" className={classes(isNumber === true && css.number)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ key, cells }, place) => (
            // Rows are drawn once and never move: their place is what they are.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              {cells.map((cell, at) => {
                const isNumber = columns[at]?.isNumber === true;
                const name = columns[at]?.name;
                if (at > 0) {
                  return (
                    <td key={name} className={classes(isNumber && css.number)} dir={isNumber ? undefined : 'auto'}>
                      {written(cell)}
                    </td>
                  );
                }
                return (
                  <th key={name} scope="row" dir="auto">
                    {key === null || onOpen === undefined ? (
                      written(cell)
                    ) : (
                      <button type="button" className={css.open} onClick={() => onOpen(key)}>
                        {written(cell)}
                      </button>
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={css.more}>{t('plot.more', { count: more })}</p>}
    </>
  );
}
