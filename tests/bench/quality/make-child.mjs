// node make-child.mjs FOLDER DOCUMENTS SPANS: a project with that many spans in each document.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus } from '../copies/corpus.mjs';
import { call, importFile, openCore } from '../storage/workbench.mjs';

const PART = 500;
const LABELS = ['CLAIM', 'SOURCE', 'QUANTITY', 'TIME', 'PLACE'];
const [folder = '', documents = '0', spans = '0'] = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
const core = await openCore(folder);
await call(core, 'project.create', { name: 'Quality' });
const lines = corpus(Number(documents)).texts.map((text) => {
  const hash = createHash('sha256').update(text).digest('hex');
  return JSON.stringify({ annotations: spansIn(text), offset_unit: 'codepoint', text, text_sha256: hash });
});
// In parts: a reader is stopped where it takes long for the size of its file, which a busy machine can make it do.
for (let from = 0; from < lines.length; from += PART) {
  const file = join(folder, `work-${from}.jsonl`);
  writeFileSync(file, `${lines.slice(from, from + PART).join('\n')}\n`);
  await importFile(core, file);
}
await core.close();

/** Spans of one to eight words, some with a blank, a half word or a mark at an end. @param {string} text */
function spansIn(text) {
  const words = [...text.matchAll(/\S+/g)];
  const count = Number(spans);
  const step = Math.floor(words.length / (count + 1));
  return Array.from({ length: count }, (_, i) => {
    const first = words[(i + 1) * step];
    const last = words[(i + 1) * step + (i % 8)];
    if (!first || !last) throw new Error('the text is too short');
    const start = first.index + (i === 3 ? 1 : 0);
    const end = last.index + last[0].length + (i === 5 ? 1 : 0);
    return { annotator: 'ana', label: LABELS[i % LABELS.length], start, end, quote: text.slice(start, end) };
  });
}
