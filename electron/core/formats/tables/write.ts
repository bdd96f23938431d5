import type { DatasetSource, OutFile } from '../format.ts';
import type { ParquetColumn } from '../parquet/schema.ts';
import { columnsFor, TABLE_NAMES, type TableName } from './columns.ts';
import { rowsFor, type Row } from './rows-out.ts';
import { createSpools, type Spool } from './spool.ts';

type Piece = string | Uint8Array;

/** Writes the rows of one table: what is ready after a row, and what is left at the end. */
export interface TableOut {
  add(row: Row): Piece | null;
  end(): Iterable<Piece>;
}

/** How tables become files. */
export interface TablesOut {
  readonly extension: string;
  readonly table: (columns: readonly ParquetColumn[]) => TableOut;
}

/**
 * The tables of a dataset as files, all of them from one walk over its documents: what does not come first waits in temporary files, so that
 * memory grows with nothing but the ids of cards and sources. Every table is there, also one without rows.
 */
export async function* writeTables(source: DatasetSource, { extension, table }: TablesOut): AsyncGenerator<OutFile> {
  const spools = createSpools();
  try {
    const columns = columnsFor(source.codebook);
    const made = TABLE_NAMES.map((name): { name: TableName; out: TableOut; spool: Spool } => ({
      name,
      out: table(columns[name]),
      spool: spools.make(),
    }));
    const rowsOf = rowsFor(source.codebook);
    for await (const record of source.records()) {
      const rows = rowsOf(record);
      for (const { name, out, spool } of made) {
        for (const row of rows[name]) {
          const piece = out.add(row);
          if (piece !== null) spool.put(piece);
        }
      }
    }
    for (const { out, spool } of made) for (const piece of out.end()) spool.put(piece);
    for (const { name, spool } of made) yield { path: `${name}.${extension}`, pieces: spool.pieces() };
  } finally {
    spools.clear();
  }
}
