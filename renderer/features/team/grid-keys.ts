/** A place in the grid: a row is a document, a column an annotator. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How many rows a page key moves. */
const PAGE = 10;

/**
 * Where a key leads from a cell: arrows, pages, Home and End along the row, with Ctrl to the corners. Null where the key is not the
 * grid's.
 */
export function moveInGrid(
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number },
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
): GridPlace | null {
  const far = ctrlKey || metaKey;
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.max(0, Math.min(size.rows - 1, nextRow)),
    column: Math.max(0, Math.min(size.columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'Home':
      return far ? to(0, 0) : to(row, 0);
    case 'End':
      return far ? to(size.rows - 1, size.columns - 1) : to(row, size.columns - 1);
    default:
      return null;
  }
}
