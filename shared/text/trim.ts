import { splitsPair } from './convert.ts';
import { utf16, type Span } from './units.ts';

/**
 * True for a UTF-16 code unit that never starts or ends a span: Unicode's White_Space, the zero-width space (U+200B) and the
 * byte order mark (U+FEFF). All of them lie outside the surrogates.
 */
export function isBlank(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit >= 0x2000 && unit <= 0x200b) return true;
  switch (unit) {
    case 0x85:
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
    case 0xfeff:
      return true;
    default:
      return false;
  }
}

/** True where a text holds nothing but blanks. O(length of the leading blanks). */
export function isBlankText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isBlank(text.charCodeAt(i))) return false;
  return true;
}

/**
 * The span without blanks at its ends, in UTF-16 code units; null where nothing is left. Edges only move inwards: out of
 * blanks, out of the middle of a surrogate pair, and from outside the text to its ends. O(what is cut off).
 */
export function trimSpan(text: string, span: Span): Span | null {
  let start = Math.max(0, span.start);
  let end = Math.min(text.length, span.end);
  if (splitsPair(text, start)) start++;
  if (splitsPair(text, end)) end--;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start < end ? { start: utf16(start), end: utf16(end) } : null;
}
