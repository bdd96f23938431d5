import { describe, expect, it } from 'vitest';
import { compareSaid, type Said } from '../../../shared/adjudication/compare.ts';
import { sameCards } from '../../../electron/core/adjudication/cards.ts';
import { matchLayers } from '../../../electron/core/adjudication/match.ts';
import { matchRelations, type Linked } from '../../../electron/core/adjudication/match-relations.ts';

/** "CLAIM 0-5" */
const span = (text: string) => {
  const [label = '', place = ''] = text.split(' ');
  const [start = 0, end = 0] = place.split('-').map(Number);
  return { label, start, end };
};
/** Groups as texts: what each layer has there, `–` for nothing. */
const matched = (...layers: string[][]): string[] =>
  matchLayers(layers.map((spans) => spans.map(span))).map((group) =>
    group.map((place, layer) => layers[layer]?.[place] ?? '–').join(' | '),
  );

describe('units of several layers', () => {
  it.each<[string, string[][], string[]]>([
    ['equal ones', [['A 0-5'], ['A 0-5'], ['A 0-5']], ['A 0-5 | A 0-5 | A 0-5']],
    ['other edges', [['A 0-5'], ['A 2-9']], ['A 0-5 | A 2-9']],
    ['another label on the same place', [['A 0-5'], ['B 0-5']], ['A 0-5 | B 0-5']],
    ['another label on half of it', [['A 0-4'], ['B 0-8']], ['A 0-4 | B 0-8']],
    ['another label on less than half: two units', [['A 0-3'], ['B 0-8']], ['A 0-3 | –', '– | B 0-8']],
    ['a figure in a claim', [['C 0-40', 'Q 3-5'], ['C 0-40']], ['C 0-40 | C 0-40', 'Q 3-5 | –']],
    ['nothing in one layer', [['A 0-5'], [], ['A 0-5']], ['A 0-5 | – | A 0-5']],
    ['the same twice on one place', [['A 0-5', 'B 0-5'], ['B 0-5', 'A 0-5']], ['A 0-5 | A 0-5', 'B 0-5 | B 0-5']],
    ['through a third layer', [['A 0-6'], ['A 4-12'], ['A 10-16']], ['A 0-6 | A 4-12 | A 10-16']],
    ['the better match keeps a layer to itself', [['A 0-10'], ['A 0-10', 'A 8-20'], ['A 9-20']], ['A 0-10 | A 0-10 | –', '– | A 8-20 | A 9-20']],
    ['nobody', [[], []], []],
  ])('%s', (_, layers, units) => {
    expect(matched(...layers)).toEqual(units);
  }); // oxfmt-ignore

  it('holds every span exactly once, whatever the layers', () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    for (let round = 0; round < 50; round++) {
      const layers = Array.from({ length: 4 }, () =>
        Array.from({ length: random(30) }, () => {
          const start = random(200);
          return { label: 'ABC'[random(3)] ?? 'A', start, end: start + 1 + random(20) };
        }),
      );
      const groups = matchLayers(layers);
      for (const [layer, spans] of layers.entries()) {
        const places = groups.map((group) => group[layer] ?? -1).filter((place) => place >= 0);
        expect(places.toSorted((a, b) => a - b)).toEqual([...spans.keys()]);
      }
    }
  });
});

const said = (rest: Partial<Said> = {}): Said => ({
  label: 'A',
  edges: '0-5',
  attributes: {},
  claim: null,
  note: null,
  ...rest,
});

describe('what layers say differently', () => {
  it.each<[string, (Said | null)[], string[]]>([
    ['nothing', [said(), said(), said()], []],
    ['label before edges', [said(), said({ label: 'B', edges: '0-6' })], ['label', 'edges']],
    ['presence', [said(), null], ['presence']],
    ['attributes, one of them missing', [said({ attributes: { x: 1 } }), said()], ['attributes']],
    ['a list in another order is the same', [said({ attributes: { x: ['a', 'b'] } }), said({ attributes: { x: ['b', 'a'] } })], []],
    ['card and note', [said({ claim: 'c', note: 'why' }), said()], ['claim', 'note']],
  ])('%s', (_, all, aspects) => {
    expect(compareSaid(all).aspects).toEqual(aspects);
  }); // oxfmt-ignore

  it('is the more severe the worse the aspect, then the more layers are against the most common answer', () => {
    const order = [
      [said(), said({ label: 'B' }), said({ label: 'C' })],
      [said(), said(), said({ label: 'B' })],
      [said(), null],
      [said(), said(), null],
      [said(), said({ edges: '1-5' })],
      [said({ attributes: { x: 1 } }), said()],
      [said({ claim: 'c' }), said()],
      [said({ note: 'why' }), said()],
      [said(), said()],
    ].map((all) => compareSaid(all).severity);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(order.length);
    expect(order.at(-1)).toBe(0);
  });
});

const link = (layer: string, type: string, from: string, to: string, isSymmetric = false): Linked => ({
  relation: { id: `${layer}-${type}-${from}${to}`, layer, type, from: '', to: '', attributes: {} },
  from,
  to,
  isSymmetric,
});
const linked = (...links: Linked[]): string[] =>
  matchRelations(links).map((group) => group.links.map(({ relation }) => relation.id).join(' '));

describe('relations of units', () => {
  it.each<[string, Linked[], string[]]>([
    ['the same', [link('a', 't', 'u', 'v'), link('b', 't', 'u', 'v')], ['a-t-uv b-t-uv']],
    ['the other way round', [link('a', 't', 'u', 'v'), link('b', 't', 'v', 'u')], ['a-t-uv b-t-vu']],
    ['symmetric ones go nowhere', [link('a', 's', 'u', 'v', true), link('b', 's', 'v', 'u', true)], ['a-s-uv b-s-vu']],
    ['another type', [link('a', 't', 'u', 'v'), link('b', 'o', 'u', 'v')], ['b-o-uv a-t-uv']],
    ['two types each', [link('a', 't', 'u', 'v'), link('a', 'o', 'u', 'v'), link('b', 'o', 'u', 'v')], ['a-o-uv b-o-uv', 'a-t-uv']],
    ['other units', [link('a', 't', 'u', 'v'), link('b', 't', 'u', 'w')], ['a-t-uv', 'b-t-uw']],
  ])('%s', (_, links, groups) => {
    expect(linked(...links)).toEqual(groups);
  }); // oxfmt-ignore
});

describe('cards that stand for the same cluster', () => {
  const mention = (layer: string, card: string, unit: string) => ({ layer, card, unit });
  it.each<[string, ReturnType<typeof mention>[], [string, string][]]>([
    ['two cards of the same units', [mention('a', 'x', '1'), mention('a', 'x', '2'), mention('b', 'y', '2'), mention('b', 'y', '1')], [['y', 'x']]],
    ['another cluster', [mention('a', 'x', '1'), mention('a', 'x', '2'), mention('b', 'y', '1')], []],
    ['one card for all', [mention('a', 'x', '1'), mention('b', 'x', '1')], []],
    ['a card that two layers use differently', [mention('a', 'x', '1'), mention('b', 'x', '2'), mention('b', 'y', '1')], []],
  ])('%s', (_, mentions, same) => {
    expect([...sameCards(mentions)]).toEqual(same);
  }); // oxfmt-ignore
});
