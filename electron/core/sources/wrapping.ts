import type { Line } from './lines.ts';

/** Where hard-wrapped lines end, in UTF-16 code units. */
const SHORTEST = 55;
const LONGEST = 100;
/** Wrapped lines that a text must have at the least, and their share of the lines that could be. */
const ENOUGH_LINES = 3;
const ENOUGH_SHARE = 0.6;
/** In a wrapped paragraph few lines happen to end with a sentence; where each line is a sentence, nearly all do. */
const MOST_SENTENCE_ENDS = 0.5;
/** A group of lines that are shorter than this on average is a poem or an address, even in a wrapped text. */
const SHORTEST_MEAN = 45;

const SENTENCE_END = /[.!?…。！？][\p{Pe}\p{Pf}"'”’]*\s*$/u;

const lengthOf = (line: Line): number => line.end - line.start;

/** True where a text was wrapped by hand or by a mail program: its lines are pieces of paragraphs. */
export function isHardWrapped(text: string, groups: readonly (readonly Line[])[]): boolean {
  const inner = groups.flatMap((group) => group.slice(0, -1));
  const wrapped = inner.filter((line) => lengthOf(line) >= SHORTEST && lengthOf(line) <= LONGEST);
  if (wrapped.length < ENOUGH_LINES || wrapped.length < inner.length * ENOUGH_SHARE) return false;
  const ended = wrapped.filter((line) => SENTENCE_END.test(text.slice(line.start, line.end)));
  return ended.length < wrapped.length * MOST_SENTENCE_ENDS;
}

/** True where a group of lines of a hard-wrapped text is one paragraph. */
export function isOneParagraph(group: readonly Line[]): boolean {
  const inner = group.slice(0, -1);
  const total = inner.reduce((sum, line) => sum + lengthOf(line), 0);
  return inner.length > 0 && total >= SHORTEST_MEAN * inner.length;
}
