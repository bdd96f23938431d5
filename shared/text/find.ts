import { utf16, type Span } from './units.ts';

/** What finding takes for the same. */
export interface FindOptions {
  /** Upper and lower case are different letters. */
  readonly matchCase: boolean;
  /** No letter or digit may stand right before or after a hit. */
  readonly wholeWords: boolean;
}

const IS_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether the characters on both sides of an offset belong to words. Never looks into a surrogate pair. */
function isInsideWord(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  const low = text.charCodeAt(offset - 1);
  const before = text.slice(offset - (low >= 0xdc00 && low <= 0xdfff ? 2 : 1), offset);
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return IS_WORD.test(before) && IS_WORD.test(after);
}

/** Lower case, character by character: one whose lower case is longer stays, so that every offset stays what it is. */
const folded = (text: string): string => {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
};

/** Line ends, tabs and blanks of every kind are one blank each: a passage is found across a line end, too. */
const comparable = (text: string, { matchCase }: FindOptions): string =>
  (matchCase ? text : folded(text)).replace(/\s/g, ' ');

/**
 * Where a literal string stands in a text, from the first to the last place, without overlaps; offsets are UTF-16 code units.
 * Equal means equal characters: differently composed letters are different. Nothing is found of an empty string. O(n).
 */
export function findAll(text: string, wanted: string, options: FindOptions): readonly Span[] {
  const query = comparable(wanted, options);
  if (query === '') return [];
  const within = comparable(text, options);
  const found: Span[] = [];
  for (let at = within.indexOf(query); at !== -1;) {
    const end = at + query.length;
    const isHit = !options.wholeWords || (!isInsideWord(text, at) && !isInsideWord(text, end));
    if (isHit) found.push({ start: utf16(at), end: utf16(end) });
    at = within.indexOf(query, isHit ? end : at + 1);
  }
  return found;
}
