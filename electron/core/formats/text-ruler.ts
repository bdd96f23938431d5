import { offsetMap } from '../../../shared/text/convert.ts';
import { codePoint, utf16, type Utf16 } from '../../../shared/text/units.ts';

/** The offsets of a text file as whoever wrote its annotations counted them, in code points. */
export interface TextRuler {
  /** Length of the text in this count. */
  readonly length: number;
  /** @throws RangeError outside the text. */
  toUtf16(offset: number): Utf16;
  /** @throws RangeError outside the text, inside a character or inside a line end. */
  fromUtf16(offset: Utf16): number;
}

/** How line ends and a byte order mark, which is no part of the text, are counted. */
export interface Counting {
  /** `universal`: CR LF is one character, as Python reads a text. */
  readonly newlines: 'universal' | 'exact';
  /** Characters before the text: 1 where the mark is counted. */
  readonly before: 0 | 1;
}

/** Counts code points of a text. Linear once; then O(log) an offset. */
export function rulerFor(text: string, { newlines, before }: Counting): TextRuler {
  const universal = newlines === 'universal' && text.includes('\r\n');
  /** Where each CR of a CR LF stands in the text: as the line end it is one character there. */
  const pairs = universal ? Array.from(text.matchAll(/\r\n/g), ({ index }) => index) : [];
  const map = offsetMap(universal ? text.replaceAll('\r\n', '\n') : text);
  return {
    length: map.codePoints + before,
    toUtf16(offset) {
      const read = map.toUtf16(codePoint(offset - before));
      return utf16(read + countBelow(pairs, (at, i) => at - i < read));
    },
    fromUtf16(offset) {
      const within = countBelow(pairs, (at) => at < offset);
      if (within > 0 && pairs[within - 1] === offset - 1) throw new RangeError(`offset ${offset} is inside a line end`);
      return map.toCodePoint(utf16(offset - within)) + before;
    },
  };
}

/** How many of the ascending values come first, for which `isBelow` holds. O(log n). */
function countBelow(values: readonly number[], isBelow: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(values[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
