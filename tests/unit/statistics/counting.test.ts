import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cross, type Counted } from '../../../shared/statistics/cross.ts';
import { byAttribute, dimensionOf, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { lengthsOf } from '../../../shared/statistics/lengths.ts';
import { createMeasure } from '../../../shared/statistics/measure.ts';
import {
  countTogether,
  type TogetherCounts,
  type TogetherHow,
  type TogetherSpan,
} from '../../../shared/statistics/together.ts';
import { utf16 } from '../../../shared/text/units.ts';

const attribute = (name: string, on: string, values: string[] = []) => ({
  name,
  on,
  type: 'choice' as const,
  mandatory: false,
  multiple: true,
  definition: '',
  values: values.map((value) => ({ name: value, definition: '' })),
  needs: [],
  examples: [],
});
const label = (name: string) => ({ name, definition: '', color: 0, badge: 'x', mandatory: false, examples: [] });
const codebook = {
  labels: [label('SOURCE'), label('CLAIM')],
  attributes: [attribute('certainty', 'CLAIM', ['certain', 'possible']), attribute('sure', 'any')],
};
const documents = [
  { id: 'd2', title: 'Second', outlets: ['X', 'Y'], date: '2024-10' },
  { id: 'd1', title: 'First', outlets: [], date: null },
];
const row = (n: number, more: Partial<Counted> = {}): Counted => ({
  document: 'd1',
  layer: 'ana',
  label: 'CLAIM',
  attributes: {},
  n,
  ...more,
});

/** Every cell as `name/name n`, in order. */
function told(by: readonly Dimension[], rows: readonly Counted[]): string[] {
  const { groups, cells } = cross({ by, rows, documents, codebook });
  return cells.map(({ at, n }) => `${at.map((place, which) => groups[which]?.[place]?.name ?? '-').join('/')} ${n}`);
}

describe('counts by properties', () => {
  it.each<[string, Dimension[], Counted[], string[]]>([
    [
      'labels in the order of the codebook, others after them',
      ['label'],
      [row(1, { label: 'OLD' }), row(2), row(3, { label: 'SOURCE' })],
      ['SOURCE 3', 'CLAIM 2', 'OLD 1'],
    ],
    [
      'documents in theirs, by their titles',
      ['document'],
      [row(1), row(2, { document: 'd2' }), row(4)],
      ['Second 2', 'First 5'],
    ],
    [
      'a text in two outlets counts in both; nobody knows is the last',
      ['outlet'],
      [row(1), row(2, { document: 'd2' })],
      ['X 2', 'Y 2', '- 1'],
    ],
    ['dates', ['date'], [row(1), row(2, { document: 'd2' })], ['2024-10 2', '- 1']],
    [
      'two of them',
      ['annotator', 'label'],
      [row(1), row(2, { layer: 'ben' }), row(3, { label: 'SOURCE' })],
      ['ana/SOURCE 3', 'ana/CLAIM 1', 'ben/CLAIM 2'],
    ],
    [
      'an attribute only where it is asked for; several values in each; no answer last',
      [byAttribute('certainty')],
      [
        row(1, { attributes: { certainty: 'possible' } }),
        row(2, { attributes: { certainty: ['certain', 'possible'] } }),
        row(4),
        row(8, { label: 'SOURCE' }),
        row(16, { attributes: { certainty: 'other' } }),
      ],
      ['certain 2', 'possible 3', 'other 16', '- 4'],
    ],
    [
      'one that is asked for everywhere; numbers by size',
      [byAttribute('sure')],
      [row(1, { attributes: { sure: 10 } }), row(2, { label: 'SOURCE', attributes: { sure: 9 } })],
      ['9 2', '10 1'],
    ],
    ['nothing', ['label', 'document'], [], []],
    ['a count of none', ['label'], [row(0)], []],
  ])('%s', (_name, by, rows, expected) => expect(told(by, rows)).toEqual(expected));

  it('counts each annotation once in all', () => {
    const { annotations } = cross({ by: ['outlet'], rows: [row(2, { document: 'd2' })], documents, codebook });
    expect(annotations).toBe(2);
  });

  it.each([
    ['label', 'label'],
    ['certainty', 'attribute:certainty'],
    ['attribute:label', 'attribute:label'],
  ])('%s is read as %s', (text, expected) => expect(dimensionOf(text)).toBe(expected));
});

describe('lengths', () => {
  const of = (...lengths: number[]) => {
    const counts = new Map<number, number>();
    for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
    return lengthsOf(counts);
  };

  it.each<[number[], number | null]>([
    [[], null],
    [[7], 7],
    [[1, 2, 100], 2],
    [[1, 2, 4, 100], 3],
    [[5, 5, 5, 6], 5],
  ])('the median of %j is %j', (lengths, median) => expect(of(...lengths).median).toBe(median));

  it('the last step takes what is much longer', () => {
    const usual = Array.from({ length: 100 }, (_, i) => i);
    const { bins, longest } = of(...usual, 5000);
    expect(bins.at(0)).toEqual({ from: 0, to: 10, count: 10 });
    expect(bins.at(-1)).toEqual({ from: 90, to: null, count: 11 });
    expect(longest).toBe(5000);
  });

  it('every span is in one step, whatever the lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), (lengths) => {
        const { bins } = of(...lengths);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(lengths.length);
        expect(bins.length).toBeLessThan(40);
      }),
    );
  });
});

