import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../../renderer/features/history/word-diff.ts';

const shown = (a: string, b: string): string =>
  wordDiff(a, b)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('what differs by words', () => {
  it.each([
    ['', '', ''],
    ['a b', 'a b', 'a b'],
    ['', 'a', '[+a]'],
    ['10,000 troops in Kursk', '10,000 troops', '10,000 [-troops in Kursk][+troops]'],
    ['at least 12 people died', 'at most 12 people died', 'at [-least ][+most ]12 people died'],
    ['one two three four', 'one three four five', 'one [-two ]three [-four][+four five]'],
    ['북한군 만 명', '북한군 십만 명', '북한군 [-만 ][+십만 ]명'],
  ])('%j to %j', (a, b, expected) => {
    expect(shown(a, b)).toBe(expected);
  });

  it('gives both texts back, whatever they are', () => {
    const word = (n: number): string => ['a', 'b', 'c  ', '\n'][n % 4] ?? '';
    for (let seed = 1; seed < 200; seed++) {
      const text = (k: number) =>
        Array.from({ length: (seed * k) % 17 }, (_, i) => word(seed * k * (i + 3) + i)).join(' ');
      const [a, b] = [text(7), text(11)];
      const pieces = wordDiff(a, b);
      const side = (gone: string) =>
        pieces
          .filter(({ kind }) => kind !== gone)
          .map(({ text: part }) => part)
          .join('');
      expect([side('added'), side('removed')]).toEqual([a, b]);
    }
  });
});
