import { describe, expect, it } from 'vitest';
import { edgesIn, wholeWords } from '../../../electron/core/quality/half-words.ts';
import { createShelf } from '../../../electron/core/quality/shelf.ts';
import { createStrings } from '../../../electron/core/quality/twins.ts';
import { seeded } from '../../../electron/core/metrics/random.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { createWords, type Words } from '../../../shared/text/words.ts';

const ALPHABETS: Record<string, readonly string[]> = {
  latin: ['a', 'b', 'the', 'art', 'é', 'ß', '1', '10', ',', '.', '’', "'", '-', ' ', ' ', '\n', '$', '%', '(', '×'],
  cyrillic: ['Росс', 'и', 'я', 'Ё', 'й', 'ҁ', '҂', '҃', ' ', ' ', ',', '5'],
  korean: ['북한', '이', '파병', '군', '10', '명', ' ', ' ', '.', 'km'],
  japanese: ['北朝鮮', 'は', '派兵', 'した', '、', 'カ', 'ナ', 'ー', 'ABC', '𠀋', ' ', '　'],
  odd: [
    'a',
    '1',
    '\u0301',
    '\u200d',
    '\u200b',
    '👩‍🚀',
    '🇰🇷',
    '\ud83d',
    '\u0e01\u0e33',
    '\u1780\u17d2',
    '\u00a0',
    '\r\n',
    ' ',
    'ǆ',
    '܊',
  ],
};

const texts = (pieces: readonly string[], seed: number): ((length: number) => string) => {
  const random = seeded(seed);
  return (length) => Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join('');
};

const isWhole = (text: string, start: number, end: number, words: Words): boolean =>
  wholeWords(text, [{ start: utf16(start), end: utf16(end) }], words) === null;

/** Letters, digits and marks, of which one that follows another is inside of a word; but not where any character can begin one. */
const IN_WORD = /^[\p{L}\p{N}\p{M}\p{Cs}]$/v;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]$/v;

/** What the places are by definition: every string is looked for at every place. */
function plainPlaces(text: string, quotes: readonly string[], words: Words): string[] {
  const isIn = (at: number): boolean => IN_WORD.test(text.charAt(at));
  const found: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && isIn(at) && isIn(at - 1) && !UNSPACED.test(text.charAt(at))) continue;
    for (const quote of quotes) {
      if (quote.length < 2 || !text.startsWith(quote, at)) continue;
      if (isWhole(text, at, at + quote.length, words)) found.push(`${at} ${quote}`);
    }
  }
  return found;
}

function fastPlaces(text: string, quotes: readonly string[], words: Words): string[] {
  const strings = createStrings<string>();
  for (const quote of quotes) strings.put(quote, () => quote);
  const found: string[] = [];
  const finder = {
    wants: () => 'yes' as const,
    found: (quote: string, at: number) => void found.push(`${at} ${quote}`),
  };
  for (const _ of strings.places(text, words, finder));
  return found;
}

describe('places that say one of many strings', () => {
  it.each(Object.entries(ALPHABETS))('are those of the plain definition: %s', (language, pieces) => {
    const words = createWords('en');
    const make = texts(pieces, language.length);
    let hits = 0;
    for (let round = 0; round < 30; round += 1) {
      const text = make(60);
      const cut = Array.from({ length: 40 }, (_, i) => text.slice(i * 2, i * 2 + 1 + ((i * 7 + round) % 13)));
      const quotes = [...new Set([...cut, ...Array.from({ length: 20 }, () => make(2))].map((one) => one.trim()))];
      const sorted = quotes.filter((one) => one !== '').toSorted((a, b) => a.length - b.length);
      const plain = plainPlaces(text, sorted, words);
      expect(fastPlaces(text, sorted, words), JSON.stringify({ text, sorted })).toEqual(plain);
      hits += plain.length;
    }
    expect(hits).toBeGreaterThan(200);
  });

  it('are told once for strings that were put twice, and never again for what nobody wants', () => {
    const strings = createStrings<{ readonly quote: string }>();
    const first = strings.put('the art', () => ({ quote: 'the art' }));
    expect(strings.put('the art', () => ({ quote: 'another' }))).toBe(first);
    let asked = 0;
    const wants = () => {
      asked += 1;
      return 'never' as const;
    };
    for (const _ of strings.places('the art of the art', createWords('en'), { wants, found: () => {} }));
    expect(asked).toBe(1);
  });

  it('are looked for in slices', () => {
    const strings = createStrings<string>();
    strings.put('end', () => 'end');
    const found: number[] = [];
    const finder = { wants: () => 'yes' as const, found: (_: string, at: number) => void found.push(at) };
    let breaths = 0;
    const text = `${'word '.repeat(20_000)}end`;
    for (const _ of strings.places(text, createWords('en'), finder)) breaths += 1;
    expect(found).toEqual([100_000]);
    expect(breaths).toBeGreaterThanOrEqual(4);
  });
});

describe('edges of words', () => {
  it.each(Object.entries(ALPHABETS))('asked once are the same as asked for each place: %s', (language, pieces) => {
    const words = createWords('en');
    const make = texts(pieces, 7 + language.length);
    for (let round = 0; round < 20; round += 1) {
      const text = make(24);
      const edges = edgesIn(text, words);
      for (let start = 0; start < text.length; start += 1) {
        for (let end = start + 1; end <= Math.min(text.length, start + 9); end += 1) {
          expect(edges.isWhole(start, end), JSON.stringify({ text, start, end })).toBe(
            isWhole(text, start, end, words),
          );
        }
      }
    }
  });
});

describe('a shelf', () => {
  it('keeps the first ones by number in whichever order they come, and not many more', () => {
    const random = seeded(3);
    const all = Array.from({ length: 5000 }, (_, i) => ({ at: Math.floor(random() * 300), i }));
    const shelf = createShelf<(typeof all)[number]>(100);
    let most = 0;
    let held = 0;
    for (const one of all) {
      if (!shelf.wants(one.at)) continue;
      shelf.put(one.at, one);
      held += 1;
      most = Math.max(most, held);
    }
    const kept = [...shelf.inOrder()].flat();
    const expected = all.toSorted((a, b) => a.at - b.at || a.i - b.i).slice(0, 100);
    expect(kept.slice(0, 100)).toEqual(expected);
    expect(kept.length).toBeLessThanOrEqual(250);
    expect(most).toBeLessThan(1500);
  });
});
