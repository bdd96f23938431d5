import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median, ROUNDS } from '../result.mjs';
import { datasetLines } from './corpus.mjs';
import { call, importFile, openCore } from './workbench.mjs';

/** Annotations in one imported file. */
const FILE = 100_000;

/**
 * Export of native JSONL in a process of its own, against iterating the same rows, with the process's peak memory.
 *
 * @param {string} folder
 * @param {boolean} big a million annotations, too
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function measureExport(folder, big) {
  const small = await measureOne(folder, 100_000);
  if (!big) return small.results;
  const large = await measureOne(folder, 1_000_000);
  const ratio = large.memory / small.memory;
  return [
    ...small.results,
    ...large.results,
    {
      name: 'peak memory, 1,000,000 against 100,000',
      unit: 'MB',
      value: large.memory,
      ratio,
      ratioTo: 'the smaller export',
      goal: '≤ 1.2 ×',
      pass: ratio <= 1.2,
    },
  ];
}

/**
 * @param {string} folder
 * @param {number} count
 */
async function measureOne(folder, count) {
  const said = count.toLocaleString('en-US');
  const { path, seconds } = await makeProject(folder, count);
  /** @type {{ exported: number, iterated: number, memory: number }[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const target = join(folder, 'export.jsonl');
    rounds.push(inChild(folder, path, target));
    rmSync(target);
  }
  rmSync(path);
  const memory = median(rounds.map((round) => round.memory));
  const ratio = median(rounds.map(({ exported, iterated }) => exported / iterated));
  /** @type {import('../result.mjs').BenchResult[]} */
  const results = [
    { name: `JSONL import of ${said}`, unit: 'annotations/s', value: count / seconds },
    {
      name: `JSONL export of ${said}`,
      unit: 'annotations/s',
      value: count / (median(rounds.map(({ exported }) => exported)) / 1000),
      ratio,
      ratioTo: 'iterating the rows',
      goal: '≤ 3 ×',
      pass: ratio <= 3,
    },
    { name: `its peak memory`, unit: 'MB', value: memory, goal: '≤ 200 MB', pass: memory <= 200 },
  ];
  return { memory, results };
}

/**
 * A project with `count` annotations, imported in files of 100,000: a file is read whole before any of it is written.
 *
 * @param {string} folder
 * @param {number} count
 */
async function makeProject(folder, count) {
  const core = await openCore(folder);
  try {
    const { path } = await call(core, 'project.create', { name: `Export ${count}` });
    const dataset = join(folder, 'dataset.jsonl');
    let ms = 0;
    for (let done = 0; done < count; done += FILE) {
      const file = openSync(dataset, 'w');
      for (const line of datasetLines(done, done + FILE)) writeSync(file, line);
      closeSync(file);
      const start = performance.now();
      const { annotations } = await importFile(core, dataset);
      ms += performance.now() - start;
      if (annotations !== FILE) throw new Error(`${annotations} of ${FILE} annotations were imported`);
    }
    rmSync(dataset);
    return { path, seconds: ms / 1000 };
  } finally {
    await core.close();
  }
}

/**
 * @param {string} folder
 * @param {string} project
 * @param {string} target
 */
function inChild(folder, project, target) {
  const script = join(import.meta.dirname, 'export-child.mjs');
  const child = spawnSync(process.execPath, [script, folder, project, target], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the export failed: ${child.stderr}`);
  const { size } = statSync(target);
  if (size < 1_000_000) throw new Error(`the export wrote only ${size} bytes`);
  return JSON.parse(child.stdout);
}
