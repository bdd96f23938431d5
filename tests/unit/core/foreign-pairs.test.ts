import { describe, expect, it } from 'vitest';
import { besideId, pairsOf, saysNoMore } from '../../../electron/core/services/foreign-pairs.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { annotation } from '../../formats/make.ts';

const TEXT = 'Police said 12 people died.';
const there = (id: string, more: Partial<Annotation> = {}): Annotation =>
  annotation(id, TEXT, ['12 people died'], more);

/** What stands for what, by ids. */
const paired = (coming: readonly Annotation[], known: readonly Annotation[], met = new Map<string, string>()) =>
  Object.fromEntries(Array.from(pairsOf(coming, known, met), ([one, { id }]) => [one.id, id]));

describe('what comes and what is there', () => {
  const [high, low] = [{ attributes: { c: 'high' } }, { attributes: { c: 'low' } }];

  it.each([
    ['the same before the same place', [there('x', high), there('y', low)], [there('L', low)], { y: 'L' }],
    [
      'the same values before the same place, where a card is lost',
      [there('x', high), there('y', low)],
      [there('L', { ...low, claim: 'card' })],
      { y: 'L' },
    ],
    ['the same place last', [there('x', high)], [there('L', low)], { x: 'L' }],
    ['its own id before what says the same', [there('A', high)], [there('A', low), there('B', high)], { A: 'A' }],
    ['two for two', [there('x'), there('y')], [there('A'), there('B')], { x: 'A', y: 'B' }],
    ['two for one: the other comes', [there('x'), there('y')], [there('A')], { x: 'A' }],
    ["not another's of its id", [there('A', { layer: 'ben' })], [there('A')], {}],
    [
      'what was added beside it, where that says so',
      [there('A', high)],
      [there('A', low), there(besideId(there('A', high)), high)],
      { A: besideId(there('A', high)) },
    ],
  ])('meet: %s', (_name, coming, known, expected) => {
    expect(paired(coming, known)).toEqual(expected);
  });

  it.each([
    ['claim', 'card'],
    ['confidence', 0.5],
    ['flags', [{ kind: 'unsure' }]],
    ['note', 'n'],
  ] as const)('with %s meets what has it first', (part, value) => {
    expect(paired([there('x', { [part]: value })], [there('A'), there('B', { [part]: value })])).toEqual({ x: 'B' });
  });

  it('of two files do not meet the same; what met once meets it again', () => {
    const met = new Map<string, string>();
    expect(paired([there('x', high)], [there('A')], met)).toEqual({ x: 'A' });
    expect(paired([there('y', low)], [there('A')], met)).toEqual({});
    expect(paired([there('x', high)], [there('A')], met)).toEqual({ x: 'A' });
  });
});

describe('what comes says no more than what is there', () => {
  const full = there('A', {
    attributes: { c: 'high', d: 1 },
    note: 'n',
    claim: 'card',
    confidence: 0.5,
    flags: [{ kind: 'unsure' }],
  });

  it.each([
    ['all of it', full, true],
    ['some of the values, as a format without cards or notes has it', there('x', { attributes: { c: 'high' } }), true],
    ['nothing but the label', there('x'), true],
    ['no flags, and a note that is empty', there('x', { flags: [], note: '' }), true],
    ['another value', there('x', { attributes: { c: 'low' } }), false],
    ['a value more', there('x', { attributes: { e: 'new' } }), false],
    ['another note', there('x', { note: 'm' }), false],
    ['another card', there('x', { claim: 'other' }), false],
    ['another confidence', there('x', { confidence: 0.6 }), false],
    ['other flags', there('x', { flags: [{ kind: 'ask_lead' }] }), false],
    ['another label', there('x', { label: 'SOURCE' }), false],
  ])('%s', (_name, coming, expected) => {
    expect(saysNoMore(coming, full)).toBe(expected);
  });
});
