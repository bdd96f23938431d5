import type { Place } from '../problem.ts';

/** A row of a table that is read: its cells in the order of the columns, texts or typed values, null where there is nothing. */
export interface RowIn {
  readonly place: Place;
  readonly cells: readonly unknown[];
}

/** A table that is read, in rows that come in portions. */
export interface TableIn {
  /** As messages name it. */
  readonly file: string;
  /** Each once. */
  readonly columns: readonly string[];
  /** Afresh from the beginning on each call. */
  readonly rows: () => AsyncIterable<readonly RowIn[]>;
}

/** The rows of a table one after the other. */
export async function* rowsOf(table: TableIn): AsyncGenerator<RowIn> {
  for await (const rows of table.rows()) yield* rows;
}
