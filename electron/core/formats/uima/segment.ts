import { utf16, type Span } from '../../../../shared/text/units.ts';

/** The tokens of a sentence, in text order and apart or touching; none is empty. Its first token is where it begins. */
export type SentenceTokens = readonly Span[];

// A fixed language: the machine's own must not change what is written.
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

const BLANK = /^\s*$/;

/**
 * The sentences of a text and their tokens, by the rules of Unicode Standard Annex 29 (ICU, English): every stretch between two word boundaries is a
 * token unless it is blank. Blanks become tokens only where one of `spans` begins or ends in them, because annotations are written on tokens; such
 * a token belongs to the sentence before it. Together the tokens cover every span. Linear but for sorting the spans.
 */
export function segmented(text: string, spans: Iterable<Span>): readonly SentenceTokens[] {
  const edges = [...spans].flatMap(({ start, end }) => [Number(start), end - 1]).toSorted((a, b) => a - b);
  const starts = [...SENTENCES.segment(text)].map(({ index }) => index);
  const sentences: Span[][] = [];
  let edge = 0;
  let next = 0;
  let hasWord = false;
  for (const { index, segment } of WORDS.segment(text)) {
    const end = index + segment.length;
    const isBlank = BLANK.test(segment);
    while ((edges[edge] ?? Infinity) < index) edge += 1;
    if (isBlank && (edges[edge] ?? Infinity) >= end) continue;
    const token: Span = { start: utf16(index), end: utf16(end) };
    const isNew = sentences.length === 0 || (!isBlank && hasWord && index >= (starts[next] ?? Infinity));
    if (isNew) sentences.push([token]);
    else sentences.at(-1)?.push(token);
    // A blank leaves the beginning of the next sentence to the word after it.
    if (isBlank) continue;
    hasWord = true;
    while ((starts[next] ?? Infinity) <= index) next += 1;
  }
  return sentences;
}
