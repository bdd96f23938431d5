import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { byId } from '../../electron/core/formats/native/order.ts';
import { writeNative } from '../../electron/core/formats/native/write.ts';
import type { DatasetRecord } from '../../electron/core/formats/dataset.ts';
import { datasets } from './arbitrary.ts';
import { joined } from './make.ts';
import { WITH_ENDS } from './sample.ts';

const CHECK = fileURLToPath(new URL('check.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'claimwright-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Number of annotations that Python found right. Throws with Python's own words where one is not. */
function checkedByPython(dataset: string): number {
  const path = join(folder, 'dataset.jsonl');
  writeFileSync(path, dataset);
  return Number(execFileSync('python3', [CHECK, path], { encoding: 'utf8', stdio: 'pipe' }));
}

const countOf = (records: readonly DatasetRecord[]): number =>
  records.reduce((n, one) => n + one.annotations.length, 0);

describe('a dataset read by Python', () => {
  it('has text[start:end] == quote for every annotation of the sample', async () => {
    const dataset = await joined(writeNative(WITH_ENDS.toSorted(byId)));
    expect(checkedByPython(dataset)).toBe(countOf(WITH_ENDS));
  });

  it('has it for 300 generated datasets too', async () => {
    // Numbers stay out: Python writes floats its own way, which says nothing of the file.
    const some = fc.sample(datasets, { numRuns: 300, seed: 8 }).map((records) => records.map(withoutNumbers));
    const parts = await Promise.all(some.map((records) => joined(writeNative(records))));
    const expected = some.reduce((n, records) => n + countOf(records), 0);
    expect(expected).toBeGreaterThan(1000);
    expect(checkedByPython(parts.join(''))).toBe(expected);
  });

  it.each([
    ['a span that is one off', (line: string) => line.replace('"end":14,', '"end":15,'), /AssertionError: e-claim/],
    ['a changed text', (line: string) => line.replace('disagreed', 'disagrees'), /AssertionError/],
    [
      'keys in another order',
      (line: string) => line.replace('"from":"e-claim","id":"r-3"', '"id":"r-3","from":"e-claim"'),
      /not canonical/,
    ],
  ])('is found wrong with %s', (_what, spoil, message) => {
    const golden = readFileSync(new URL('../fixtures/native/sample.jsonl', import.meta.url), 'utf8');
    const spoilt = spoil(golden);
    expect(spoilt).not.toBe(golden);
    expect(() => checkedByPython(spoilt)).toThrow(message);
  });
});

function withoutNumbers(record: DatasetRecord): DatasetRecord {
  return {
    ...record,
    metadata: {},
    labels: Object.fromEntries(Object.keys(record.labels).map((layer) => [layer, { genre: 'news' }])),
    annotations: record.annotations.map(({ confidence: _confidence, ...rest }) => ({ ...rest, attributes: {} })),
    relations: record.relations.map((relation) => ({ ...relation, attributes: {} })),
  };
}
