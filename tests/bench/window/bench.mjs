// @ts-check
// The whole window over the real host and a real project: from the key to the painted annotation.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../e2e/hosts.ts';
import { median, ROUNDS } from '../result.mjs';
import { spansOf, textOf } from '../storage/corpus.mjs';
import { call, importFile, openCore } from '../storage/workbench.mjs';

/** @typedef {import('../result.mjs').BenchResult} BenchResult */

const SIZES = [
  { name: '10 kB / 100', size: 10_000, count: 100 },
  { name: '100 kB / 1,000', size: 100_000, count: 1000 },
  { name: '1 MB / 10,000', size: 1_000_000, count: 10_000 },
];
const TAGS = 12;
const root = resolve(import.meta.dirname, '../../..');

/**
 * Makes a project with one document and its annotations in `folder`.
 *
 * @param {string} folder
 * @param {{ size: number, count: number }} work
 */
async function prepare(folder, { size, count }) {
  mkdirSync(join(folder, 'projects'), { recursive: true });
  const core = await openCore(folder);
  await call(core, 'project.create', { name: 'Bench', path: join(folder, 'projects', 'bench.claimwright') });
  const text = textOf(1, size);
  const record = {
    annotations: spansOf(text, 1, count).map((span, i) => ({
      annotator: 'bench',
      attributes: {},
      ...span,
      id: `bench-${i}`,
    })),
    offset_unit: 'codepoint',
    text,
    text_sha256: createHash('sha256').update(text).digest('hex'),
    title: 'Bench',
  };
  const file = join(folder, 'bench.jsonl');
  writeFileSync(file, `${JSON.stringify(record)}\n`);
  await importFile(core, file);
  await call(core, 'preferences.save', { annotator: { id: 'bench', name: 'Bench' } });
  await core.close();
}

/**
 * Opens the document in a window and tags {@link TAGS} spans by keys.
 *
 * @param {string} folder
 * @returns {Promise<{ open: number, tag: number[], longest: number }>}
 */
async function annotate(folder) {
  const env = { ...process.env, CLAIMWRIGHT_DATA: join(folder, 'data'), CLAIMWRIGHT_FOLDER: join(folder, 'projects') };
  const server = spawn(process.execPath, [join(root, 'out/main/server.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_ARGS] });
  try {
    /** @type {string} */
    const url = await new Promise((done) => createInterface({ input: server.stdout }).once('line', done));
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const start = performance.now();
    await page.goto(url);
    const text = page.getByRole('region', { name: 'Text' }).getByRole('textbox');
    const recent = page.getByRole('heading', { name: 'Recent projects' });
    // The first start asks which project; later ones open what was open last.
    await text.or(recent).first().waitFor();
    if (await recent.isVisible()) {
      await page.getByText('Bench', { exact: true }).first().click();
      await text.waitFor();
    }
    const open = performance.now() - start;
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      const found = { tasks: /** @type {number[]} */ ([]), tags: /** @type {number[]} */ ([]) };
      Object.assign(globalThis, { found });
      new PerformanceObserver((list) => found.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
        type: 'longtask',
      });
      const painted = (/** @type {KeyboardEvent} */ event) => {
        if (!/^\d$/.test(event.key)) return;
        const pressed = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => found.tags.push(performance.now() - pressed), { once: true });
          port1.start();
          port2.postMessage(null);
        });
      };
      addEventListener('keydown', painted, { capture: true });
    });
    await text.click({ position: { x: 300, y: 200 } });
    for (let i = 0; i < TAGS; i++) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.waitForTimeout(80);
      await page.keyboard.press(String(1 + (i % 7)));
      await page.waitForTimeout(150);
    }
    const { tags, tasks } = await page.evaluate(
      () => /** @type {{ tags: number[], tasks: number[] }} */ (Reflect.get(globalThis, 'found')),
    );
    if (tags.length !== TAGS) throw new Error(`expected ${TAGS} tags, saw ${tags.length}`);
    return { open, tag: tags, longest: Math.max(0, ...tasks) };
  } finally {
    await browser.close();
    server.kill();
  }
}

/** @returns {Promise<BenchResult[]>} */
export async function run() {
  /** @type {BenchResult[]} */
  const results = [];
  for (const work of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-bench-'));
    try {
      await prepare(folder, work);
      const rounds = [];
      for (let i = 0; i < ROUNDS; i++) rounds.push(await annotate(folder));
      const tag = median(rounds.flatMap((round) => round.tag));
      const longest = median(rounds.map((round) => round.longest));
      results.push(
        { name: `window, ${work.name}: page to text`, unit: 'ms', value: median(rounds.map(({ open }) => open)) },
        {
          name: `window, ${work.name}: key to painted tag`,
          unit: 'ms',
          value: tag,
          goal: '≤ 33.4 ms',
          pass: tag <= 33.4,
        },
        {
          name: `window, ${work.name}: longest task while tagging`,
          unit: 'ms',
          value: longest,
          goal: '≤ 50 ms (0: none over 50)',
          pass: longest <= 50,
        },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return results;
}
