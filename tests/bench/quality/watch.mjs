import { join } from 'node:path';
import { call, openCore } from '../storage/workbench.mjs';

const MB = 2 ** 20;

/** Seconds of the processor: a machine that is busy with something else does not make it slower. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Milliseconds of the processor that this thread had, without those that collect garbage beside it. */
const turn = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * What a piece of work takes: seconds of the processor, memory above what there was before, and the longest that other calls had to wait for their turn, in milliseconds of
 * the processor.
 *
 * @param {() => Promise<unknown>} work
 */
export async function watch(work) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  let longest = 0;
  let last = turn();
  let isOver = false;
  const beat = () => {
    const now = turn();
    longest = Math.max(longest, now - last);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  const start = cpu();
  await work();
  isOver = true;
  return { seconds: cpu() - start, longest, memory: (peak - before) / MB };
}

/**
 * Opens the project of a folder, and writes what is measured in it.
 *
 * @param {(core: import('../../../electron/core/core.ts').Core, folder: string) => Promise<import('../result.mjs').BenchResult[]>} measure
 */
export async function inProject(measure) {
  const [folder = ''] = process.argv.slice(2);
  const core = await openCore(folder);
  await call(core, 'project.open', { path: join(folder, 'projects', 'Quality.claimwright') });
  process.stdout.write(JSON.stringify(await measure(core, folder)));
  await core.close();
}

/**
 * The three figures of a piece of work.
 *
 * @param {string} name
 * @param {{ seconds: number, longest: number, memory: number }} took
 * @param {number} [most] seconds that it may take
 * @returns {import('../result.mjs').BenchResult[]}
 */
export const figures = (name, { seconds, longest, memory }, most) => [
  {
    name,
    unit: 's of CPU',
    value: seconds,
    ...(most !== undefined && { goal: `≤ ${most} s`, pass: seconds <= most }),
  },
  { name: '  memory above what there was', unit: 'MB', value: memory },
  { name: '  longest without giving way', unit: 'ms of CPU', value: longest, goal: '≤ 50 ms', pass: longest <= 50 },
];
