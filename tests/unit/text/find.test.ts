import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../shared/text/find.ts';

const plain = { matchCase: false, wholeWords: false };

describe('finding a string', () => {
  it.each<[string, string, string, object, number[][]]>([
    [
      'every place',
      'aba aba',
      'aba',
      {},
      [
        [0, 3],
        [4, 7],
      ],
    ],
    [
      'no overlaps',
      'aaaa',
      'aa',
      {},
      [
        [0, 2],
        [2, 4],
      ],
    ],
    ['nothing of nothing', 'text', '', {}, []],
    [
      'any case',
      'Kursk KURSK',
      'kursk',
      {},
      [
        [0, 5],
        [6, 11],
      ],
    ],
    ['one case', 'Kursk KURSK', 'KURSK', { matchCase: true }, [[6, 11]]],
    [
      'parts of words',
      'sender sends send',
      'send',
      {},
      [
        [0, 4],
        [7, 11],
        [13, 17],
      ],
    ],
    ['whole words only', 'sender sends send', 'send', { wholeWords: true }, [[13, 17]]],
    ['whole words after an astral letter', '𐐀send send', 'send', { wholeWords: true }, [[7, 11]]],
    ['figures in figures', '10,000 110,000', '10,000', { wholeWords: true }, [[0, 6]]],
    ['across a line end', 'North\r\nKorea', 'North  Korea', {}, [[0, 12]]],
    ['behind a letter that grows in lower case', 'İİ Kursk', 'kursk', {}, [[3, 8]]],
    ['behind an emoji', '👩‍👩‍👧 Kursk', 'kursk', {}, [[9, 14]]],
    [
      'Hangul',
      '북한군 북한',
      '북한',
      {},
      [
        [0, 2],
        [4, 6],
      ],
    ],
    ['not what is composed differently', 'e\u0301', '\u00e9', {}, []],
  ])('%s', (_name, text, wanted, options, expected) => {
    const found = findAll(text, wanted, { ...plain, ...options });
    expect(found.map(({ start, end }) => [start, end])).toEqual(expected);
  });

  it('finds with case exactly what split() would', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀') }),
        fc.constantFrom('a', 'ab', '😀'),
        (text, wanted) => {
          const found = findAll(text, wanted, { matchCase: true, wholeWords: false });
          expect(found.length).toBe(text.split(wanted).length - 1);
          for (const { start, end } of found) expect(text.slice(start, end)).toBe(wanted);
        },
      ),
      { numRuns: 500 },
    );
  });
});
