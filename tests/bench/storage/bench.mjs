import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measureBulk } from './bulk.mjs';
import { measureEdits } from './edit.mjs';
import { measureExport } from './export.mjs';
import { measureStart } from './start.mjs';

/**
 * Measures the storage: a durable edit, a bulk write, import and export, and the start.
 *
 * @param {{ big?: boolean }} [options] `big`: a million annotations, too
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function run({ big = false } = {}) {
  // Not in the temporary folder: where that is in memory, waiting for the disk costs nothing.
  const parent = resolve(import.meta.dirname, '../../../out/bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'storage-'));
  const inFolder = (/** @type {string} */ name) => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };
  try {
    return [
      ...(await measureEdits(inFolder('edit'))),
      ...(await measureBulk(inFolder('bulk'))),
      ...(await measureExport(inFolder('export'), big)),
      ...(await measureStart(inFolder('start'))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
