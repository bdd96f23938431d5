import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, joinedOverBlanks, splitAt } from '../../../shared/text/fragments.ts';
import { isBlank } from '../../../shared/text/trim.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';

const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) });
const shown = (text: string, spans: readonly Span[]): string[] => spans.map(({ start, end }) => text.slice(start, end));

describe('splitting at an offset', () => {
  it.each<[string, string, readonly Span[], number, [string[], string[]] | null]>([
    ['between two words', 'one two three', [span(0, 13)], 4, [['one'], ['two three']]],
    ['in front of the blank', 'one two three', [span(0, 13)], 3, [['one'], ['two three']]],
    ['inside a word', 'one two', [span(0, 7)], 5, [['one t'], ['wo']]],
    ['between paragraphs', 'one.\n\ntwo', [span(0, 9)], 5, [['one.'], ['two']]],
    ['between fragments', 'one two three', [span(0, 3), span(8, 13)], 5, [['one'], ['three']]],
    ['inside the second fragment', 'one two three four', [span(0, 3), span(8, 18)], 13, [['one', 'three'], ['four']]],
    ['inside an emoji', 'a😀b', [span(0, 4)], 2, [['a'], ['😀b']]],
    ['without blanks (CJK)', '北朝鮮軍隊', [span(0, 5)], 3, [['北朝鮮'], ['軍隊']]],
    ['at the start', 'one two', [span(0, 7)], 0, null],
    ['at the end', 'one two', [span(0, 7)], 7, null],
    ['behind leading blanks', '  one', [span(0, 5)], 2, null],
    ['outside', 'one two', [span(0, 3)], 5, null],
  ])('%s', (_, text, fragments, offset, parts) => {
    const found = splitAt(text, fragments, utf16(offset));
    expect(found && found.map((part) => shown(text, part))).toEqual(parts);
  });
});

describe('joining over blanks', () => {
  it.each<[string, readonly Span[], string[]]>([
    ['one two three', [span(0, 3), span(4, 7)], ['one two']],
    ['one two three', [span(8, 13), span(0, 3)], ['one', 'three']],
    ['one\n\ntwo', [span(0, 3), span(5, 8)], ['one\n\ntwo']],
    ['onetwo', [span(0, 3), span(3, 6)], ['onetwo']],
  ])('%s', (text, fragments, expected) => {
    expect(shown(text, joinedOverBlanks(text, fragments))).toEqual(expected);
  });
});

/** Texts of words, blanks, CJK and pairs, and a span of one fragment that neither starts nor ends with a blank. */
const marked = fc
  .array(fc.constantFrom('a', 'word', ' ', '\n', '　', '漢', '😀', 'שלום', '.'), { minLength: 2, maxLength: 12 })
  .map((pieces) => `x${pieces.join('')}y`);

it('what was split and merged again stands where it stood', () => {
  fc.assert(
    fc.property(marked, fc.nat(), (text, n) => {
      const whole = [span(0, text.length)];
      const parts = splitAt(text, whole, utf16(n % (text.length + 1)));
      if (parts === null) return;
      for (const { start, end } of parts.flat()) {
        expect(start).toBeLessThan(end);
        expect(isBlank(text.charCodeAt(start)) || isBlank(text.charCodeAt(end - 1))).toBe(false);
      }
      expect(joinedOverBlanks(text, parts.flat())).toEqual(joined(whole));
    }),
  );
});
