import type { Window } from './windows.ts';

/** What a person takes for one word, or a character between words. Offsets are UTF-16 code units of the whole text. */
export interface WordUnit {
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
}

interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

const HYPHENS = new Set(['-', '\u2010', '\u2011']);
const NUMBER = /\p{N}/u;
const CURRENCY = /^\p{Sc}$/u;
const PERCENT = /^[%‰٪％]$/u;
/** "U.S" or "a.m": the segmenter leaves the last full stop of an abbreviation to itself. */
const ABBREVIATION = /^\p{L}(?:\.\p{L})+$/u;

/**
 * True where two neighbouring segments are one word to a reader although the segmenter parts them: "Yong-hyun", "$115",
 * "US$115", "50%", "U.S.". `before` is what the left one has grown out of, `after` comes behind the right one.
 */
function belongTogether(before: Piece | undefined, left: Piece, right: Piece, after: Piece | undefined): boolean {
  if (left.isWord && HYPHENS.has(right.text)) return after?.isWord === true;
  if (HYPHENS.has(left.text)) return before?.isWord === true && right.isWord;
  if (CURRENCY.test(left.text)) return right.isWord && NUMBER.test(right.text.charAt(0));
  if (CURRENCY.test(right.text)) {
    return left.isWord && (NUMBER.test(left.text) || (after?.isWord === true && NUMBER.test(after.text.charAt(0))));
  }
  if (PERCENT.test(right.text)) return left.isWord && NUMBER.test(left.text);
  return right.text === '.' && ABBREVIATION.test(left.text);
}

/** The words of a window, and the characters between them, in order and without gaps. O(window). */
export function unitsOf(segmenter: Intl.Segmenter, window: Window): readonly WordUnit[] {
  const pieces: Piece[] = [];
  for (const { segment, isWordLike } of segmenter.segment(window.text)) {
    pieces.push({ text: segment, isWord: isWordLike === true });
  }
  const units: WordUnit[] = [];
  let open: { start: number; end: number; isWord: boolean } | null = null;
  let offset = window.start;
  for (const [i, piece] of pieces.entries()) {
    const previous = pieces[i - 1];
    const end = offset + piece.text.length;
    if (open && previous && belongTogether(pieces[i - 2], previous, piece, pieces[i + 1])) {
      open.end = end;
      open.isWord ||= piece.isWord;
    } else {
      open = { start: offset, end, isWord: piece.isWord };
      units.push(open);
    }
    offset = end;
  }
  return units;
}
