import { describe, expect, it } from 'vitest';
import { checkClaims, isProblem, type Checked } from '../../../shared/claims/checks.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { card, figure, link, mention } from '../../support/facts.ts';
import { workWatch } from '../../support/work.ts';

const of = (checked: Partial<Checked>) => checkClaims({ cards: [], unassigned: [], links: [], ...checked });
/** A finding in one line: `kind: value [mentions] | …`. */
const told = (checked: Partial<Checked>): string[] =>
  of(checked).map(
    ({ kind, sides }) =>
      `${kind}: ${sides.map(({ value, mentions }) => `${value ?? '-'} [${mentions.join(' ')}]`).join(' | ')}`,
  );

const positive = { attributes: { polarity: 'positive' } };
const negative = { attributes: { polarity: 'negative' } };

describe('mentions of one card', () => {
  it.each([
    ['that nothing is known of', [mention('a'), mention('b')], []],
    ['that say the same', [mention('a', positive), mention('b', positive)], []],
    [
      'of which one says no',
      [mention('a', positive), mention('b', negative), mention('c', positive)],
      ['polarity: positive [a c] | negative [b]'],
    ],
    ['of which one says nothing about it', [mention('a', negative), mention('b')], []],
    [
      'that two people made of one place',
      [
        mention('a', { ...positive, document: 'd' }),
        mention('b', { ...negative, document: 'd', layer: 'ben', place: { start: utf16(5), end: utf16(20) } }),
      ],
      [],
    ],
    [
      'that one person made of one place',
      [mention('a', { ...positive, document: 'd' }), mention('b', { ...negative, document: 'd' })],
      ['polarity: positive [a] | negative [b]'],
    ],
  ])('%s', (_, mentions, findings) => expect(told({ cards: [card('k', mentions)] })).toEqual(findings));

  it.each([
    ['the same', [figure(10_000)], [figure(10_000)], []],
    ['different', [figure(11_000)], [figure(15_000)], ['figures: 11,000 troops [a] | 15,000 troops [b]']],
    ['about the same', [figure(10_000, { comparator: '~' })], [figure(10_400)], []],
    ['of units that mean the same', [figure(11_000)], [figure(11_000, { unit: 'soldiers' })], []],
    [
      'of units that mean the same, but not equal',
      [figure(11_000)],
      [figure(15_000, { unit: 'soldiers' })],
      ['figures: 11,000 troops [a] | 15,000 soldiers [b]'],
    ],
    [
      'about it, but far',
      [figure(10_000, { comparator: '~' })],
      [figure(15_000)],
      ['figures: ~ 10,000 troops [a] | 15,000 troops [b]'],
    ],
    ['at least', [figure(10_000, { comparator: '>=' })], [figure(15_000)], []],
    [
      'at least more',
      [figure(20_000, { comparator: '>=' })],
      [figure(15_000)],
      ['figures: ≥ 20,000 troops [a] | 15,000 troops [b]'],
    ],
    ['at most', [figure(30_000, { comparator: '<=' })], [figure(15_000)], []],
    ['bounds that meet', [figure(5, { comparator: '<=' })], [figure(5, { comparator: '>=' })], []],
    [
      'bounds that do not',
      [figure(5, { comparator: '<' })],
      [figure(5, { comparator: '>=' })],
      ['figures: < 5 troops [a] | ≥ 5 troops [b]'],
    ],
    ['a range and a value in it', [figure(10_000, { max: 15_000 })], [figure(12_000)], []],
    [
      'a range and one beside it',
      [figure(10_000, { max: 12_000 })],
      [figure(13_000, { max: 15_000 })],
      ['figures: 10,000–12,000 troops [a] | 13,000–15,000 troops [b]'],
    ],
    ['of other kinds', [figure(11_000)], [figure(3000, { kind: 'increment' })], []],
    ['at other times', [figure(11_000, { asOf: '2024-10' })], [figure(15_000, { asOf: '2025-02' })], []],
    [
      'at times that overlap',
      [figure(11_000, { asOf: '2024' })],
      [figure(15_000, { asOf: '2024-10' })],
      ['figures: 11,000 troops [a] | 15,000 troops [b]'],
    ],
    ['without a number', [figure(null)], [figure(15_000)], []],
    ['the wrong way round', [figure(20, { max: 10 })], [figure(15_000)], []],
    ['by a comparator that nobody knows', [figure(1, { comparator: '≈≈' })], [figure(2)], []],
    ['several, one of them the same', [figure(3000), figure(10_000)], [figure(10_000)], []],
    [
      'of units that cannot be compared',
      [figure(11_000)],
      [figure(11_000, { unit: 'rounds' })],
      ['units: troops [a] | rounds [b]'],
    ],
    ['of units of other dimensions', [figure(3000)], [figure(5, { unit: 'km' })], ['units: troops [a] | km [b]']],
    ['of several units, one of them shared', [figure(3000), figure(5, { unit: 'km' })], [figure(3000)], []],
    [
      'of several units, one of them convertible',
      [figure(3000), figure(5, { unit: 'km' })],
      [figure(5000, { unit: 'metres' })],
      [],
    ],
    ['of other units and other kinds', [figure(3000)], [figure(5, { unit: 'km', kind: 'increment' })], []],
    ['of units that are written otherwise', [figure(1, { unit: 'Troop' })], [figure(1)], []],
    ['of a unit and none', [figure(1)], [figure(1, { unit: null })], []],
    ['of two units and one of these', [figure(1), figure(2, { unit: 'rounds' })], [figure(2, { unit: 'rounds' })], []],
  ])('with figures: %s', (_, a, b, findings) => {
    const cards = [card('k', [mention('a', { figures: a }), mention('b', { figures: b })])];
    expect(told({ cards })).toEqual(findings);
  });

  it('compares what many say once', () => {
    const mentions = Array.from({ length: 3000 }, (_, i) =>
      mention(`m${i}`, { figures: [figure(i % 3 === 0 ? 11_000 : 15_000)] }),
    );
    const worked = workWatch();
    const [finding] = of({ cards: [card('k', mentions)] });
    expect(finding?.sides.map(({ mentions: those }) => those.length)).toEqual([1000, 2000]);
    expect(worked()).toBeLessThan(500);
  });
});

