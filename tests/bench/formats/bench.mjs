import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { median, ROUNDS } from '../result.mjs';

const FORMATS = ['jsonl', 'csv', 'parquet', 'doccano'];
/** Those that are imported into a project besides. */
const IMPORTED = ['jsonl', 'csv', 'parquet'];

/** @typedef {{ bytes: number, write: number, read: number, raw: number, walk: number, writeMemory: number, readMemory: number }} Measured */
/** @typedef {{ bytes: number, raw: number, ms: number, stage: number, commit: number, undo: number, memory: number }} Imported */

/**
 * Datasets out and in, without a project: the documents are made on the way. Each way in a process of its own, beside a walk over the same
 * documents and beside writing as many bytes. Then into a project, by the calls that the window makes.
 *
 * @param {{ big?: boolean }} [options] `big`: a million annotations, too, in one round
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function run({ big = false } = {}) {
  const parent = resolve(import.meta.dirname, '../../../out/bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'formats-'));
  try {
    const small = measureAll(folder, 100_000, ROUNDS);
    const results = FORMATS.flatMap((id) => told(id, 100_000, small));
    const imported = new Map(IMPORTED.map((id) => [id, importOf(folder, id, 100_000)]));
    for (const [id, one] of imported) results.push(...toldImport(id, 100_000, one));
    if (!big) return results;
    const large = measureAll(folder, 1_000_000, 1);
    for (const id of FORMATS) results.push(...told(id, 1_000_000, large), ...compared(id, small, large));
    for (const [id, one] of imported) results.push(...toldImport(id, 1_000_000, importOf(folder, id, 1_000_000), one));
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {number} count
 * @param {number} rounds
 * @returns {Map<string, Measured>}
 */
function measureAll(folder, count, rounds) {
  const found = new Map();
  for (const id of FORMATS) {
    const all = Array.from({ length: rounds }, () => measure(folder, id, count));
    const of = (/** @type {keyof Measured} */ name) => median(all.map((one) => one[name]));
    found.set(id, {
      bytes: of('bytes'),
      write: of('write'),
      read: of('read'),
      raw: of('raw'),
      walk: of('walk'),
      writeMemory: of('writeMemory'),
      readMemory: of('readMemory'),
    });
  }
  return found;
}

/**
 * @param {string} folder
 * @param {string} id
 * @param {number} count
 * @returns {Measured}
 */
function measure(folder, id, count) {
  const path = join(folder, `${id}-${count}`);
  const walk = inChild('walk', id, count, path);
  const write = inChild('write', id, count, path);
  const bytes = sizeOf(path);
  const raw = rawWrite(join(folder, 'raw'), bytes);
  const read = inChild('read', id, count, path);
  rmSync(path, { recursive: true });
  return {
    bytes,
    write: write.ms,
    read: read.ms,
    raw,
    walk: walk.ms,
    writeMemory: write.memory,
    readMemory: read.memory,
  };
}

/**
 * @param {string} way
 * @param {string} id
 * @param {number} count
 * @param {string} path
 * @returns {{ ms: number, memory: number }}
 */
