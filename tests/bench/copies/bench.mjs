import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Finds repeated passages among 10,000 documents, in a process of its own so that its memory can be told.
 *
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export function run() {
  const child = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, 'find-child.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) return Promise.reject(new Error(`the search ended with ${String(child.status)}`));
  return Promise.resolve(JSON.parse(child.stdout));
}
