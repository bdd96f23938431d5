import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { byId, byPlace } from '../../electron/core/formats/native/order.ts';
import { writeNative } from '../../electron/core/formats/native/write.ts';
import { joined } from './make.ts';
import { WITH_ENDS } from './sample.ts';
import { datasets } from './suites/projects.ts';
import { askDuckDb } from './support/duckdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-duckdb-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a native dataset read by DuckDB', () => {
  it('has the same documents, annotations and relations, with their values', async () => {
    const generated = fc.sample(datasets, { numRuns: 40, seed: 11 }).flat();
    const records = [...new Map([...generated, ...WITH_ENDS].map((record) => [record.id, record])).values()];
    const path = join(folder, 'dataset.jsonl');
    writeFileSync(path, await joined(writeNative(records.toSorted(byId))));
    const lines = `read_json('${path}', format = 'newline_delimited', columns = {
      id: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR', relations: 'STRUCT(id VARCHAR, "type" VARCHAR)[]',
      annotations: 'STRUCT(id VARCHAR, label VARCHAR, annotator VARCHAR, quote VARCHAR, "start" INTEGER, note VARCHAR, confidence DOUBLE)[]'})`;
    const documents = await askDuckDb(`SELECT id, title, text, len(relations) AS relations FROM ${lines} ORDER BY id`);
    expect(documents.rows).toEqual(
      records
        .toSorted(byId)
        .map(({ id, title, text, relations }) => ({ id, title, text, relations: String(relations.length) })),
    );
    const annotations = await askDuckDb(
      `SELECT id AS document, unnest(annotations, recursive := true) FROM (SELECT id, annotations FROM ${lines})`,
    );
    const key = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(row);
    const expected = records.toSorted(byId).flatMap(({ id: document, text, annotations: all }) =>
      all.toSorted(byPlace).map(({ id, label, layer, quote, fragments, note, confidence }) => ({
        document,
        id,
        label,
        annotator: layer,
        quote,
        start: Array.from(text.slice(0, fragments[0]?.start)).length,
        note: note ?? null,
        confidence: confidence ?? null,
      })),
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(annotations.rows.map(({ document, ...row }) => key({ document, ...row })).toSorted()).toEqual(
      expected.map(key).toSorted(),
    );
  });
});
