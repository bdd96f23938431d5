import { splitsPair } from './convert.ts';

/** A character that no document may hold, and where. */
export interface UnfitCharacter {
  readonly kind: 'nul' | 'lone surrogate';
  /** UTF-16 code units. */
  readonly offset: number;
  /** From 1; CR, LF and CRLF end a line. */
  readonly line: number;
}

/** The number of the line that `offset` is in, from 1. CR, LF and CRLF end a line. O(offset). */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) line++;
  }
  return line;
}

function loneSurrogateIn(text: string): number {
  if (text.isWellFormed()) return -1;
  for (let i = 0; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xf800) !== 0xd800) continue;
    if (!splitsPair(text, i + 1)) return i;
    i++;
  }
  return -1;
}

/**
 * The first NUL or lone surrogate of a text, or null where it may be a document: SQLite's `length()` stops at NUL, and
 * writing a lone surrogate as UTF-8 turns it into U+FFFD. O(n).
 */
export function unfitCharacter(text: string): UnfitCharacter | null {
  const nul = text.indexOf('\0');
  const surrogate = loneSurrogateIn(text);
  if (nul < 0 && surrogate < 0) return null;
  const isNul = surrogate < 0 || (nul >= 0 && nul < surrogate);
  const offset = isNul ? nul : surrogate;
  return { kind: isNul ? 'nul' : 'lone surrogate', offset, line: lineOf(text, offset) };
}
