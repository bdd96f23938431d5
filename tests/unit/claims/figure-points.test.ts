import { describe, expect, it } from 'vitest';
import { figurePoints, unitsOf } from '../../../shared/claims/figure-points.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { card, figure, mention } from '../../support/facts.ts';

const says = (id: string, figures: MentionFacts['figures'], more: Partial<MentionFacts> = {}): MentionFacts =>
  mention(id, { figures, date: '2024-10-28', ...more });
const from = (...mentions: MentionFacts[]) => ({ cards: [card('k', mentions)], unassigned: [] });
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

it('offers each unit once, the most frequent first; what can be converted is one', () => {
  const told = from(
    says('a', [figure(5, { unit: 'km' }), figure(3, { unit: 'miles' })]),
    says('b', [figure(1), figure(2, { unit: 'soldiers' }), figure(3, { unit: 'troops' })]),
    says('c', [figure(7, { unit: null })]),
  );
  expect(unitsOf(told)).toEqual([
    { unit: 'troops', count: 3 },
    { unit: 'km', count: 2 },
    { unit: null, count: 1 },
  ]);
});

describe('a figure has its place', () => {
  it('in the unit that is asked for', () => {
    const { points } = figurePoints(
      from(says('a', [figure(10, { unit: 'miles' })]), says('b', [figure(3)])),
      'km',
      'asOf',
    );
    expect(points.map(({ min }) => min)).toEqual([expect.closeTo(16.09, 2)]);
  });

  it.each<
    [string, { asOf?: string | null; date?: string | null }, 'asOf' | 'published', [number, number, boolean] | string]
  >([
    ['when it holds', { asOf: '2024-10' }, 'asOf', [day('2024-10-01'), day('2024-11-01') - 1, false]],
    [
      'at its publication where nothing says when it holds',
      {},
      'asOf',
      [day('2024-10-28'), day('2024-10-29') - 1, true],
    ],
    [
      'at its publication where that is asked for',
      { asOf: '2023' },
      'published',
      [day('2024-10-28'), day('2024-10-29') - 1, true],
    ],
    [
      'at what is known of an open interval',
      { asOf: '2024-10-01/..' },
      'asOf',
      [day('2024-10-01'), day('2024-10-01'), false],
    ],
    [
      'at the end of what has no beginning',
      { asOf: '../2024-10-01' },
      'asOf',
      [-Infinity, day('2024-10-02') - 1, false],
    ],
    [
      'at its publication where the date is none',
      { asOf: 'soon' },
      'asOf',
      [day('2024-10-28'), day('2024-10-29') - 1, true],
    ],
    ['nowhere without any date', { date: null }, 'asOf', 'time'],
  ])('%s', (_name, { asOf = null, date = '2024-10-28' }, time, expected) => {
    const { points, placeless } = figurePoints(from(says('a', [figure(10, { asOf })], { date })), 'troops', time);
    if (typeof expected === 'string') expect(placeless.map(({ why }) => why)).toEqual([expected]);
    else expect(points.map(({ from, to, isPublication }) => [from, to, isPublication])).toEqual([expected]);
  });

  it('only with a number that is one', () => {
    const told = from(says('a', [figure(null), figure(5, { max: 3 }), figure(5, { max: null })]));
    const { points, placeless } = figurePoints(told, 'troops', 'asOf');
    expect(points.map(({ min, max }) => [min, max])).toEqual([[5, null]]);
    expect(placeless.map(({ why }) => why)).toEqual(['number', 'number']);
  });

  it('also where its claim is on no card, and once for each mention', () => {
    const one = figure(5);
    const { points } = figurePoints(
      { cards: [card('k', [says('a', [one]), says('b', [one])])], unassigned: [says('c', [one])] },
      'troops',
      'asOf',
    );
    expect(points.map(({ card, mention }) => `${card?.id ?? '-'} ${mention.annotation}`)).toEqual([
      'k a',
      'k b',
      '- c',
    ]);
  });
});
