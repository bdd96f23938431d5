import { expect, it } from 'vitest';
import type { FiguresFrom } from '../../../shared/claims/figure-points.ts';
import { isOfUnit, measureMatrixOf, measureUnits } from '../../../shared/claims/matrix-measures.ts';
import type { FigureFacts, MentionFacts, MentionLink } from '../../../shared/claims/mention-facts.ts';
import { card, figure, link, mention } from '../../support/facts.ts';

const says = (id: string, figures: readonly FigureFacts[], more: Partial<MentionFacts> = {}): MentionFacts =>
  mention(id, { figures: figures.map((one, i) => ({ ...one, annotation: `${id}${i}` })), ...more });
const of = (...mentions: MentionFacts[]) => ({
  cards: mentions.map((one) => card(`card of ${one.annotation}`, [one])),
  unassigned: [],
});

/** Every row: what it is of, how many it has, and what stands in its cells in order. */
const told = (from: FiguresFrom, links: readonly MentionLink[] = [], by: 'document' | 'speaker' = 'document') =>
  measureMatrixOf(from, links, by).rows.map(({ unit, kind, count, cells }) => {
    const said = [...cells].map(
      ([key, all]) =>
        `${key}: ${all
          .map(
            ({ figure: { min }, contradicts }) =>
              `${String(min)}${contradicts.map((one) => ` x ${one.annotation}`).join('')}`,
          )
          .join(' | ')}`,
    );
    return `${unit ?? '-'}, ${kind ?? '-'} (${count}) ${said.toSorted().join('; ')}`;
  });

const d = { document: 'd' };
it.each<[string, MentionFacts[], MentionLink[], string[]]>([
  [
    'figures of different cards stand in one row, the least first',
    [says('a', [figure(15_000)], d), says('b', [figure(10_000)], d), says('c', [figure(11_000)])],
    [],
    ['troops, total (3) d: 10000 | 15000; document of c: 11000'],
  ],
  [
    'the kind parts rows, and the most frequent one is first',
    [
      says('a', [figure(3, { kind: 'increment' })], d),
      says('b', [figure(1), figure(2)], d),
      says('c', [figure(9, { kind: null })], d),
    ],
    [],
    ['troops, total (2) d: 1 | 2', 'troops, increment (1) d: 3', 'troops, - (1) d: 9'],
  ],
  [
    'units that can be converted are one, in order of what they come to; people are no troops',
    [
      says('a', [figure(5, { unit: 'km' }), figure(4, { unit: 'miles' }), figure(7, { unit: 'km' })], d),
      says('b', [figure(1), figure(2, { unit: 'North Korean soldiers' })], d),
      says('c', [figure(3, { unit: 'people' })], d),
    ],
    [],
    ['km, total (3) d: 5 | 4 | 7', 'troops, total (2) d: 1 | 2', 'people, total (1) d: 3'],
  ],
  [
    'without a number last, without a unit apart',
    [says('a', [figure(null), figure(2)], d), says('b', [figure(3, { unit: null })], d)],
    [],
    ['troops, total (2) d: 2 | null', '-, total (1) d: 3'],
  ],
  [
    'a recorded contradiction is marked at both ends, and only among figures of the row',
    [
      says('a', [figure(1)], d),
      says('b', [figure(2)], d),
      says('c', [figure(3, { kind: 'rate' })], d),
      says('e', [figure(4)], d),
    ],
    [link('contradicts', 'a', 'b'), link('contradicts', 'a', 'c'), link('updates', 'e', 'a')],
    ['troops, total (3) d: 1 x b | 2 x a | 4', 'troops, rate (1) d: 3'],
  ],
])('%s', (_name, mentions, links, expected) => {
  expect(told(of(...mentions), links)).toEqual(expected);
});

it('has a column for each speaker, and takes in claims that are on no card', () => {
  const sources = ['Ministry', 'Office'].map((entity) => ({ annotation: entity, quote: entity, entity, role: null }));
  const from = { cards: [], unassigned: [says('a', [figure(1)], { sources }), says('b', [figure(2)])] };
  expect(told(from, [], 'speaker')).toEqual(['troops, total (2) : 2; =Ministry: 1; =Office: 1']);
  expect(measureMatrixOf(from, [], 'speaker').columns.map(({ name }) => name)).toEqual(['Ministry', 'Office', null]);
});

it('the units to choose from count what the rows have', () => {
  const from = of(
    says('a', [figure(1), figure(2, { unit: 'soldiers' }), figure(3, { unit: 'people' })]),
    says('b', [figure(1, { unit: null })]),
  );
  expect(measureUnits(from)).toEqual([
    { unit: 'troops', count: 2 },
    { unit: 'people', count: 1 },
    { unit: null, count: 1 },
  ]);
  expect(['soldiers', 'people', null].map((unit) => isOfUnit({ unit }, 'troops'))).toEqual([true, false, false]);
});