describe('labels that stand together', () => {
  const count = (spans: readonly TogetherSpan[]): Record<string, TogetherCounts> => {
    const into = { inside: new Map(), overlap: new Map(), sentence: new Map() } as Record<TogetherHow, TogetherCounts>;
    countTogether(spans, into);
    return into;
  };
  const span = (label: string, start: number, end: number, sentence = 0): TogetherSpan => ({
    label,
    start: utf16(start),
    end: utf16(end),
    sentence,
  });

  it('inside, overlapping, in one sentence; never with itself', () => {
    const { inside, overlap, sentence } = count([
      span('A', 0, 10),
      span('B', 2, 5),
      span('B', 8, 12),
      span('A', 20, 30, 1),
    ]);
    expect(inside?.get('B')?.get('A')).toBe(1);
    expect(inside?.get('A')).toBeUndefined();
    expect(overlap?.get('B')?.get('A')).toBe(2);
    expect(overlap?.get('A')?.get('B')).toBe(1);
    expect(overlap?.get('A')?.get('A')).toBeUndefined();
    expect(sentence?.get('A')?.get('B')).toBe(1);
    expect(sentence?.get('B')?.get('B')).toBe(2);
  });

  it('touching is no overlap; the same place is inside both ways', () => {
    const { inside, overlap } = count([span('A', 0, 5), span('B', 5, 9), span('C', 5, 9)]);
    expect(overlap?.get('A')).toBeUndefined();
    expect(inside?.get('B')?.get('C')).toBe(1);
    expect(inside?.get('C')?.get('B')).toBe(1);
  });

  it('says what comparing every pair says', () => {
    const spans = fc.array(
      fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(20), fc.integer({ min: 1, max: 12 }), fc.nat(3)),
    );
    fc.assert(
      fc.property(spans, (told) => {
        const all = told.map(([label, start, length, sentence]) => span(label, start, start + length, sentence));
        const pairs = (test: (a: TogetherSpan, b: TogetherSpan) => boolean): string[] =>
          ['A', 'B', 'C'].flatMap((a) =>
            ['A', 'B', 'C'].map((b) => {
              const n = all.filter(
                (one) => one.label === a && all.some((two) => two !== one && two.label === b && test(one, two)),
              ).length;
              return `${a}${b}${n}`;
            }),
          );
        const counted = count(all);
        const of = (how: string): string[] =>
          ['A', 'B', 'C'].flatMap((a) => ['A', 'B', 'C'].map((b) => `${a}${b}${counted[how]?.get(a)?.get(b) ?? 0}`));
        expect(of('inside')).toEqual(pairs((a, b) => b.start <= a.start && a.end <= b.end));
        expect(of('overlap')).toEqual(pairs((a, b) => a.start < b.end && b.start < a.end));
        expect(of('sentence')).toEqual(pairs((a, b) => a.sentence === b.sentence));
      }),
    );
  });
});

it('measures code points, words and sentences of fragments', () => {
  const text = 'Dr. Smith saw 2 million 😀. It was\nfine.';
  const block = { start: utf16(0), end: utf16(text.length) };
  const { characters, words, sentence } = createMeasure().read(text, [block]);
  const at = (quote: string) => ({ start: utf16(text.indexOf(quote)), end: utf16(text.indexOf(quote) + quote.length) });
  expect(characters([at('million 😀')])).toBe(9);
  expect(words([at('Smith saw 2')])).toBe(3);
  expect(words([at('mith'), at('fine')])).toBe(2);
  expect(words([at(' ')])).toBe(0);
  expect(sentence(at('Smith').start)).toBe(sentence(0));
  expect(sentence(at('It').start)).toBe(sentence(0) + 1);
  expect(sentence(at('fine').start)).toBe(sentence(at('It').start));
});
