import { utf16, type Span } from '../../../../shared/text/units.ts';

/** What no token holds: blanks to JavaScript or to Python's `str.split`. For a class of a pattern. */
const BLANKS = '\\s\\x1c-\\x1f\\x85';
const RUN = new RegExp(`[^${BLANKS}]+`, 'g');

/** English says nothing here but the default rules of Unicode, and the dictionaries for scripts without blanks are the same in every language. */
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The text that was asked for last: it is fitted first and written then, and finding words takes most of the time of both. */
let last: { readonly text: string; readonly tokens: readonly Span[] } = { text: '', tokens: [] };

/**
 * The tokens of a text: the segments between the word boundaries of Unicode (UAX 29), without blanks. Punctuation is a token of its own.
 * Linear.
 */
export function tokensOf(text: string): readonly Span[] {
  if (last.text === text) return last.tokens;
  const tokens: Span[] = [];
  for (const { segment, index } of words.segment(text)) {
    for (const run of segment.matchAll(RUN)) {
      const start = index + run.index;
      tokens.push({ start: utf16(start), end: utf16(start + run[0].length) });
    }
  }
  last = { text, tokens };
  return tokens;
}

/** For each token, whether a sentence begins with it (UAX 29). */
export function sentenceStarts(text: string, tokens: readonly Span[]): boolean[] {
  const starts = Array.from(sentences.segment(text), ({ index }) => index);
  let next = 0;
  return tokens.map(({ start }) => {
    const before = next;
    while ((starts[next] ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return next > before;
  });
}

/** Places of tokens, from the first to the last one. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** The tokens that a span touches, or null where it holds blanks only. O(log tokens). */
export function tokensIn(tokens: readonly Span[], { start, end }: Span): TokenRange | null {
  const first = firstWhere(tokens, (token) => token.end > start);
  const last = firstWhere(tokens, (token) => token.start >= end) - 1;
  return first <= last ? { first, last } : null;
}

/** Place of the first token for which `holds`, which holds for all after it. */
function firstWhere(tokens: readonly Span[], holds: (token: Span) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const token = tokens[middle];
    if (token && holds(token)) high = middle;
    else low = middle + 1;
  }
  return low;
}
