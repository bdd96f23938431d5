import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '../../electron/core/metrics/agreement/alpha.ts';
import {
  cohenKappa,
  cohenKappaLinear,
  cohenKappaQuadratic,
  completeCounts,
  contingency,
  fleissKappa,
  gwetAc1,
  percentAgreement,
  scottPi,
} from '../../electron/core/metrics/agreement/kappa.ts';
import { code, LEVELS, type Rating } from '../../electron/core/metrics/agreement/ratings.ts';
import { jaccardDistance, masiDistance, setAlpha, type LabelSet } from '../../electron/core/metrics/agreement/sets.ts';
import { DIGITS, oracle } from './oracle.ts';

type Numbers = Readonly<Record<string, number | null>>;

/** A number for `toBeCloseTo`, so that what is undefined is so on both sides. */
const shown = (value: number | null | undefined): number => value ?? -999;

describe('Krippendorff’s alpha', () => {
  for (const { id, data, expected } of oracle<{ units_by_coder: Rating[][] }, Numbers>('krippendorff_alpha')) {
    const coded = code(data.units_by_coder, Math.max(...data.units_by_coder.map((row) => row.length)));
    it.each(LEVELS.filter((level) => level in expected))(`${id}: %s`, (level) => {
      const alpha = krippendorffAlpha(coded, level);
      expect(shown(alpha.value)).toBeCloseTo(shown(expected[level]), DIGITS);
      expect(shown(alpha.observed)).toBeCloseTo(shown(expected[`${level}_Do`]), DIGITS);
      expect(shown(alpha.expected)).toBeCloseTo(shown(expected[`${level}_De`]), DIGITS);
      expect(alpha.reason === null).toBe(alpha.value !== null);
    });
  }

  it.each([
    ['no unit has two values', [['a', null], [null, 'b']], 'nominal', 'no unit has two values'],
    ['no unit at all', [], 'nominal', 'no unit has two values'],
    ['one category', [['a', 'a'], ['a', 'a']], 'nominal', 'no variation: every value is the same'],
    ['texts on an interval scale', [['a', 'b']], 'interval', 'the values are no numbers, which interval needs'],
    ['texts without an order', [['a', 'b']], 'ordinal', 'the values are no numbers, and nothing says their order'],
  ] as const)('%s: undefined, with the reason', (_, ratings, level, reason) => {
    expect(krippendorffAlpha(code(ratings, 2), level)).toMatchObject({ value: null, reason });
  }); // oxfmt-ignore

  it('takes the order of a scale of words', () => {
    const rows = [
      ['low', 'low'],
      ['low', 'mid'],
      ['high', 'high'],
      ['mid', 'high'],
    ];
    const numbers = rows.map((row) => row.map((word) => ['low', 'mid', 'high'].indexOf(word)));
    const words = krippendorffAlpha(code(rows, 2, ['low', 'mid', 'high']), 'ordinal');
    expect(words.value).toBe(krippendorffAlpha(code(numbers, 2), 'ordinal').value);
    expect(words.value).not.toBe(krippendorffAlpha(code(rows, 2, ['high', 'low', 'mid']), 'ordinal').value);
  });

  for (const { id, data, expected } of oracle<{ units_by_coder: LabelSet[][] }, Numbers>('alpha_set_valued')) {
    it(`${id}: sets of labels, MASI and Jaccard`, () => {
      expect(shown(setAlpha(data.units_by_coder, masiDistance).value)).toBeCloseTo(
        shown(expected['alpha_masi_two_thirds']),
        DIGITS,
      );
      expect(shown(setAlpha(data.units_by_coder, jaccardDistance).value)).toBeCloseTo(
        shown(expected['alpha_jaccard']),
        DIGITS,
      );
      const [a, b] = [new Set(['1', '2']), new Set(['1', '2', '3', '4'])];
      expect(shown(masiDistance(a, b))).toBeCloseTo(shown(expected['masi_{1,2}_{1,2,3,4}_exact']), DIGITS);
    });
  }
});

describe('kappas', () => {
  const metrics = {
    Po: percentAgreement,
    cohen_kappa: cohenKappa,
    cohen_kappa_linear: cohenKappaLinear,
    cohen_kappa_quadratic: cohenKappaQuadratic,
    scott_pi: scottPi,
    gwet_ac1: gwetAc1,
  };
  for (const { id, data, expected } of oracle<{ contingency_rows_A_cols_B: number[][] }, Numbers>(
    'cohen_scott_kappa',
  )) {
    const pairs = data.contingency_rows_A_cols_B.flatMap((row, a) =>
      row.flatMap((n, b) => Array.from({ length: n }, () => [a, b])),
    );
    const coded = code(pairs, 2);
    const names = Object.keys(metrics).filter((name) => name in expected) as (keyof typeof metrics)[];
    it.each(names)(`${id}: %s`, (name) => {
      const { value, reason } = metrics[name](contingency(coded));
      expect(shown(value)).toBeCloseTo(shown(expected[name]), DIGITS);
      expect(reason === null).toBe(value !== null);
    });
    it(`${id}: alpha of the same ratings`, () => {
      const { value } = krippendorffAlpha(coded, 'nominal');
      expect(shown(value)).toBeCloseTo(shown(expected['krippendorff_alpha_nominal']), DIGITS);
    });
  }

  for (const { id, data, expected } of oracle<{ counts_items_by_category: number[][] }, { kappa: number }>(
    'fleiss_kappa',
  )) {
    it(`${id}: Fleiss`, () => {
      expect(shown(fleissKappa(data.counts_items_by_category).value)).toBeCloseTo(shown(expected.kappa), DIGITS);
      const ratings = data.counts_items_by_category.map((row) =>
        row.flatMap((n, k) => Array.from({ length: n }, () => k)),
      );
      expect(shown(fleissKappa(completeCounts(code(ratings, 14))).value)).toBeCloseTo(shown(expected.kappa), DIGITS);
    });
  }

  it.each([
    ['nothing in common', [[1, null], [null, 1]], 'no unit was rated by both'],
    ['one category', [[1, 1], [1, 1]], 'one category only: chance agreement is 1'],
  ] as const)('%s: undefined, with the reason', (_, ratings, reason) => {
    const table = contingency(code(ratings, 2));
    for (const of of [cohenKappa, cohenKappaLinear, cohenKappaQuadratic, scottPi, gwetAc1]) {
      expect(of(table)).toEqual({ value: null, reason });
    }
  }); // oxfmt-ignore

  it('Fleiss: undefined without a unit that all rated, with one coder, with one category', () => {
    expect(fleissKappa([]).reason).toBe('no unit was rated by every coder');
    expect(fleissKappa([[1, 0]]).reason).toBe('there is one coder only');
    expect(fleissKappa([[3, 0], [3, 0]]).reason).toBe('one category only: chance agreement is 1'); // oxfmt-ignore
  });
});
