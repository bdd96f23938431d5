import { describe, expect, it } from 'vitest';
import type { RelationType } from '../../../shared/model/codebook.ts';
import { canonicalEnds, labelsBeyond, linksBetween, problemWithEnds } from '../../../shared/model/relating.ts';

const type = (name: string, from: string, to: string, more: Partial<RelationType> = {}): RelationType => ({
  name,
  from: from === '' ? [] : from.split('|'),
  to: to === '' ? [] : to.split('|'),
  scope: 'any',
  symmetric: false,
  transitive: false,
  definition: '',
  ...more,
});
const end = (id: string, label: string, document = 'd1') => ({ id, label, document });
const TYPES = [
  type('attributed_to', 'CLAIM', 'SOURCE', { scope: 'same document' }),
  type('evidence_for', 'EVIDENCE|CLAIM', 'CLAIM'),
  type('contradicts', 'CLAIM', 'CLAIM', { symmetric: true }),
  type('old', 'CLAIM', 'CLAIM', { retired: true }),
];

describe('the ways to relate two annotations', () => {
  it.each([
    ['one', end('a', 'CLAIM'), end('b', 'SOURCE'), ['a attributed_to b']],
    ['one, the other way round', end('b', 'SOURCE'), end('a', 'CLAIM'), ['a attributed_to b']],
    ['none to itself', end('a', 'CLAIM'), end('a', 'CLAIM'), []],
    ['none outside the scope', end('a', 'CLAIM'), end('b', 'SOURCE', 'd2'), []],
    [
      'both directions, a symmetric type once, a retired one never',
      end('b', 'CLAIM'),
      end('a', 'CLAIM', 'd2'),
      ['b evidence_for a', 'a evidence_for b', 'a contradicts b'],
    ],
  ])('are %s', (_, a, b, links) => {
    expect(linksBetween(TYPES, a, b).map((link) => `${link.from} ${link.type.name} ${link.to}`)).toEqual(links);
  });
});

describe('ends', () => {
  it.each([
    ['fit', type('t', 'A', 'B'), 'A', 'B', null],
    ['are told to be swapped', type('t', 'A', 'B'), 'B', 'A', { kind: 'labels', swapped: true }],
    ['do not fit at all', type('t', 'A', 'B'), 'A', 'A', { kind: 'labels', swapped: false }],
    ['of a symmetric type fit both ways', type('t', 'A', 'B', { symmetric: true }), 'B', 'A', null],
    ['may be of any label where none is named', type('t', '', 'any'), 'X', 'Y', null],
  ])('%s', (_, of, from, to, problem) => {
    expect(problemWithEnds(of, end('1', from), end('2', to))).toEqual(problem);
  });

  it('of a symmetric type have one order, others keep theirs', () => {
    expect(canonicalEnds(true, { from: 'b', to: 'a' })).toEqual({ from: 'a', to: 'b' });
    expect(canonicalEnds(true, { from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' });
    expect(canonicalEnds(false, { from: 'b', to: 'a' })).toEqual({ from: 'b', to: 'a' });
  });
});

it('says which labels can be at the other end', () => {
  expect(labelsBeyond(TYPES, 'CLAIM')).toEqual(new Set(['SOURCE', 'CLAIM', 'EVIDENCE']));
  expect(labelsBeyond(TYPES, 'SOURCE')).toEqual(new Set(['CLAIM']));
  expect(labelsBeyond(TYPES, 'PLACE')).toEqual(new Set());
  expect(labelsBeyond([type('t', '', 'A')], 'X')).toEqual(new Set(['A']));
  expect(labelsBeyond([type('t', '', '')], 'X')).toBeNull();
});
