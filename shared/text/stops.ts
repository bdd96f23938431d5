import { isBlank } from './trim.ts';
import { utf16, type Span, type Utf16 } from './units.ts';

/** Punctuation of every script but quotation marks: a quote may be a part of what a clause says. */
const IS_MARK = /[^\P{P}\p{Pi}\p{Pf}"'’]/u;
/** Marks that stand inside words and figures as well: between two letters or digits they end nothing. */
const IS_INNER = /[.,:;\-‐‑–/·&@_]/u;
const IS_WORD = /[\p{L}\p{M}\p{N}]/u;

function endsClause(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (!IS_MARK.test(mark)) return false;
  return !IS_INNER.test(mark) || !IS_WORD.test(text.charAt(at - 1)) || !IS_WORD.test(text.charAt(at + 1));
}

/**
 * Where a clause may end: before each punctuation mark of a block, except those inside words and figures, and at the block's
 * end; without the blanks before it. UTF-16 code units, ascending. O(length of the block).
 */
export function stopsIn(text: string, { start, end }: Span): readonly Utf16[] {
  const stops = new Set<Utf16>();
  const add = (offset: number): void => {
    let at = offset;
    while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
    if (at > start && (offset === end || at < offset || !IS_MARK.test(text.charAt(at - 1)))) stops.add(utf16(at));
  };
  for (let at = start + 1; at < end; at += 1) if (endsClause(text, at)) add(at);
  add(end);
  return [...stops];
}

/** The span with its end at the next stop of its block, or at the previous one that leaves something; else as it is. */
export function toStop(text: string, block: Span, span: Span, direction: 1 | -1): Span {
  const stops = stopsIn(text, block);
  const next =
    direction === 1
      ? stops.find((stop) => stop > span.end)
      : stops.findLast((stop) => stop < span.end && stop > span.start);
  return next === undefined ? span : { start: span.start, end: next };
}
