import { describe, expect, it } from 'vitest';
import { wholeWords } from '../../../electron/core/quality/half-words.ts';
import { FEWEST, ordinaryLength } from '../../../electron/core/quality/lengths.ts';
import { pairsOf } from '../../../electron/core/quality/pairs.ts';
import { oddEdges } from '../../../electron/core/quality/punctuation.ts';
import { createStrings } from '../../../electron/core/quality/twins.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { createWords } from '../../../shared/text/words.ts';

/** The text without the brackets, and the span between them. */
function marked(text: string): { text: string; span: Span } {
  const start = text.indexOf('⟦');
  const end = text.indexOf('⟧') - 1;
  return { text: text.replace('⟦', '').replace('⟧', ''), span: { start: utf16(start), end: utf16(end) } };
}

const said = (text: string, span: Span | undefined | null): string | null =>
  span ? text.slice(span.start, span.end) : null;

describe('half words', () => {
  it.each([
    ['en', 'in N⟦orth Kor⟧ea, he said', 'North Korea'],
    ['en', 'N⟦orth Korea⟧', 'North Korea'],
    ['en', '⟦North Korea⟧’s army', null],
    ['en', 'about ⟦10⟧,000 troops', '10,000'],
    ['en', 'a range of ⟦75⟧km', null],
    ['en', '⟦North Korean⟧-made shells', null],
    ['en', 'he do⟦n’t know⟧', 'don’t know'],
    ['de', 'die ⟦Waffenlieferung⟧en', 'Waffenlieferungen'],
    ['ko', '⟦북한⟧이 파병했다', null],
    ['ko', '북⟦한이⟧ 파병했다', '북한이'],
    ['ru', 'войска ⟦Росси⟧и', 'России'],
  ])('%s: %s', (language, text, whole) => {
    const at = marked(text);
    const found = wholeWords(at.text, [at.span], createWords(language));
    expect(said(at.text, found?.[0])).toBe(whole);
  });
});

describe('punctuation at the ends', () => {
  it.each([
    ['⟦troops were sent,⟧ he said', false, 'troops were sent'],
    ['⟦, troops were sent⟧', false, 'troops were sent'],
    ['he said ⟦“troops were sent⟧”', false, 'troops were sent'],
    ['he said ⟦“troops were sent”⟧', false, null],
    ['⟦troops (of the North⟧)', false, null],
    ['troops (⟦of the North)⟧', false, 'of the North'],
    ['⟦Troops were sent.⟧', false, null],
    ['⟦Troops were sent.⟧', true, 'Troops were sent'],
    ['in the ⟦U.S.⟧', true, null],
    ['⟦-5 degrees⟧', false, null],
    ['⟦- five degrees⟧', false, 'five degrees'],
    ['⟦troops’⟧ pay', false, null],
    ['⟦$115 million⟧', false, null],
    ['⟦北朝鮮は派兵した、⟧と', false, '北朝鮮は派兵した'],
  ])('%s (final marks are rare: %s)', (text, endsRarely, rest) => {
    const at = marked(text);
    expect(said(at.text, oddEdges(at.text, at.span, endsRarely)?.trimmed)).toBe(rest);
  });

  it('leave no span where nothing but marks was marked', () => {
    expect(oddEdges('a, b', { start: utf16(1), end: utf16(2) }, false)).toEqual({ mark: ',', trimmed: null });
  });
});

describe('ordinary lengths', () => {
  it('are not told by too few spans', () => {
    expect(ordinaryLength(Array.from({ length: FEWEST - 1 }, () => 10))).toBeNull();
    expect(ordinaryLength(Array.from({ length: FEWEST }, () => 10))).toMatchObject({ n: FEWEST, median: 10 });
  });

  it('hardly move when a few spans are far out', () => {
    const usual = Array.from({ length: 50 }, (_, i) => 40 + (i % 21));
    const clean = ordinaryLength(usual);
    const dirty = ordinaryLength([...usual, 4000, 5000, 6000]);
    expect(clean).toMatchObject({ median: 48 });
    expect(dirty?.high).toBeLessThan(2 * (clean?.high ?? 0));
    expect(dirty?.high).toBeLessThan(4000);
  });

  it('of spans of one length let half and twice of it pass', () => {
    expect(ordinaryLength(Array.from({ length: 30 }, () => 100))).toMatchObject({ low: 50, high: 201 });
  });
});