describe('relations between mentions', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => mention(id));
  const alone = [a, b, c, d].flatMap((one) => one ?? []);
  it.each<[string, Partial<Checked>, string[]]>([
    ['a contradiction of two cards', { unassigned: alone, links: [link('contradicts', 'a', 'b')] }, []],
    [
      'one on a card',
      { cards: [card('k', alone)], links: [link('contradicts', 'a', 'b')] },
      ['contradictionOnCard: - [a] | - [b]'],
    ],
    [
      'one at the ends of a chain of equal claims',
      {
        unassigned: alone,
        links: [link('same_claim', 'a', 'b'), link('same_claim', 'c', 'b'), link('contradicts', 'a', 'c')],
      },
      ['chain: same_claim [a] | same_claim [b] | - [c]'],
    ],
    [
      'one at the ends of a chain over a card',
      {
        cards: [card('k', alone.slice(0, 2)), card('l', alone.slice(2))],
        links: [link('same_claim', 'b', 'c'), link('contradicts', 'a', 'd')],
      },
      ['chain: card [a] | same_claim [b] | card [c] | - [d]'],
    ],
    [
      'one beside a chain',
      { unassigned: alone, links: [link('same_claim', 'a', 'b'), link('contradicts', 'a', 'd')] },
      [],
    ],
    ['one with an end that is gone', { unassigned: alone, links: [link('contradicts', 'a', 'gone')] }, []],
  ])('%s', (_, checked, findings) => expect(told(checked)).toEqual(findings));

  it.each([
    [
      [figure(11_000)],
      [figure(3000, { kind: 'increment' })],
      'totalIncrement: 11,000 troops, total [a] | 3,000 troops, increment [b]',
    ],
    [[figure(11_000)], [figure(15_000)], null],
    [[figure(11_000)], [figure(3000, { kind: null })], null],
    [[figure(11_000), figure(1, { kind: 'increment' })], [figure(3000, { kind: 'increment' })], null],
    [[], [figure(3000, { kind: 'increment' })], null],
  ])('a contradiction of %j and %j', (x, y, finding) => {
    const unassigned = [mention('a', { figures: x }), mention('b', { figures: y })];
    const found = told({ unassigned, links: [link('contradicts', 'a', 'b')] });
    expect(found).toEqual(finding === null ? [] : [finding]);
  });

  it.each([
    ['2024-10-29', '2024-10-28', null, true],
    ['2024-10-28', '2024-10-29', 'updateEarlier: 2024-10-28 [a] | 2024-10-29 [b]', true],
    ['2024-10', '2024-10-29', 'updateUnknown: 2024-10 [a] | 2024-10-29 [b]', false],
    ['2024-10-28', '2024-10-28', 'updateUnknown: 2024-10-28 [a] | 2024-10-28 [b]', false],
    ['2024-06-05', '2024-06-05T23:30:00-05:00', 'updateUnknown: 2024-06-05 [a] | 2024-06-05T23:30:00-05:00 [b]', false],
    [null, '2024-10-28', 'updateUnknown: - [a] | 2024-10-28 [b]', false],
    ['2023~', '2024', 'updateUnknown: 2023~ [a] | 2024 [b]', false],
  ])('an update of %s after %s', (from, to, line, isWrong) => {
    const checked = {
      unassigned: [mention('a', { date: from }), mention('b', { date: to })],
      links: [link('updates', 'a', 'b')],
    };
    expect(told(checked)).toEqual(line === null ? [] : [line]);
    expect(of(checked).every((finding) => isProblem(finding) === isWrong)).toBe(true);
  });

  it('says nothing of an update within one document', () => {
    const unassigned = [mention('a', { document: 'd' }), mention('b', { document: 'd' })];
    expect(told({ unassigned, links: [link('updates', 'a', 'b')] })).toEqual([]);
  });
});
