import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';

const SCRIPT = fileURLToPath(new URL('spans.py', import.meta.url));

/** The spans that Python found by slicing the texts of a dataset: label and quote, sorted. Throws with Python's own words. */
export function spansByPython(format: string, folder: string): string[] {
  const out = execFileSync('python3', ['-W', 'error', SCRIPT, format, folder], {
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 64 * 1024 * 1024,
  });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.stringify(JSON.parse(line)))
    .toSorted();
}

/** The same of the records that were written. */
export const spansOf = (records: readonly DatasetRecord[]): string[] =>
  records
    .flatMap(({ annotations }) => annotations.map(({ label, quote }) => JSON.stringify([label, quote])))
    .toSorted();
