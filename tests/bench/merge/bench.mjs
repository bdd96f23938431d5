import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Merges a copy with 100,000 operations that are new here (with `big`: 1,000,000), in a process of its own so that its memory can be
 * told; and once more, when none is new.
 *
 * @param {{ big: boolean }} options
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export function run({ big }) {
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'merge-child.mjs'), big ? '1000000' : '100000'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) return Promise.reject(new Error(`the merge ended with ${String(child.status)}`));
  return Promise.resolve(JSON.parse(child.stdout));
}
