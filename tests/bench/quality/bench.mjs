import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SPANS_A_DOCUMENT = 10;

/**
 * The quality checks over 20,000 and 100,000 annotations, and splits of 10,000 documents, of which a fifth repeat passages of another. Each in a process of its own, so that its
 * memory can be told.
 *
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export function run() {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-quality-'));
  try {
    return Promise.resolve([
      ...measured(join(folder, 'small'), 2000, ['checks']),
      ...measured(join(folder, 'large'), 10_000, ['checks', 'splits']),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Makes a project of so many documents, and measures what is named over it.
 *
 * @param {string} folder
 * @param {number} documents
 * @param {readonly ('checks' | 'splits')[]} parts
 * @returns {import('../result.mjs').BenchResult[]}
 */
function measured(folder, documents, parts) {
  child(['make-child.mjs', folder, String(documents), String(SPANS_A_DOCUMENT)]);
  return parts.flatMap((part) => JSON.parse(child([`${part}-child.mjs`, folder])));
}

/** What a process wrote. @param {readonly string[]} args @throws Error where it failed */
function child([file = '', ...args]) {
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', join(import.meta.dirname, file), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${file} ended with ${String(status)}`);
  return stdout;
}
