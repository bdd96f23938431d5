import { createHash } from 'node:crypto';

/** Two documents with offsets that differ between code points and UTF-16. */
export const TEXTS = [
  'Police said 12 people died. 👩‍👩‍👧 "At least 15 died," the mayor said.',
  '북한이 병력 10,000명을 보냈다. 👍',
] as const;

type Fields = Record<string, unknown>;

/** An annotation of a quote, as a dataset has it. Offsets in code points. */
export function annotation(text: string, quote: string, more: Fields = {}): Fields {
  const start = Array.from(text.slice(0, text.indexOf(quote))).length;
  return {
    annotator: 'ana',
    attributes: {},
    start,
    end: start + Array.from(quote).length,
    label: 'CLAIM',
    quote,
    ...more,
  };
}

/** A document's record. */
export function record(text: string, annotations: readonly Fields[], more: Fields = {}): Fields {
  const text_sha256 = createHash('sha256').update(text).digest('hex');
  return {
    annotations,
    metadata: {},
    offset_unit: 'codepoint',
    relations: [],
    text,
    text_sha256,
    title: 'A title',
    ...more,
  };
}

/** The file of records. */
export const jsonl = (records: readonly Fields[]): string =>
  records.map((each) => `${JSON.stringify(each)}\n`).join('');

/** A good dataset: one annotation after an emoji, one in Hangul. */
export const GOOD: readonly Fields[] = [
  record(TEXTS[0], [
    annotation(TEXTS[0], '12 people died'),
    annotation(TEXTS[0], 'At least 15 died', { label: 'QUANTITY' }),
  ]),
  record(TEXTS[1], [annotation(TEXTS[1], '10,000명', { annotator: 'bo' })]),
];
