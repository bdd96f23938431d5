import { describe, expect, it } from 'vitest';
import type { Said } from '../../../shared/adjudication/compare.ts';
import {
  createFirstPass,
  mostCommon,
  type PassUnit,
  type Verdict,
} from '../../../electron/core/adjudication/first-pass.ts';
import { aggregate } from '../../../electron/core/services/agreement/gold.ts';

const said = (label: string, rest: Partial<Said> = {}): Said => ({
  label,
  edges: '',
  attributes: {},
  claim: null,
  note: null,
  ...rest,
});
/** A unit from what ana, bo and cleo say; "-": nothing. */
const unit = (key: string, ...all: (string | Said | null)[]): PassUnit => ({
  key,
  kind: 'annotation',
  said: all.map((one, i) => ({
    layer: ['ana', 'bo', 'cleo'][i] ?? '',
    said: typeof one === 'string' ? (one === '-' ? null : said(one)) : one,
  })),
});
const pass = (units: readonly PassUnit[], least = 0, strategy: 'majority' | 'dawid-skene' | 'mace' = 'majority') =>
  createFirstPass(units, least, (answers, coded) => aggregate(strategy, answers, coded));
const shortly = (verdict: Verdict): string =>
  verdict.kind === 'made' ? `${verdict.label} ${verdict.sureness.toFixed(2)}` : verdict.kind === 'none' ? `none ${verdict.sureness.toFixed(2)}` : verdict.doubt; // oxfmt-ignore

describe('a first pass by majority', () => {
  it.each<[string, PassUnit, number, string]>([
    ['all the same', unit('u', 'A', 'A', 'A'), 0.9, 'A 1.00'],
    ['two of three', unit('u', 'A', 'A', 'B'), 0, 'A 0.67'],
    ['two of three, less than asked', unit('u', 'A', 'A', 'B'), 0.7, 'below'],
    ['nothing there wins', unit('u', 'A', '-', '-'), 0, 'none 0.67'],
    ['a tie', unit('u', 'A', 'B', '-'), 0, 'tie'],
    ['an attribute by those who gave the label', unit('u', said('A', { attributes: { x: 1 } }), said('A', { attributes: { x: 1 } }), 'B'), 0, 'A 0.67'],
    ['an attribute that is tied', unit('u', said('A', { attributes: { x: 1 } }), said('A', { attributes: { x: 2 } }), 'B'), 0, 'attributes'],
    ['an attribute that one leaves out is tied, too', unit('u', said('A', { attributes: { x: 1 } }), 'A', 'B'), 0, 'attributes'],
    ['a card that fewer have than is asked for', unit('u', said('A', { claim: 'c' }), said('A', { claim: 'c' }), said('A', { claim: 'd' })), 0.9, 'claim'],
    ['a card that most have: no surer than that', unit('u', said('A', { claim: 'c' }), said('A', { claim: 'c' }), said('A', { claim: 'd' })), 0.6, 'A 0.67'],
    ['other notes', unit('u', said('A', { note: 'n' }), said('A', { note: 'm' }), 'B'), 0, 'note'],
    ['a note that one has', unit('u', said('A', { note: 'n' }), 'A', 'A'), 0, 'note'],
    ['one who could say something, and nobody else', unit('u', 'A'), 0, 'alone'],
    ['a card that is tied', unit('u', said('A', { claim: 'c' }), said('A', { claim: 'd' }), 'B'), 0, 'claim'],
  ])('%s', (_, one, least, expected) => {
    expect(shortly(pass([one], least).verdict(one))).toBe(expected);
  }); // oxfmt-ignore

  it('keeps a note that all have, and the values of attributes as they were', () => {
    const one = unit('u', said('A', { attributes: { x: ['p', 'q'] }, note: 'n' }), said('A', { attributes: { x: ['q', 'p'] }, note: 'n' }), '-');
    expect(pass([one]).verdict(one)).toMatchObject({ attributes: { x: ['q', 'p'] }, note: 'n', layers: ['ana', 'bo'] });
  }); // oxfmt-ignore

  it('tells how often each annotator said what most said', () => {
    const units = [unit('1', 'A', 'A', 'B'), unit('2', 'A', 'A', 'A'), unit('3', '-', '-', 'B'), unit('4', 'A', 'B', '-')];
    expect(pass(units).competence).toEqual([
      { layer: 'ana', value: 1, units: 4 },
      { layer: 'bo', value: 1, units: 4 },
      { layer: 'cleo', value: 1 / 3, units: 4 },
    ]);
  }); // oxfmt-ignore
});

describe('a first pass by a model', () => {
  // Cleo says B whatever it is; the two others are nearly always right.
  const units = [
    ...Array.from({ length: 12 }, (_, i) => unit(`a${i}`, 'A', 'A', 'B')),
    ...Array.from({ length: 6 }, (_, i) => unit(`b${i}`, 'B', 'B', 'B')),
    unit('x', 'A', 'B', 'B'),
  ];

  it.each(['dawid-skene', 'mace'] as const)('%s trusts those less who agree less', (strategy) => {
    const competence = new Map(pass(units, 0, strategy).competence.map(({ layer, value }) => [layer, value ?? 0]));
    expect(competence.get('ana')).toBeGreaterThan(0.8);
    expect(competence.get('cleo')).toBeLessThan(0.55);
  });

  it.each(['dawid-skene', 'mace'] as const)('%s leaves to people what it is not sure of', (strategy) => {
    const one = units.at(-1) ?? unit('x');
    expect(shortly(pass(units, 0.9999, strategy).verdict(one))).toBe('below');
    expect(shortly(pass(units, 0.9, strategy).verdict(units[0] ?? one))).toMatch(/^A /);
  });
});

it('what stands most often; a tie is nothing', () => {
  expect(mostCommon([1, 2, 2, 2])).toEqual({ value: 2, share: 0.75 });
  expect(mostCommon([1, 2])).toBeNull();
  expect(mostCommon([])).toBeNull();
});
