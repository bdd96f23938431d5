import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../shared/api/search.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { fieldText, withField } from '../../../renderer/features/search/edit-query.ts';
import { ordered } from '../../../shared/search/order.ts';

const hit = (left: string, word: string, right: string): Hit => ({
  area: 'text',
  document: `d_${left}`,
  start: utf16(0),
  end: utf16(1),
  left,
  hit: word,
  right,
  annotation: null,
  over: [],
});

describe('the hits', () => {
  const hits = [
    hit('of the Russian ', 'Troops', ' went'),
    hit('all Korean ', 'troop', '. Élan'),
    hit('a russian', 'troops', ' “came”'),
  ];
  it.each([
    ['document', [0, 1, 2]],
    ['left', [1, 2, 0]],
    ['hit', [1, 0, 2]],
    ['right', [2, 1, 0]],
  ] as const)('are ordered by %s', (sort, places) => {
    expect(ordered(hits, sort)).toEqual(places.map((place) => hits[place]));
  });
});

describe('fields', () => {
  it.each([
    ['label', 'CLAIM', 'label:CLAIM'],
    ['outlet', 'The Daily', 'outlet:"The Daily"'],
    ['attr', 'certainty=not sure', 'attr:certainty="not sure"'],
    ['attr', 'note', 'attr:note'],
  ] as const)('%s %s is written %s', (field, value, text) => {
    expect(fieldText(field, value)).toBe(text);
  });

  it.each([
    ['', 'label:A', 'label:A'],
    ['x', 'label:A', 'x label:A'],
    ['label:A x', 'label:A', 'x'],
    ['x label:A y', 'label:A', 'x y'],
    ['x label:AB', 'label:A', 'x label:AB label:A'],
  ])('%s with %s is %s', (query, text, result) => {
    expect(withField(query, text)).toBe(result);
  });
});
