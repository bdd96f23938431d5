import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { corpus } from '../copies/corpus.mjs';
import { call, importFile, openCore } from '../storage/workbench.mjs';

const DOCUMENTS = 10_000;
const SPANS_A_DOCUMENT = 10;
const PART = 500;
const LABELS = ['CLAIM', 'SOURCE', 'QUANTITY', 'TIME', 'PLACE'];

/** Milliseconds of the processor: a machine that is busy with something else does not make it slower. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The longest that other calls had to wait for their turn. @param {() => Promise<unknown>} work */
async function waits(work) {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  const start = cpu();
  await work();
  isOver = true;
  return { ms: cpu() - start, longest };
}

/**
 * The quality checks over 100,000 annotations, and splits of 10,000 documents, of which a fifth repeat passages of another.
 *
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-quality-'));
  const core = await openCore(folder);
  try {
    await call(core, 'project.create', { name: 'Quality' });
    const { texts } = corpus(DOCUMENTS);
    const lines = texts.map((text) => {
      const hash = createHash('sha256').update(text).digest('hex');
      return JSON.stringify({ annotations: spansIn(text), offset_unit: 'codepoint', text, text_sha256: hash });
    });
    // In parts: a reader is stopped where it takes long for the size of its file, which a busy machine can make it do.
    for (let from = 0; from < lines.length; from += PART) {
      const file = join(folder, `work-${from}.jsonl`);
      writeFileSync(file, `${lines.slice(from, from + PART).join('\n')}\n`);
      await importFile(core, file);
    }
    /** @type {import('../../../shared/api/quality.ts').QualityReport | undefined} */
    let report;
    const checked = await waits(async () => {
      report = await call(core, 'quality.check', { task: v7() });
    });
    if (report?.looked.annotations !== DOCUMENTS * SPANS_A_DOCUMENT) throw new Error('annotations are missing');
    const ratios = [0.8, 0.1, 0.1];
    const proposed = await waits(() => call(core, 'splits.propose', { task: v7(), ratios, seed: 1 }));
    const again = await waits(() => call(core, 'splits.propose', { task: v7(), ratios, seed: 2 }));
    const rows = report.findings.length;
    const { documents } = await call(core, 'documents.list', {});
    const own = join(folder, 'own.csv');
    const splitOf = (/** @type {number} */ i) => (i % 10 < 8 ? 'train' : i % 10 === 8 ? 'validation' : 'test');
    writeFileSync(own, `document,split\n${documents.map(({ id }, i) => `${id},${splitOf(i)}\n`).join('')}`);
    let leaks = 0;
    const own_split = await waits(async () => {
      const found = await call(core, 'splits.check', { task: v7(), source: { kind: 'path', path: own } });
      leaks = found.leaks.length;
    });
    return [
      {
        name: 'quality checks, 100,000 annotations in 10,000 documents',
        unit: 's',
        value: checked.ms / 1000,
        goal: '≤ 30 s',
        pass: checked.ms <= 30_000,
      },
      { name: 'the longest that another call waits for them', unit: 'ms', value: checked.longest },
      { name: 'findings that are told of them', unit: '', value: rows },
      { name: 'split of 10,000 documents, near-copies looked for', unit: 's', value: proposed.ms / 1000 },
      {
        name: 'the same with another seed',
        unit: 's',
        value: again.ms / 1000,
        goal: '≤ 10 s',
        pass: again.ms <= 10_000,
      },
      { name: 'leaks of a split by chance', unit: '', value: leaks },
      { name: 'looking for them', unit: 's', value: own_split.ms / 1000, goal: '≤ 10 s', pass: own_split.ms <= 10_000 },
      { name: 'the longest that another call waits for that', unit: 'ms', value: own_split.longest },
    ];
  } finally {
    await core.close();
    rmSync(folder, { recursive: true });
  }
}

/** Spans of one to eight words, some with a blank, a half word or a mark at an end. @param {string} text */
function spansIn(text) {
  const words = [...text.matchAll(/\S+/g)];
  const step = Math.floor(words.length / (SPANS_A_DOCUMENT + 1));
  return Array.from({ length: SPANS_A_DOCUMENT }, (_, i) => {
    const first = words[(i + 1) * step];
    const last = words[(i + 1) * step + (i % 8)];
    if (!first || !last) throw new Error('the text is too short');
    const start = first.index + (i === 3 ? 1 : 0);
    const end = last.index + last[0].length + (i === 5 ? 1 : 0);
    return { annotator: 'ana', label: LABELS[i % LABELS.length], start, end, quote: text.slice(start, end) };
  });
}
