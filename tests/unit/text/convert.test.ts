import { describe, expect, it } from 'vitest';
import { offsetMap, splitsPair } from '../../../shared/text/convert.ts';
import { codePoint, utf16 } from '../../../shared/text/units.ts';

describe('offsetMap', () => {
  const cases: readonly [name: string, text: string, utf16: number, codePoint: number][] = [
    ['an empty text', '', 0, 0],
    ['letters only', 'abc', 2, 2],
    ['the end of a text', 'abc', 3, 3],
    ['before an emoji', 'a😀b', 1, 1],
    ['behind an emoji', 'a😀b', 3, 2],
    ['the end behind emoji', '😀😀', 4, 2],
    ['a family of joined emoji', '👨‍👩‍👧x', 8, 5],
    ['combining marks count one each', 'e\u0301x', 2, 2],
    ['right to left', 'שלום', 3, 3],
    ['a flag', '🇰🇷x', 4, 2],
    ['CRLF is two', 'a\r\nb', 3, 3],
    ['a lone surrogate is one', '\ud83dx', 1, 1],
  ];
  it.each(cases)('%s', (_, text, inside, outside) => {
    const map = offsetMap(text);
    expect(map.toCodePoint(utf16(inside))).toBe(outside);
    expect(map.toUtf16(codePoint(outside))).toBe(inside);
  });

  it('has both lengths', () => {
    const map = offsetMap('a😀b');
    expect([map.length, map.codePoints]).toEqual([4, 3]);
  });

  it.each([-1, 5, 1.5, Number.NaN])('refuses %s, which is outside, by name', (offset) => {
    expect(() => offsetMap('a😀b').toCodePoint(utf16(offset))).toThrow(new RegExp(`offset ${offset} is outside`));
    expect(() => offsetMap('a😀b').toUtf16(codePoint(offset))).toThrow(RangeError);
  });

  it('refuses the middle of a pair', () => {
    expect(() => offsetMap('a😀b').toCodePoint(utf16(2))).toThrow('offset 2 is inside a surrogate pair');
  });
});

describe('splitsPair', () => {
  it.each([
    ['😀', 0, false],
    ['😀', 1, true],
    ['😀', 2, false],
    ['\ud83d\ud83d\ude00', 1, false],
    ['\ud83d\ud83d\ude00', 2, true],
    ['', 0, false],
    ['a', 7, false],
  ] as const)('%j at %i: %s', (text, offset, expected) => expect(splitsPair(text, offset)).toBe(expected));
});
