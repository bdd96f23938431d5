import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, ROUNDS } from '../result.mjs';
import { call, openCore } from './workbench.mjs';

/**
 * Start of the core with the sample project, until its document list is there, in a new process. The goal for the whole
 * window is measured with the window.
 *
 * @param {string} folder
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function measureStart(folder) {
  const core = await openCore(folder);
  const begin = performance.now();
  await call(core, 'project.sample', {});
  const first = performance.now() - begin;
  await core.close();
  const rounds = Array.from({ length: ROUNDS }, () => inChild(folder));
  const value = median(rounds.map(({ ready }) => ready));
  return [
    { name: 'making the sample project', unit: 'ms', value: first },
    {
      name: 'process start to the document list',
      unit: 'ms',
      value,
      ratio: median(rounds.map(({ ready, loaded }) => ready / loaded)),
      ratioTo: 'loading the modules alone',
    },
  ];
}

/** @param {string} folder */
function inChild(folder) {
  const script = join(import.meta.dirname, 'start-child.mjs');
  const child = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the start failed: ${child.stderr}`);
  return /** @type {{ loaded: number, ready: number }} */ (JSON.parse(child.stdout));
}
