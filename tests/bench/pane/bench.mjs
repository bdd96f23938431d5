// @ts-check
import { join } from 'node:path';
import { bundle, launch, ORIGIN, serve } from '../../browser/pane/bundle.ts';
import { createWork } from './work.ts';

/**
 * @typedef {import('../result.mjs').BenchResult} BenchResult
 * @typedef {{ load: number, add: number, remove: number, longest: number, hit: number, found: number, p95: number, jump: number }} Measures
 * @typedef {import('./page/peers.ts').PeerName} PeerName
 */

const SIZES = [
  { name: '10 kB / 100', size: 10_000, count: 100 },
  { name: '100 kB / 1,000', size: 100_000, count: 1000 },
  { name: '1 MB / 10,000', size: 1_000_000, count: 10_000 },
];
const LARGEST = { name: '5 MB / 100,000', size: 5_000_000, count: 100_000 };
/** @type {readonly PeerName[]} */
const PEERS = ['pane', 'decorations', 'plain'];
const ROUNDS = 5;

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * One round of one peer in a fresh page.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {import('../../browser/pane/bundle.ts').Bundle} files
 * @param {PeerName} peer
 * @param {import('./page/peers.ts').Work} work
 * @returns {Promise<Measures>}
 */
async function round(browser, files, peer, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await serve(context, new Map([...files, ['/work.json', JSON.stringify(work)]]));
    const page = await context.newPage();
    await page.goto(ORIGIN);
    return await page.evaluate(async (peer) => {
      const work = await (await fetch('/work.json')).json();
      await document.fonts.ready;
      const load = await window.bench.load(peer, work);
      const edits = peer === 'plain' ? { add: Number.NaN, remove: Number.NaN, longest: 0 } : await window.bench.edit(9);
      const { mean: hit, found } = window.bench.hit(60);
      return { load, ...edits, hit, found, ...(await window.bench.scroll(60, 7)) };
    }, peer);
  } finally {
    await context.close();
  }
}

/**
 * The middle of all rounds.
 *
 * @param {readonly Measures[]} list
 * @returns {Measures}
 */
const medians = (list) => {
  /** @param {keyof Measures} key */
  const of = (key) => median(list.map((measures) => measures[key]));
  return {
    load: of('load'),
    add: of('add'),
    remove: of('remove'),
    longest: of('longest'),
    hit: of('hit'),
    found: of('found'),
    p95: of('p95'),
    jump: of('jump'),
  };
};

/**
 * Rounds of all peers, taking turns, so that a slow minute of the machine is everybody's.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {import('../../browser/pane/bundle.ts').Bundle} files
 * @param {{ size: number, count: number }} scale
 * @param {number} rounds
 * @returns {Promise<Record<PeerName, Measures>>}
 */
async function measure(browser, files, { size, count }, rounds) {
  const work = createWork(size, count);
  /** @type {Record<PeerName, Measures[]>} */
  const all = { pane: [], decorations: [], plain: [] };
  for (let i = 0; i < rounds; i++) {
    for (const peer of PEERS) all[peer].push(await round(browser, files, peer, work));
  }
  return { pane: medians(all.pane), decorations: medians(all.decorations), plain: medians(all.plain) };
}

/**
 * The figures of one size, each beside what it is compared with.
 *
 * @param {{ name: string, size: number }} scale
 * @param {Record<PeerName, Measures>} measured
 * @returns {BenchResult[]}
 */
function report({ name, size }, { pane, decorations, plain }) {
  /** @param {string} what @param {number} value @param {string} goal @param {boolean} pass @returns {BenchResult} */
  const absolute = (what, value, goal, pass) => ({ name: `pane ${name}: ${what}`, unit: 'ms', value, goal, pass });
  /**
   * @param {string} what @param {number} value @param {string} ratioTo @param {number} other @param {number} [limit]
   * @returns {BenchResult}
   */
  const relative = (what, value, ratioTo, other, limit) => ({
    name: `pane ${name}: ${what}`,
    unit: 'ms',
    value,
    ratioTo,
    ratio: value / other,
    ...(limit === undefined ? {} : { goal: `≤ ${limit} × ${ratioTo}`, pass: value / other <= limit }),
  });
  const large = size >= 1_000_000;
  const loadGoal = size > 1_000_000 ? 0.1 : large ? 0.2 : undefined;
  return [
    relative('load', pane.load, 'TipTap decorations', decorations.load, loadGoal),
    relative('load', pane.load, 'plain text', plain.load, size > 1_000_000 ? 0.5 : undefined),
    absolute('add one, to paint', pane.add, '≤ 16.7 ms', pane.add <= 16.7),
    relative('add one, to paint', pane.add, 'TipTap decorations', decorations.add, large ? 0.4 : undefined),
    absolute('remove one, to paint', pane.remove, '≤ 16.7 ms', pane.remove <= 16.7),
    absolute('longest task while editing (0: none over 50)', pane.longest, '≤ 50 ms', pane.longest <= 50),
    absolute('hit test', pane.hit, '≤ 1 ms', pane.hit <= 1),
    relative('hit test', pane.hit, 'TipTap decorations', decorations.hit),
    relative('scroll, 95th percentile of frames', pane.p95, 'plain text', plain.p95, large ? 1.25 : undefined),
    relative('jump', pane.jump, 'plain text', plain.jump, large ? 3 : undefined),
  ];
}

/**
 * Measures the pane against TipTap with inline decorations and against plain text, in one browser.
 *
 * @param {{ large?: boolean, rounds?: number }} [options] `large` adds 5 MB with 100,000 spans: some minutes more.
 * @returns {Promise<BenchResult[]>}
 */
export async function run({ large = false, rounds = ROUNDS } = {}) {
  const [files, browser] = await Promise.all([bundle(join(import.meta.dirname, 'page')), launch()]);
  try {
    /** @type {BenchResult[]} */
    const results = [];
    for (const scale of large ? [...SIZES, LARGEST] : SIZES) {
      results.push(...report(scale, await measure(browser, files, scale, rounds)));
    }
    return results;
  } finally {
    await browser.close();
  }
}
