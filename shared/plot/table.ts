import { csv } from '../text/csv.ts';

/** What stands in one place of a table; null: nothing is known. */
export type Cell = string | number | null;

/** The data of a picture, as a table beside it shows them and a file holds them. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly isNumber?: boolean }[];
  /** `key`: the mark of the picture that the row stands for. */
  readonly rows: readonly { readonly key: string | null; readonly cells: readonly Cell[] }[];
}

/** A table as a file for spreadsheets: the numbers plain, without separators. */
export const csvOf = ({ columns, rows }: DataTable): string =>
  csv([columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)]);
