import type { KeyboardEvent } from 'react';
import type { GridRow } from './grid-data.ts';
import type { MatrixPlace } from './store.ts';

/** A place by its numbers: column -1 is the head of the row. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly item: number;
}

/** What a grid is, for moving in it. */
export interface GridShape {
  readonly rows: readonly Pick<GridRow, 'id' | 'cells'>[];
  readonly columns: readonly { readonly key: string }[];
}

/** How many rows a page key moves. */
const PAGE = 8;

/** The numbers of a place; the first cell where what stood there is gone. */
export function numbersOf({ rows, columns }: GridShape, place: MatrixPlace | null): GridPlace {
  const row = rows.findIndex(({ id }) => id === place?.row);
  if (place === null || row < 0) return { row: 0, column: -1, item: 0 };
  const column = place.column === null ? -1 : columns.findIndex(({ key }) => key === place.column);
  return { row, column, item: Math.min(place.item, lastItem({ rows, columns }, row, column)) };
}

/** What stands at numbers. */
export const placeOf = ({ rows, columns }: GridShape, { row, column, item }: GridPlace): MatrixPlace | null => {
  const id = rows[row]?.id;
  return id === undefined ? null : { row: id, column: columns[column]?.key ?? null, item };
};

function lastItem({ rows, columns }: GridShape, row: number, column: number): number {
  const key = columns[column]?.key;
  return Math.max(0, (key === undefined ? 0 : (rows[row]?.cells.get(key)?.length ?? 0)) - 1);
}

/**
 * Where a key leads from a cell: up and down also go from mention to mention of one cell; Home and End to the ends of the row, with
 * Ctrl to the corners. Null where the key is not the grid's.
 */
export function gridMove(
  shape: GridShape,
  at: GridPlace,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
): GridPlace | null {
  const { row, column, item } = at;
  const lastRow = shape.rows.length - 1;
  const lastColumn = shape.columns.length - 1;
  const to = (nextRow: number, nextColumn: number, nextItem = 0): GridPlace => ({
    row: Math.max(0, Math.min(lastRow, nextRow)),
    column: Math.max(-1, Math.min(lastColumn, nextColumn)),
    item: nextItem,
  });
  switch (key) {
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowDown':
      if (item < lastItem(shape, row, column)) return to(row, column, item + 1);
      return row === lastRow ? at : to(row + 1, column);
    case 'ArrowUp':
      if (item > 0) return to(row, column, item - 1);
      return row === 0 ? at : to(row - 1, column, lastItem(shape, row - 1, column));
    case 'PageDown':
      return to(row + PAGE, column);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'Home':
      return ctrlKey || metaKey ? to(0, -1) : to(row, -1);
    case 'End':
      return ctrlKey || metaKey ? to(lastRow, lastColumn) : to(row, lastColumn);
    default:
      return null;
  }
}
