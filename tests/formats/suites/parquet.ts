import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { expect } from 'vitest';
import { differences } from '../../../electron/core/formats/compare.ts';
import { PARQUET } from '../../../electron/core/formats/parquet/format.ts';
import { parquetTable } from '../../../electron/core/formats/parquet/writer.ts';
import { askDuckDb } from '../support/duckdb.ts';
import { PARQUET_HOSTILE, table } from './parquet-hostile.ts';
import { fitted, readBack, treeOf, written, type OutsideCase, type Suite } from './suite.ts';
import { FULL } from './tables-sample.ts';
import { CODEBOOK } from './projects.ts';

/** What DuckDB reads, beside the records: values, types, and the spans counted by DuckDB itself. */
const duckDb: OutsideCase = {
  reader: 'DuckDB',
  run: async (folder, records) => {
    const file = (name: string): string => `'${join(folder, `${name}.parquet`)}'`;
    const annotations = records.flatMap((one) => one.annotations);
    const told = await askDuckDb(
      `SELECT a.id, label, annotator, quote, note, confidence, "attribute.value" AS value, "attribute.topics[]" AS topics,
       "attribute.check_worthy" AS worthy, flags FROM ${file('annotations')} a ORDER BY a.id`,
    );
    const expected = annotations
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, label, layer, quote, note, confidence, attributes, flags }) => ({
        id,
        label,
        annotator: layer,
        quote,
        note: note ?? null,
        confidence: confidence ?? null,
        value: attributes['value'] ?? null,
        topics: attributes['topics'] ?? null,
        worthy: attributes['check_worthy'] ?? null,
        flags: flags?.map(({ kind, text }) => ({ kind, text: text ?? null })) ?? null,
      }));
    expect(told.rows).toEqual(expected);
    expect(told.types.slice(5)).toEqual([
      'DOUBLE',
      'DOUBLE',
      'VARCHAR[]',
      'BOOLEAN',
      'STRUCT("kind" VARCHAR, "text" VARCHAR)[]',
    ]);
    const counts = await askDuckDb(
      `SELECT (SELECT count(*) FROM ${file('documents')}) AS d, (SELECT count(*) FROM ${file('relations')}) AS r,
       (SELECT count(*) FROM ${file('document-labels')}) AS l`,
    );
    expect(Object.values(counts.rows[0] ?? {}).map(Number)).toEqual([
      records.length,
      records.flatMap(({ relations }) => relations).length,
      records.flatMap(({ labels }) => Object.keys(labels)).length,
    ]);
  },
};

/** A table as another tool packs it. */
function packed(codec: 'GZIP' | 'ZSTD' | 'UNCOMPRESSED', compress?: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  const column = (name: string) => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8' }) as const;
  const number = (name: string) => ({ name, type: 'INT64', repetition_type: 'REQUIRED' }) as const;
  const schema = [
    { name: 'root', num_children: 4 },
    { ...column('text'), repetition_type: 'REQUIRED' as const },
    number('start'),
    number('end'),
    { ...column('label'), repetition_type: 'REQUIRED' as const },
  ];
  const made = new ParquetWriter({ writer, schema, codec, ...(compress && { compressors: { [codec]: compress } }) });
  void made.write({
    columnData: [
      { name: 'text', data: ['Police said', 'Police said'] },
      { name: 'start', data: [0n, 7n] },
      { name: 'end', data: [6n, 11n] },
      { name: 'label', data: ['CLAIM', 'SOURCE'] },
    ],
  });
  void made.finish();
  return writer.getBytes().slice();
}

/** Parquet tables. */
export const PARQUET_SUITE: Suite = {
  format: PARQUET,
  traps: [
    {
      name: 'everything that the native dataset holds comes back, with ids of any look',
      run: async () => {
        const { records, lost } = fitted(PARQUET, [FULL]);
        expect([records, lost]).toEqual([[FULL], []]);
        const back = await readBack(PARQUET, await written(PARQUET, records));
        expect(differences(records, back, PARQUET.holds, CODEBOOK)).toEqual([]);
        expect(back).toEqual(records);
      },
    },
    {
      name: 'typed columns: offsets are whole numbers, attributes as the codebook has them, several values are lists',
      run: async () => {
        const bytes = (await written(PARQUET, [FULL])).get('annotations.parquet') ?? Buffer.alloc(0);
        const { schema } = parquetMetadata(Uint8Array.from(bytes).buffer);
        const type = (name: string): unknown => {
          const element = schema.find((one) => one.name === name);
          return [element?.type, element?.converted_type, element?.repetition_type];
        };
        expect(type('start')).toEqual(['INT32', undefined, 'REQUIRED']);
        expect(type('attribute.value')).toEqual(['DOUBLE', undefined, 'OPTIONAL']);
        expect(type('attribute.scale')).toEqual(['DOUBLE', undefined, 'OPTIONAL']);
        expect(type('attribute.check_worthy')).toEqual(['BOOLEAN', undefined, 'OPTIONAL']);
        expect(type('attribute.topics[]')).toEqual([undefined, 'LIST', 'OPTIONAL']);
        expect(type('attribute.certainty')).toEqual(['BYTE_ARRAY', 'UTF8', 'OPTIONAL']);
        // No column of the codebook's attributes is missing, also where nobody answered.
        const names = CODEBOOK.attributes.filter(({ on }) => on !== 'document').map(({ name }) => name);
        expect(names.filter((name) => !schema.some((one) => one.name.startsWith(`attribute.${name}`)))).toEqual([]);
      },
    },
    {
      name: 'row groups: rows are given away before the table ends, and read group by group',
      run: async () => {
        const out = parquetTable([{ name: 'text', type: 'text', required: true }]);
        const ready = Array.from({ length: 10_000 }, (_, i) => out.add([String(i)])).filter((piece) => piece !== null);
        expect(ready).toHaveLength(1);
        const rows = ['text', 'start', 'end', 'label'] as const;
        const many = Array.from({ length: 25_000 }, (_, i) => [`a${i}`, 0, 2, 'CLAIM'] as const);
        const bytes = table(rows, many);
        expect(parquetMetadata(Uint8Array.from(bytes).buffer).row_groups).toHaveLength(3);
        const found = [];
        for await (const { text, place } of PARQUET.reader?.read(treeOf({ 'x.parquet': bytes })) ?? []) {
          found.push([text, place.line]);
        }
        expect([found.length, found[0], found.at(-1)]).toEqual([25_000, ['a0', 1], ['a24999', 25_000]]);
      },
    },
    {
      name: 'a table from elsewhere with 64-bit offsets, packed with gzip or not at all',
      run: async () => {
        const { gzipSync, zstdCompressSync } = await import('node:zlib');
        for (const bytes of [packed('UNCOMPRESSED'), packed('GZIP', gzipSync), packed('ZSTD', zstdCompressSync)]) {
          const back = await readBack(PARQUET, { 'spans.parquet': bytes });
          expect(back.flatMap(({ annotations }) => annotations.map(({ label, quote }) => [label, quote]))).toEqual([
            ['CLAIM', 'Police'],
            ['SOURCE', 'said'],
          ]);
        }
      },
    },
  ],
  hostile: PARQUET_HOSTILE,
  outside: [duckDb],
};
