import { appendFileSync, closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { median, ROUNDS } from '../result.mjs';
import { spansOf, textOf } from './corpus.mjs';
import { call, importFile, openCore } from './workbench.mjs';

const EDITS = 60;

/**
 * One annotation from command to commit, against `fdatasync` of the same number of bytes, in turns.
 *
 * @param {string} folder
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function measureEdits(folder) {
  const core = await openCore(folder);
  try {
    const { path } = await call(core, 'project.create', { name: 'Edits' });
    const text = textOf(0, 100_000);
    const source = join(folder, 'article.txt');
    appendFileSync(source, text);
    const [document = ''] = (await importFile(core, source)).documents;
    await call(core, 'preferences.save', { annotator: { id: 'bench', name: 'Bench' } });

    const spans = spansOf(text, 0, (ROUNDS + 1) * EDITS);
    const edit = async () => {
      const span = spans.pop();
      if (!span) throw new Error('there are too few spans');
      const { label, quote, start, end } = span;
      const start_ = performance.now();
      await call(core, 'annotations.create', {
        batch: v7(),
        annotations: [{ id: v7(), document, label, quote, fragments: [{ start, end }] }],
      });
      return performance.now() - start_;
    };

    const bytes = await bytesOfAnEdit(`${path}-wal`, edit);
    const file = openSync(join(folder, 'plain'), 'a');
    const plain = () => {
      const start = performance.now();
      writeSync(file, Buffer.alloc(bytes, 1));
      fdatasyncSync(file);
      return performance.now() - start;
    };
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = [];
      const theirs = [];
      for (let i = 0; i < EDITS - 10; i += 1) {
        theirs.push(plain());
        ours.push(await edit());
      }
      rounds.push({ ours: median(ours), theirs: median(theirs) });
    }
    closeSync(file);
    const value = median(rounds.map(({ ours }) => ours));
    const ratio = median(rounds.map(({ ours, theirs }) => ours / theirs));
    return [
      {
        name: 'one annotation, command to commit',
        unit: 'ms',
        value,
        ratio,
        ratioTo: `fdatasync of the same ${bytes} bytes`,
        goal: '≤ 1.5 ×',
        pass: ratio <= 1.5,
      },
    ];
  } finally {
    await core.close();
  }
}

/**
 * What one edit appends to the write-ahead log, which grows until SQLite starts it again from its beginning.
 *
 * @param {string} wal
 * @param {() => Promise<number>} edit
 */
async function bytesOfAnEdit(wal, edit) {
  const grown = [];
  for (let i = 0; i < 20; i += 1) {
    const before = statSync(wal).size;
    await edit();
    grown.push(statSync(wal).size - before);
  }
  return median(grown.filter((bytes) => bytes > 0));
}
