import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { invariant } from '../../../../shared/assert.ts';
import { wellFormed } from '../well-formed.ts';
import { schemaOf, type ParquetColumn } from './schema.ts';

/** Rows of a group, and its size in characters: what is held in memory at once. A longer single row is a group of its own. */
const MOST_ROWS = 10_000;
const MOST_SIZE = 4 * 2 ** 20;

/** One row: a value for each column in their order, null where there is none; objects by the names of their fields. */
export type ParquetRow = readonly unknown[];

/** A Parquet file that is written row by row: `add` gives what is ready after a row, `end` the rest. */
export interface ParquetTable {
  add(row: ParquetRow): Uint8Array | null;
  end(): Uint8Array[];
}

/**
 * Writes a table as a Parquet file (Snappy), a row group at a time: memory does not grow with the number of rows. The same rows give the
 * same bytes.
 *
 * @throws Refusal `invalid` where a text holds half of a surrogate pair, which UTF-8 cannot say.
 */
export function parquetTable(columns: readonly ParquetColumn[]): ParquetTable {
  const out = new ByteWriter();
  const writer = new ParquetWriter({ writer: out, schema: schemaOf(columns), createdBy: 'claimwright' });
  /** The bytes since the last piece, which the next row group does not write over. */
  const piece = (): Uint8Array => {
    const bytes = out.getBytes().slice();
    out.index = 0;
    return bytes;
  };
  const group = emptyGroup(columns);
  const flush = (): Uint8Array => {
    const columnData = columns.map(({ name }, i) => ({ name, data: group.cells[i] ?? [] }));
    void writer.write({ columnData, rowGroupSize: group.rows });
    group.clear();
    return piece();
  };
  return {
    add(row) {
      group.add(row);
      return group.rows >= MOST_ROWS || group.size >= MOST_SIZE ? flush() : null;
    },
    end() {
      const last = group.rows > 0 ? [flush()] : [];
      void writer.finish();
      return [...last, piece()];
    },
  };
}

/** All rows as one Parquet file, see {@link parquetTable}. */
export async function* parquetBytes(
  columns: readonly ParquetColumn[],
  rows: AsyncIterable<ParquetRow> | Iterable<ParquetRow>,
): AsyncGenerator<Uint8Array> {
  const table = parquetTable(columns);
  for await (const row of rows) {
    const ready = table.add(row);
    if (ready !== null) yield ready;
  }
  yield* table.end();
}

interface Group {
  readonly cells: readonly unknown[][];
  rows: number;
  size: number;
  add(row: ParquetRow): void;
  clear(): void;
}

function emptyGroup(columns: readonly ParquetColumn[]): Group {
  const cells = columns.map((): unknown[] => []);
  return {
    cells,
    rows: 0,
    size: 0,
    add(row) {
      invariant(row.length === cells.length, `expected ${cells.length} cells, got ${row.length}`);
      for (const [i, cell] of row.entries()) {
        cells[i]?.push(cell);
        this.size += sizeOf(cell);
      }
      this.rows += 1;
    },
    clear() {
      for (const column of cells) column.length = 0;
      this.rows = 0;
      this.size = 0;
    },
  };
}

/** About as many characters as a cell takes. Looks into every text on the way. */
export function sizeOf(cell: unknown): number {
  if (typeof cell === 'string') return wellFormed(cell).length;
  if (typeof cell !== 'object' || cell === null) return 8;
  return Object.values(cell).reduce((sum: number, inner) => sum + sizeOf(inner), 8);
}
