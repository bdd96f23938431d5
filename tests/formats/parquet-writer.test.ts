import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import type { ParquetColumn } from '../../electron/core/formats/parquet/schema.ts';
import { parquetBytes, type ParquetRow } from '../../electron/core/formats/parquet/writer.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { askDuckDb } from './support/duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COLUMNS: readonly ParquetColumn[] = [
  { name: 'id', type: 'text', required: true },
  { name: 'n', type: 'integer' },
  { name: 'd', type: 'number' },
  { name: 'b', type: 'boolean' },
  { name: 'tags', type: { list: 'text' } },
  {
    name: 'fragments',
    type: {
      list: {
        fields: [
          { name: 'start', type: 'integer', required: true },
          { name: 'end', type: 'integer', required: true },
        ],
      },
    },
  },
];

const ROWS: readonly ParquetRow[] = [
  ['a', 1, 1.5, true, ['x', 'y'], [{ start: 1, end: 2 }, { start: 5, end: 9 }]],
  ['b', null, null, null, null, []],
  ['', 2, -0.1, false, [], null],
  ['𠮷\r\n"', -3, 1e300, null, [''], [{ start: 0, end: 1 }]],
]; // oxfmt-ignore

const asObjects = ROWS.map((row) => Object.fromEntries(COLUMNS.map(({ name }, i) => [name, row[i]])));

async function fileOf(columns: readonly ParquetColumn[], rows: Iterable<ParquetRow>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of parquetBytes(columns, rows)) pieces.push(piece);
  return Uint8Array.from(Buffer.concat(pieces));
}

const asBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

describe('a table written as Parquet', () => {
  it('is read by hyparquet and by DuckDB with its types, nulls apart from what is empty', async () => {
    const bytes = await fileOf(COLUMNS, ROWS);
    expect(await parquetReadObjects({ file: asBuffer(bytes) })).toEqual(asObjects);
    const path = join(folder, 'a.parquet');
    writeFileSync(path, bytes);
    const told = await askDuckDb(`SELECT * FROM '${path}'`);
    expect(told.rows).toEqual(asObjects);
    expect(told.types).toEqual([
      'VARCHAR',
      'INTEGER',
      'DOUBLE',
      'BOOLEAN',
      'VARCHAR[]',
      'STRUCT("start" INTEGER, "end" INTEGER)[]',
    ]);
  });

  it('may have no rows', async () => {
    const path = join(folder, 'none.parquet');
    writeFileSync(path, await fileOf(COLUMNS, []));
    expect(await askDuckDb(`SELECT * FROM '${path}'`)).toMatchObject({
      columns: COLUMNS.map(({ name }) => name),
      rows: [],
    });
  });

  it('has row groups of bounded size, and gives them away one by one', async () => {
    const made: number[] = [];
    function* many(): Generator<ParquetRow> {
      for (let i = 0; i < 25_000; i += 1) {
        made.push(i);
        yield [String(i), i];
      }
    }
    const pieces: Uint8Array[] = [];
    const madeAtPiece: number[] = [];
    for await (const piece of parquetBytes(COLUMNS.slice(0, 2), many())) {
      pieces.push(piece);
      madeAtPiece.push(made.length);
    }
    expect(madeAtPiece).toEqual([10_000, 20_000, 25_000, 25_000]);
    const { row_groups: groups, num_rows: rows } = parquetMetadata(asBuffer(Buffer.concat(pieces)));
    expect([Number(rows), ...groups.map((group) => Number(group.num_rows))]).toEqual([25_000, 10_000, 10_000, 5_000]);
    // Few rows that are long are a group too.
    const long = 'x'.repeat(3 * 2 ** 20);
    const large = await fileOf(COLUMNS.slice(0, 1), [[long], [long], [long]]);
    expect(parquetMetadata(asBuffer(large)).row_groups.map((group) => Number(group.num_rows))).toEqual([2, 1]);
  });

  it('has the same bytes for the same rows', async () => {
    expect(await fileOf(COLUMNS, ROWS)).toEqual(await fileOf(COLUMNS, ROWS));
  });

  it('refuses half of a surrogate pair, also in a list', async () => {
    await expect(fileOf(COLUMNS, [['a\ud800', 1, 1, true, [], []]])).rejects.toThrow(Refusal);
    await expect(fileOf(COLUMNS, [['a', 1, 1, true, ['\udc00'], []]])).rejects.toThrow(/half of a surrogate pair/);
  });
});
