import { describe, expect, it } from 'vitest';
import { equals, type Sameness } from '../../../shared/text/equal.ts';
import { createWords } from '../../../shared/text/words.ts';

const words = createWords('en');
const STRICT: Sameness = { ignoreCase: false, ignoreForm: false };

describe('equal strings', () => {
  it.each<[string, string, string, Partial<Sameness>, [number, string, boolean][]]>([
    [
      'words',
      'Kim met Kim. Kimchi.',
      'Kim',
      {},
      [
        [0, 'Kim', true],
        [8, 'Kim', true],
        [13, 'Kim', false],
      ],
    ],
    ['case that differs', 'Kim kim KIM', 'kim', {}, [[4, 'kim', true]]],
    [
      'case that is ignored',
      'Kim kim KIM',
      'kim',
      { ignoreCase: true },
      [
        [0, 'Kim', true],
        [4, 'kim', true],
        [8, 'KIM', true],
      ],
    ],
    [
      'overlaps',
      'aaaa',
      'aa',
      {},
      [
        [0, 'aa', false],
        [1, 'aa', false],
        [2, 'aa', false],
      ],
    ],
    ['line ends that differ', 'North\nKorea', 'North Korea', {}, []],
    ['line ends that are ignored', 'North\n Korea', 'North Korea', { ignoreForm: true }, [[0, 'North\n Korea', true]]],
    ['quotes that are ignored', '“it’s”', '"it\'s"', { ignoreForm: true }, [[0, '“it’s”', true]]],
    ['signs of patterns', 'a.c abc (x)? [y]', '(x)?', {}, [[8, '(x)?', true]]],
    ['a dot', 'a.c abc', 'a.c', { ignoreCase: true }, [[0, 'a.c', true]]],
    [
      'CJK without blanks',
      '我爱北京，北京好',
      '北京',
      {},
      [
        [2, '北京', true],
        [5, '北京', true],
      ],
    ],
    [
      'Hangul with a particle',
      '북한은 북한',
      '북한',
      {},
      [
        [0, '북한', false],
        [4, '북한', true],
      ],
    ],
    ['composed and decomposed are two', 'café cafe\u0301', 'café', {}, [[0, 'café', true]]],
    ['no cluster is cut', 'cafe\u0301', 'cafe', {}, []],
    ['emoji', '😀😀 👍🏽 👍', '👍', {}, [[10, '👍', true]]],
    [
      'emoji that overlap',
      '😀😀😀',
      '😀😀',
      {},
      [
        [0, '😀😀', true],
        [2, '😀😀', true],
      ],
    ],
    ['a family is not its members', '👩‍👧 👧', '👧', {}, [[6, '👧', true]]],
    [
      'right to left',
      'שלום עולם שלום',
      'שלום',
      {},
      [
        [0, 'שלום', true],
        [10, 'שלום', true],
      ],
    ],
    ['nothing for nothing', 'abc', '', {}, []],
  ])('%s', (_, text, needle, sameness, expected) => {
    const found = [...equals(text, needle, { ...STRICT, ...sameness }, words)];
    expect(found.map(({ span, isWhole }) => [span.start, text.slice(span.start, span.end), isWhole])).toEqual(expected);
  });
});
