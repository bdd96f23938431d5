import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LABELS = ['CLAIM', 'SOURCE', 'CUE'];
const SPANS_PER_DOCUMENT = 100;

const seeds = resolve(import.meta.dirname, '../../../seeds');
const paragraphs = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .toSorted()
  .flatMap((name) => readFileSync(join(seeds, name), 'utf8').split(/\n+/))
  .filter((paragraph) => paragraph.length > 80);

/**
 * Numbers in [0, 1) that look random and are the same in every run (mulberry32).
 *
 * @param {number} seed
 * @returns {() => number}
 */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A text of about `length` UTF-16 code units out of the seeds' paragraphs, different for each `n`.
 *
 * @param {number} n
 * @param {number} length
 */
export function textOf(n, length) {
  const random = createRandom(n + 1);
  const parts = [`Article ${n}`];
  for (let size = 0; size < length;) {
    const paragraph = paragraphs[Math.floor(random() * paragraphs.length)] ?? '';
    parts.push(paragraph);
    size += paragraph.length + 1;
  }
  return parts.join('\n');
}

/**
 * Spans of a text of the basic plane (so that units and code points agree): 8 to 200 characters, log-uniform, overlapping
 * freely, without blanks at their ends.
 *
 * @param {string} text
 * @param {number} n
 * @param {number} count
 */
export function spansOf(text, n, count) {
  const random = createRandom(n + 7919);
  return Array.from({ length: count }, () => {
    const length = Math.round(8 * 25 ** random());
    let start = Math.floor(random() * (text.length - length));
    let end = start + length;
    while (/\s/.test(text[start] ?? '')) start += 1;
    while (/\s/.test(text[end - 1] ?? '')) end -= 1;
    return {
      start,
      end,
      label: LABELS[Math.floor(random() * LABELS.length)] ?? 'CLAIM',
      quote: text.slice(start, end),
    };
  });
}

/**
 * Lines of native JSONL with the annotations from `from` to `to`, 100 a document of 10 kB.
 *
 * @param {number} from
 * @param {number} to
 */
export function* datasetLines(from, to) {
  for (let n = from / SPANS_PER_DOCUMENT; n * SPANS_PER_DOCUMENT < to; n += 1) {
    const text = textOf(n, 10_000);
    const record = {
      annotations: spansOf(text, n, SPANS_PER_DOCUMENT).map((span, i) => ({
        annotator: 'bench',
        attributes: {},
        ...span,
        id: `bench-${n}-${i}`,
      })),
      metadata: {},
      offset_unit: 'codepoint',
      relations: [],
      text,
      text_sha256: createHash('sha256').update(text).digest('hex'),
      title: `Article ${n}`,
    };
    yield `${JSON.stringify(record)}\n`;
  }
}
