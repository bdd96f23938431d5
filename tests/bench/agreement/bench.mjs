import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ratingsOf } from './corpus.mjs';

const DOCUMENTS = 1000;
const UNITS = 100_000;
/** Agreement over a whole project is looked at while it is waited for. */
const GOAL_MS = 10_000;
const PROJECT_GOAL_MS = 30_000;
const GAMMA_GOAL_MS = 60_000;
const GOAL_MB = 1024;

/**
 * Agreement of three annotators with 100,000 spans each, in many documents and in one; γ; and an alpha of 100,000 ratings beside that of nltk, where
 * the system's Python has it.
 *
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export function run() {
  const spans = UNITS / DOCUMENTS;
  const results = [
    ...timed('F1 of three pairs, 3 × 100,000 spans in 1,000 documents', ['f1', DOCUMENTS, spans]),
    ...timed('F1 of three pairs, 3 × 100,000 spans in one document', ['f1', 1, UNITS]),
    ...timed('alpha of characters, 1,000 documents', ['characters', DOCUMENTS, spans]),
    ...timed('alpha of characters, one document', ['characters', 1, UNITS]),
    ...timed('unitizing alphas, 1,000 documents', ['unitizing', DOCUMENTS, spans]),
    ...timed('unitizing alphas, one document', ['unitizing', 1, UNITS]),
    ...timed(
      'every number but γ, with intervals, 3 × 100,000 spans in 1,000 documents',
      ['project', DOCUMENTS, spans],
      PROJECT_GOAL_MS,
    ),
    ...timed('γ, one document of 200 spans × 3', ['gamma', 1, 200], GAMMA_GOAL_MS),
    ...timed('γ, five documents of 200 spans × 3', ['gamma', 5, 200], GAMMA_GOAL_MS),
  ];
  const ours = child(['ratings', UNITS, 0]);
  results.push(result('alpha of 100,000 ratings × 3', ours.ms, GOAL_MS));
  const theirs = nltk();
  if (theirs === null) console.error('nltk is not on this machine (Debian: python3-nltk): its alpha is left out');
  else {
    if (Math.abs(theirs.value - Number(ours.value)) > 1e-9)
      throw new Error(`nltk says ${theirs.value}, we say ${String(ours.value)}`);
    results.push({
      name: 'the same by nltk',
      unit: 'ms',
      value: theirs.ms,
      ratioTo: 'ours',
      ratio: theirs.ms / ours.ms,
    });
  }
  return Promise.resolve(results);
}

/** @param {string} name @param {number} ms @param {number} goal @returns {import('../result.mjs').BenchResult} */
const result = (name, ms, goal) => ({ name, unit: 'ms', value: ms, goal: `< ${goal / 1000} s`, pass: ms < goal });

/** @param {string} name @param {readonly [string, number, number]} what @param {number} goal @returns {import('../result.mjs').BenchResult[]} */
function timed(name, what, goal = GOAL_MS) {
  const { ms, mb, value } = child(what);
  const samples =
    typeof value === 'object' && value !== null && 'samples' in value ? `, ${String(value.samples)} samples` : '';
  return [
    result(name + samples, ms, goal),
    { name: `${name}, memory`, unit: 'MB', value: mb, goal: `< ${GOAL_MB} MB`, pass: mb < GOAL_MB },
  ];
}

/** @param {readonly [string, number, number]} what @returns {{ ms: number, mb: number, value: unknown }} */
function child(what) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'child.mjs'), ...what.map(String)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`measuring ${what.join(' ')} ended with ${String(status)}`);
  return JSON.parse(stdout);
}

/** @returns {{ ms: number, value: number } | null} */
function nltk() {
  const parent = resolve(import.meta.dirname, '../../../out/bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'agreement-'));
  try {
    const file = join(folder, 'ratings.csv');
    writeFileSync(
      file,
      ratingsOf(UNITS)
        .map((row) => row.join(','))
        .join('\n'),
    );
    const script = join(import.meta.dirname, 'nltk_alpha.py');
    const { status, stdout } = spawnSync('/usr/bin/python3', [script, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? JSON.parse(stdout) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
