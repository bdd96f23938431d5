import { codePoint, utf16, type CodePoint, type Utf16 } from '../../../shared/text/units.ts';

/** Converts the offsets of one text between UTF-16 code units and code points. */
export interface OffsetMap {
  /** Length of the text in code points. */
  readonly codePoints: CodePoint;
  /** @throws RangeError where the offset is outside the text or inside a surrogate pair. */
  toCodePoint(offset: Utf16): CodePoint;
  /** @throws RangeError where the offset is outside the text. */
  toUtf16(offset: CodePoint): Utf16;
}

/** True where `offset` stands between the two halves of a surrogate pair. */
export const splitsPair = (text: string, offset: number): boolean => (text.codePointAt(offset - 1) ?? 0) > 0xffff;

/** Makes the map between the two units of a text. O(n), then O(log n) an offset. */
export function offsetMap(text: string): OffsetMap {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  const codePoints = text.length - pairs.length;
  const below = (limit: number, at: (pair: number, index: number) => number): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(pairs[middle] ?? 0, middle) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    codePoints: codePoint(codePoints),
    toCodePoint(offset) {
      if (offset < 0 || offset > text.length || splitsPair(text, offset)) throw new RangeError(`offset ${offset}`);
      return codePoint(offset - below(offset, (pair) => pair));
    },
    toUtf16(offset) {
      if (offset < 0 || offset > codePoints) throw new RangeError(`offset ${offset}`);
      return utf16(offset + below(offset, (pair, index) => pair - index));
    },
  };
}
