import { DuckDBInstance } from '@duckdb/node-api';

/** What DuckDB says to a query: names, types and rows as JSON has them (whole numbers of 64 bits as text). */
export interface Told {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Asks a DuckDB of its own, which lives for the one question. */
export async function askDuckDb(sql: string): Promise<Told> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql);
    return {
      columns: reader.columnNames(),
      types: reader.columnTypes().map(String),
      rows: reader.getRowObjectsJson(),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