const annotation = (id: string, start: number, end: number, more: Partial<Annotation> = {}): Annotation => ({
  id,
  document: `d_${'a'.repeat(26)}`,
  layer: 'ana',
  label: 'CLAIM',
  fragments: [{ start: utf16(start), end: utf16(end) }],
  quote: 'x'.repeat(end - start),
  attributes: {},
  codebookVersion: '1',
  origin: { kind: 'human' },
  ...more,
});
const pairs = (...all: Annotation[]) =>
  pairsOf(all).map(({ kind, one, other, isSpare }) => [kind, one.id, other.id, isSpare]);

describe('pairs', () => {
  it('are the same text twice: the one that says less is to go, if it says nothing of its own', () => {
    expect(pairs(annotation('a', 0, 9), annotation('b', 0, 9))).toEqual([['same_twice', 'b', 'a', true]]);
    const rich = annotation('b', 0, 9, { attributes: { certainty: 'certain' } });
    expect(pairs(annotation('a', 0, 9), rich)).toEqual([['same_twice', 'a', 'b', true]]);
    const noted = annotation('a', 0, 9, { note: 'mine' });
    expect(pairs(noted, rich).map(([kind, , , isSpare]) => [kind, isSpare])).toEqual([['same_twice', false]]);
  });

  it('are nearly the same, crossing, or nested; what only touches is none', () => {
    expect(pairs(annotation('a', 0, 100), annotation('b', 2, 100))).toEqual([['near_same', 'a', 'b', false]]);
    expect(pairs(annotation('a', 0, 50), annotation('b', 30, 100))).toEqual([['overlap', 'a', 'b', false]]);
    expect(pairs(annotation('a', 0, 100), annotation('b', 10, 30))).toEqual([['nested', 'b', 'a', false]]);
    expect(pairs(annotation('a', 0, 50), annotation('b', 50, 100))).toEqual([]);
  });

  it('are none where the pieces of one lie in the gaps of the other', () => {
    const gapped = annotation('a', 0, 100, {
      fragments: [
        { start: utf16(0), end: utf16(10) },
        { start: utf16(90), end: utf16(100) },
      ],
    });
    expect(pairs(gapped, annotation('b', 20, 80))).toEqual([]);
  });
});

describe('strings', () => {
  const found = (text: string, ...quotes: string[]): string[] => {
    const strings = createStrings<string>();
    for (const quote of quotes) strings.put(quote, () => quote);
    const places: string[] = [];
    const finder = {
      wants: () => 'yes' as const,
      found: (value: string, start: number) => void places.push(`${start} ${value}`),
    };
    for (const _ of strings.places(text, createWords('en'), finder));
    return places;
  };

  it('are found at edges of words only, also inside each other', () => {
    expect(found('10,000 troops; 110,000 troops', '10,000 troops')).toEqual(['0 10,000 troops']);
    expect(found('of the art, the article', 'the art', 'art')).toEqual(['3 the art', '7 art']);
    expect(found('“Kim” said', '“Kim”', 'Kim')).toEqual(['0 “Kim”', '1 Kim']);
  });

  it('are found by their first 48 characters, whatever comes after', () => {
    const long = 'North Korea has sent about three thousand more soldiers to Russia';
    expect(found(`So ${long}. And ${long.slice(0, 60)}.`, long)).toEqual([`3 ${long}`]);
  });

  it('are found in scripts without blanks', () => {
    expect(found('政府は北朝鮮を非難', '北朝鮮')).toEqual(['3 北朝鮮']);
  });
});
