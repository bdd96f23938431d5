import { codePoint, utf16, type CodePoint, type Utf16 } from './units.ts';

/** Converts the offsets of one text between UTF-16 code units and code points. */
export interface OffsetMap {
  /** Length of the text in UTF-16 code units. */
  readonly length: Utf16;
  /** Length of the text in code points. A lone surrogate counts as one. */
  readonly codePoints: CodePoint;
  /**
   * @throws RangeError where the offset is outside the text or inside a surrogate pair. O(log pairs).
   */
  toCodePoint(offset: Utf16): CodePoint;
  /**
   * @throws RangeError where the offset is outside the text. O(log pairs).
   */
  toUtf16(offset: CodePoint): Utf16;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** True where `offset` stands between the two halves of a surrogate pair. O(1), any offset. */
export function splitsPair(text: string, offset: number): boolean {
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
}

/** Offsets of the first half of every surrogate pair. O(n); texts without any, which are most, are seen by one search. */
function pairsOf(text: string): Uint32Array {
  const first = text.search(/[\ud800-\udbff][\udc00-\udfff]/);
  if (first < 0) return new Uint32Array(0);
  const pairs: number[] = [];
  for (let i = first; i < text.length - 1; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) pairs.push(i++);
  }
  return Uint32Array.from(pairs);
}

/** How many of the ascending `values`, each seen through `at`, are below `limit`. O(log n). */
function countBelow(values: Uint32Array, limit: number, at: (value: number, index: number) => number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(values[middle] ?? 0, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function requireWithin(offset: number, length: number, unit: string): void {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return;
  throw new RangeError(`offset ${offset} is outside the text, which has ${length} ${unit}`);
}

/**
 * Makes the map between the two units of a text, once for many offsets. O(n) in time; in space, four bytes for every
 * surrogate pair and nothing for a text without any.
 */
export function offsetMap(text: string): OffsetMap {
  const pairs = pairsOf(text);
  const { length } = text;
  const codePoints = length - pairs.length;
  return {
    length: utf16(length),
    codePoints: codePoint(codePoints),
    toCodePoint(offset) {
      requireWithin(offset, length, 'UTF-16 code units');
      const before = countBelow(pairs, offset, (pair) => pair);
      if (before > 0 && pairs[before - 1] === offset - 1) {
        throw new RangeError(`offset ${offset} is inside a surrogate pair`);
      }
      return codePoint(offset - before);
    },
    toUtf16(offset) {
      requireWithin(offset, codePoints, 'code points');
      return utf16(offset + countBelow(pairs, offset, (pair, index) => pair - index));
    },
  };
}
