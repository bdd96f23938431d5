import { splitsPair } from './convert.ts';
import { isBlank } from './trim.ts';

/** A stretch of a text, cut out to be segmented on its own. `start` is its offset in the text, in UTF-16 code units. */
export interface Window {
  readonly start: number;
  readonly text: string;
}

/** How far a run of text without blanks is followed, in UTF-16 code units: long enough for CJK and Thai sentences. */
const REACH = 400;

/**
 * The run of text without blanks around the character at `offset`, which is not one. No word reaches over a blank, so it is
 * all that has to be segmented to find a word's edges. O(run), at most 400 code units to each side.
 */
export function runAround(text: string, offset: number): Window {
  let start = offset;
  while (start > 0 && offset - start < REACH && !isBlank(text.charCodeAt(start - 1))) start--;
  if (splitsPair(text, start)) start--;
  let end = offset;
  while (end < text.length && end - offset < REACH && !isBlank(text.charCodeAt(end))) end++;
  if (splitsPair(text, end)) end++;
  return { start, text: text.slice(start, end) };
}

/** A run with the character before and the one after it: blanks can belong to a grapheme cluster of their neighbour. */
export function withNeighbours(text: string, run: Window): Window {
  const start = Math.max(0, run.start - 1);
  return { start, text: text.slice(start, run.start + run.text.length + 1) };
}

const CHUNK = 2000;

/** A text in pieces of about 2,000 code units, cut at blanks, so that a long text is never segmented at once. O(n). */
export function* chunksOf(text: string): Generator<Window> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + CHUNK);
    const latest = Math.min(text.length, end + REACH);
    while (end < latest && !isBlank(text.charCodeAt(end))) end++;
    if (splitsPair(text, end)) end++;
    yield { start, text: text.slice(start, end) };
    start = end;
  }
}
