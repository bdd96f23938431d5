import { splitsPair } from '../../../../shared/text/convert.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import type { Passage } from './passages.ts';
import { tokenAfter, type Tokens } from './tokens.ts';

/** A text with its words. */
export interface Worded {
  readonly text: string;
  readonly tokens: Tokens;
}

/**
 * Where a span of the first document stands in the second; or why it has no place there: `outside` the passage, `changed` (some of its
 * words, or the signs beside them, are others there), `moved` (they do not follow each other there), `form` (its edges are written otherwise).
 */
export type Mapped =
  | { readonly kind: 'exact'; readonly span: Span }
  | { readonly kind: 'outside' | 'moved' | 'form' }
  | { readonly kind: 'changed'; readonly here: string; readonly there: string };

/** Maps spans of the first document through the words that a passage has in both. */
export function createMapping(a: Worded, b: Worded, { a: [from, to], pairs }: Passage): (span: Span) => Mapped {
  const partner = new Map(pairs.a.map((at, i) => [at, pairs.b[i] ?? 0]));

  return (span) => {
    const first = tokenAfter(a.tokens, span.start);
    let last = first;
    while (last + 1 < a.tokens.length && (a.tokens.starts[last + 1] ?? 0) < span.end) last += 1;
    if (first < from || last >= to || (a.tokens.starts[first] ?? Infinity) >= span.end) return { kind: 'outside' };
    const there = Array.from({ length: last - first + 1 }, (_, i) => partner.get(first + i));
    const unknown = there.findIndex((at) => at === undefined);
    if (unknown !== -1) return changed(a, b, partner, first, last, first + unknown);
    if (there.some((at, i) => i > 0 && at !== (there[i - 1] ?? 0) + 1)) {
      const added = there.findIndex((at, i) => i > 0 && at !== (there[i - 1] ?? 0) + 1);
      const [before = 0, after = 0] = [there[added - 1], there[added]];
      if (after < before) return { kind: 'moved' };
      return { kind: 'changed', here: '', there: wordsIn(b, before + 1, after) };
    }
    return (
      otherSigns(a, b, first, last, there[0] ?? 0) ??
      edges(a, b, span, [first, last], [there[0] ?? 0, there.at(-1) ?? 0])
    );
  };
}

const wordsIn = ({ text, tokens }: Worded, from: number, to: number): string =>
  from >= to ? '' : text.slice(tokens.starts[from], tokens.ends[to - 1]);

/** What stands in place of the first word that is another one there. */
function changed(
  a: Worded,
  b: Worded,
  partner: ReadonlyMap<number, number>,
  first: number,
  last: number,
  unknown: number,
): Mapped {
  let end = unknown;
  while (end <= last && partner.get(end) === undefined) end += 1;
  const before = partner.get(unknown - 1);
  const after = partner.get(end);
  const there = before !== undefined && after !== undefined && after > before ? wordsIn(b, before + 1, after) : '';
  return unknown === first && end > last && there === ''
    ? { kind: 'outside' }
    : { kind: 'changed', here: wordsIn(a, unknown, end), there };
}

/** Where something else stands between two of the same words: "$" and "€" are no words, and neither is a minus. */
function otherSigns(a: Worded, b: Worded, first: number, last: number, firstThere: number): Mapped | null {
  for (let i = first; i < last; i += 1) {
    const j = firstThere + i - first;
    const [here, there] = [between(a, i), between(b, j)];
    if (plain(here) !== plain(there)) {
      return { kind: 'changed', here: wordsIn(a, i, i + 2), there: wordsIn(b, j, j + 2) };
    }
  }
  return null;
}

const between = ({ text, tokens }: Worded, word: number): string =>
  text.slice(tokens.ends[word], tokens.starts[word + 1]);

/** The edges of a span stand beside their words as here: behind the same characters, quotes and blanks of any form. */
function edges(
  a: Worded,
  b: Worded,
  span: Span,
  [first, last]: readonly [number, number],
  [firstThere, lastThere]: readonly [number, number],
): Mapped {
  const [wordStart, wordEnd] = [a.tokens.starts[first] ?? 0, a.tokens.ends[last] ?? 0];
  const [startThere, endThere] = [b.tokens.starts[firstThere] ?? 0, b.tokens.ends[lastThere] ?? 0];
  const start = startThere + (span.start - wordStart);
  const end = endThere + (span.end - wordEnd);
  const before = [a.text.slice(span.start, wordStart), b.text.slice(Math.max(0, start), startThere)] as const;
  const after = [a.text.slice(wordEnd, span.end), b.text.slice(endThere, Math.max(0, end))] as const;
  if (signs(before[0]) !== signs(before[1])) {
    const [here, there] = [wordsIn(a, first, first + 1), wordsIn(b, firstThere, firstThere + 1)];
    return { kind: 'changed', here: `${before[0]}${here}`.trim(), there: `${before[1]}${there}`.trim() };
  }
  if (signs(after[0]) !== signs(after[1])) {
    const [here, there] = [wordsIn(a, last, last + 1), wordsIn(b, lastThere, lastThere + 1)];
    return { kind: 'changed', here: `${here}${after[0]}`.trim(), there: `${there}${after[1]}`.trim() };
  }
  const isSame =
    plain(before[0]) === plain(before[1]) &&
    plain(after[0]) === plain(after[1]) &&
    (span.start <= wordStart || isAsLong(a.tokens, first, b.tokens, firstThere)) &&
    (span.end >= wordEnd || isAsLong(a.tokens, last, b.tokens, lastThere));
  if (!isSame || start >= end || splitsPair(b.text, start) || splitsPair(b.text, end)) return { kind: 'form' };
  const there = { start: utf16(start), end: utf16(end) };
  const [figure, figureThere] = [withSigns(a.text, span), withSigns(b.text, there)];
  if (plain(figure) !== plain(figureThere)) return { kind: 'changed', here: figure, there: figureThere };
  return { kind: 'exact', span: there };
}

/** A span with the signs that stand right before or behind its figures: "5" is another figure in "-5" and in "5%". */
function withSigns(text: string, { start, end }: Span): string {
  const before = /^\p{Nd}/u.test(text.slice(start, end)) ? /[\p{S}\p{Pd}]+$/u.exec(text.slice(0, start)) : null;
  const behind = /\p{Nd}$/u.test(text.slice(start, end)) ? /^[\p{S}%‰]+/u.exec(text.slice(end)) : null;
  return `${before?.[0] ?? ''}${text.slice(start, end)}${behind?.[0] ?? ''}`;
}

/** Whether a place inside one word is a place inside another. */
const isAsLong = (a: Tokens, i: number, b: Tokens, j: number): boolean =>
  (a.ends[i] ?? 0) - (a.starts[i] ?? 0) === (b.ends[j] ?? 0) - (b.starts[j] ?? 0);

/** A text without its quotation marks and blanks. */
const signs = (text: string): string => plain(text).replaceAll(/['"\s]/g, '');

/** A text without what typesetting changes: case, blanks, the forms of quotes and dashes. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’‚‛ʼ`´′]/g, "'")
    .replaceAll(/[“”„‟«»″]/g, '"')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .replaceAll(/\s+/g, ' ');