function inChild(way, id, count, path) {
  const script = join(import.meta.dirname, 'child.mjs');
  const child = spawnSync(process.execPath, [script, way, id, String(count), path], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${way} ${id} failed: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

/**
 * Imports a dataset into a new project, and takes it back.
 *
 * @param {string} folder
 * @param {string} id
 * @param {number} count
 * @returns {Imported}
 */
function importOf(folder, id, count) {
  const path = join(folder, `${id}-in-${count}`);
  inChild('write', id, count, path);
  const bytes = sizeOf(path);
  const raw = rawWrite(join(folder, 'raw'), bytes);
  const script = join(import.meta.dirname, 'import-child.mjs');
  const child = spawnSync(process.execPath, [script, id, String(count), path, 'undo'], { encoding: 'utf8' });
  rmSync(path, { recursive: true });
  if (child.status !== 0) throw new Error(`importing ${id} failed: ${child.stderr}`);
  return { ...JSON.parse(child.stdout), bytes, raw };
}

/**
 * @param {string} id
 * @param {number} count
 * @param {Imported} one
 * @param {Imported} [smaller] the same with fewer annotations
 * @returns {import('../result.mjs').BenchResult[]}
 */
function toldImport(id, count, one, smaller) {
  const said = count.toLocaleString('en-US');
  const ratio = smaller && one.memory / smaller.memory;
  return [
    {
      name: `${id} into a project, ${said}`,
      unit: 'MB/s',
      value: one.bytes / 1e6 / (one.ms / 1000),
      ratio: one.ms / one.raw,
      ratioTo: 'writing the same bytes',
    },
    { name: 'the same, read and looked at', unit: 'ms', value: one.stage },
    { name: 'the same, compared and written', unit: 'ms', value: one.commit },
    { name: 'taking it back', unit: 'ms', value: one.undo, ratio: one.undo / one.commit, ratioTo: 'writing it' },
    {
      name: 'its peak memory above the start',
      unit: 'MB',
      value: one.memory,
      goal: '≤ 400 MB',
      pass: one.memory <= 400,
    },
    ...(ratio === undefined
      ? []
      : [
          {
            name: 'the same',
            unit: 'MB',
            value: one.memory,
            ratio,
            ratioTo: 'that of 100,000',
            goal: '≤ 1.15 ×',
            pass: ratio <= 1.15,
          },
        ]),
  ];
}

/** @param {string} path */
const sizeOf = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true }).reduce((sum, name) => sum + statSync(join(path, String(name))).size, 0)
    : statSync(path).size;

/**
 * Writes as many bytes as durably.
 *
 * @param {string} path
 * @param {number} bytes
 */
function rawWrite(path, bytes) {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const start = performance.now();
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= piece.length) writeSync(file, piece, 0, Math.min(left, piece.length));
  fsyncSync(file);
  closeSync(file);
  const ms = performance.now() - start;
  rmSync(path);
  return ms;
}

/**
 * @param {string} id
 * @param {number} count
 * @param {Map<string, Measured>} all
 * @returns {import('../result.mjs').BenchResult[]}
 */
function told(id, count, all) {
  const one = all.get(id);
  const jsonl = all.get('jsonl');
  if (!one || !jsonl) return [];
  const said = count.toLocaleString('en-US');
  const speed = (/** @type {number} */ ms) => one.bytes / 1e6 / (ms / 1000);
  const isGoal = id === 'parquet';
  return [
    {
      name: `${id} out, ${said}`,
      unit: 'MB/s',
      value: speed(one.write),
      ratio: one.write / one.raw,
      ratioTo: 'writing the same bytes',
    },
    { name: 'the same', unit: 'ms', value: one.write, ratio: one.write / one.walk, ratioTo: 'making the documents' },
    ...(id === 'jsonl'
      ? []
      : [
          {
            name: 'the same',
            unit: 'ms',
            value: one.write,
            ratio: one.write / jsonl.write,
            ratioTo: 'JSONL',
            ...(isGoal && { goal: '≤ 3 ×', pass: one.write <= 3 * jsonl.write }),
          },
        ]),
    {
      name: 'its peak memory above the start',
      unit: 'MB',
      value: one.writeMemory,
      goal: '≤ 200 MB',
      pass: one.writeMemory <= 200,
    },
    {
      name: `${id} in, ${said}`,
      unit: 'MB/s',
      value: speed(one.read),
      ratio: one.read / one.write,
      ratioTo: 'writing it',
    },
    { name: 'its peak memory above the start', unit: 'MB', value: one.readMemory },
  ];
}

/**
 * @param {string} id
 * @param {Map<string, Measured>} small
 * @param {Map<string, Measured>} large
 * @returns {import('../result.mjs').BenchResult[]}
 */
function compared(id, small, large) {
  const [before, after] = [small.get(id), large.get(id)];
  if (!before || !after) return [];
  const ratio = after.writeMemory / before.writeMemory;
  return [
    {
      name: `${id} out, memory of 1,000,000`,
      unit: 'MB',
      value: after.writeMemory,
      ratio,
      ratioTo: 'that of 100,000',
      goal: '≤ 1.2 ×',
      pass: ratio <= 1.2,
    },
    {
      name: `${id} in, memory of 1,000,000`,
      unit: 'MB',
      value: after.readMemory,
      ratio: after.readMemory / before.readMemory,
      ratioTo: 'that of 100,000',
    },
  ];
}
