import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { charAlpha } from '../../electron/core/metrics/agreement/char-alpha.ts';
import { disorder } from '../../electron/core/metrics/agreement/gamma/alignment.ts';
import { dissimilarity } from '../../electron/core/metrics/agreement/gamma/dissimilarity.ts';
import { gamma, gammaOf } from '../../electron/core/metrics/agreement/gamma/gamma.ts';
import type { Partition } from '../../electron/core/metrics/agreement/gamma/groups.ts';
import { loadPartition } from '../../electron/core/metrics/agreement/gamma/solver.ts';
import { bestMatching } from '../../electron/core/metrics/agreement/matching.ts';
import {
  addCounts,
  countSpans,
  matchSpans,
  scoreSpans,
  type LabelledSpan,
  type SpanCounts,
  type SpanMode,
} from '../../electron/core/metrics/agreement/spans.ts';
import { unitizingAlphas } from '../../electron/core/metrics/agreement/unitizing.ts';
import { DIGITS, oracle, spansOf } from './oracle.ts';

type Triple = [number, number, string];
type Expected = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Ours by the names of MUC and SemEval. */
const MODES = { strict: 'strict', boundary: 'exact', type: 'type', overlap: 'partial' } as const;

function expectScores(counts: SpanCounts, expected: Readonly<Record<string, number>> | undefined): void {
  const { correct: COR, incorrect: INC, partial: PAR, missing: MIS, spurious: SPU } = counts;
  expect({ COR, INC, PAR, MIS, SPU }).toEqual({
    COR: expected?.['COR'], INC: expected?.['INC'], PAR: expected?.['PAR'], MIS: expected?.['MIS'], SPU: expected?.['SPU'],
  }); // oxfmt-ignore
  const { precision, recall, f1 } = scoreSpans(counts);
  // Where nothing was marked the others write 0, and we say that it is undefined.
  expect(precision ?? 0).toBeCloseTo(expected?.['precision'] ?? Number.NaN, DIGITS);
  expect(recall ?? 0).toBeCloseTo(expected?.['recall'] ?? Number.NaN, DIGITS);
  expect(f1.value ?? 0).toBeCloseTo(expected?.['f1'] ?? Number.NaN, DIGITS);
}

interface SpanData {
  readonly gold_start_end_label_halfopen?: Triple[];
  readonly pred_start_end_label_halfopen?: Triple[];
  readonly counts?: Record<string, Record<string, number>>;
  readonly documents?: { readonly gold: Triple[][]; readonly pred: Triple[][] };
}

describe('spans matched one to one', () => {
  const modes = Object.entries(MODES) as [SpanMode, string][];
  for (const { id, data, expected } of oracle<SpanData, Expected>('span_prf')) {
    it.each(modes)(`${id}: %s`, (mode, name) => {
      const stated = data.counts?.[name];
      if (stated) {
        const { COR = 0, INC = 0, PAR = 0, MIS = 0, SPU = 0 } = stated;
        expectScores({ correct: COR, incorrect: INC, partial: PAR, missing: MIS, spurious: SPU }, expected[name]);
        return;
      }
      const documents = data.documents ?? {
        gold: [data.gold_start_end_label_halfopen ?? []],
        pred: [data.pred_start_end_label_halfopen ?? []],
      };
      const counts = documents.gold.map((gold, i) => {
        const reference = spansOf(gold);
        const other = spansOf(documents.pred[i] ?? []);
        return countSpans(reference, other, matchSpans(reference, other), mode);
      });
      expectScores(addCounts(counts), expected[name]);
    });
  }

  it('undefined, with the reason, where nobody marked anything', () => {
    const none = countSpans([], [], matchSpans([], []), 'strict');
    expect(scoreSpans(none).f1).toEqual({ value: null, reason: 'neither marked a span' });
  });

  const spans = fc.array(
    fc.record({ start: fc.nat(12), length: fc.integer({ min: 1, max: 6 }), label: fc.constantFrom('A', 'B') }),
    { maxLength: 5 },
  );
  const made = spans.map((all) =>
    all.map(({ start, length, label }): LabelledSpan => ({ start, end: start + length, label })),
  );

  it('finds as many of the best kind as any matching, and does not depend on the order', () => {
    fc.assert(
      fc.property(made, made, fc.integer(), (a, b, seed) => {
        const kinds = (x: readonly LabelledSpan[], y: readonly LabelledSpan[]): number[] => {
          const match = matchSpans(x, y);
          return (['strict', 'boundary', 'type', 'overlap'] as const).map(
            (mode) => countSpans(x, y, match, mode).correct,
          );
        };
        const best = kinds(a, b);
        const turned = b.toSorted((x, y) => ((x.start * 31 + seed) % 7) - ((y.start * 31 + seed) % 7));
        expect(kinds(a.toReversed(), turned)).toEqual(best);
        expect(best[0]).toBe(mostEqual(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  function mostEqual(a: readonly LabelledSpan[], b: readonly LabelledSpan[]): number {
    const left = b.map((span) => JSON.stringify([span.start, span.end, span.label]));
    return a.filter(({ start, end, label }) => {
      const at = left.indexOf(JSON.stringify([start, end, label]));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    }).length;
  }

  it('the matching is the best of all, tried one by one', () => {
    const weights = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(weights, (rows) => {
        const edges = rows.map((row) => row.flatMap((weight, column) => (weight === 0 ? [] : [{ column, weight }])));
        const columnOf = bestMatching(edges, 4);
        const used = [...columnOf].filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        const worth = [...columnOf].reduce(
          (sum, column, row) => sum + (column < 0 ? 0 : (rows[row]?.[column] ?? 0)),
          0,
        );
        expect(worth).toBe(bestOf(rows, new Set()));
      }),
      { numRuns: 2000 },
    );
  });

  function bestOf([row, ...rest]: readonly (readonly number[])[], used: ReadonlySet<number>): number {
    if (!row) return 0;
    const alone = bestOf(rest, used);
    const matched = row.map((weight, column) =>
      weight === 0 || used.has(column) ? 0 : weight + bestOf(rest, new Set([...used, column])),
    );
    return Math.max(alone, ...matched);
  }
});

interface UnitizingData {
  readonly length: number;
  readonly observers_start_end_value_halfopen: Triple[][];
}

interface UnitizingExpected {
  readonly u_alpha: number;
  readonly u_alpha_binary: number;
  readonly cu_alpha: number;
  readonly ku_alpha: Readonly<Record<string, number>>;
}

describe('alphas for unitizing', () => {
  for (const { id, data, expected } of oracle<UnitizingData, UnitizingExpected>('unitizing_alpha_2016')) {
    const annotators = data.observers_start_end_value_halfopen.map(spansOf);
    const found = unitizingAlphas([{ length: data.length, annotators }]);
    it(`${id}: u, |u, cu`, () => {
      expect(found.u.value).toBeCloseTo(expected.u_alpha, DIGITS);
      expect(found.binary.value).toBeCloseTo(expected.u_alpha_binary, DIGITS);
      expect(found.cu.value).toBeCloseTo(expected.cu_alpha, DIGITS);
    });
    it.each(Object.entries(expected.ku_alpha))(`${id}: (%s)u`, (label, value) => {
      expect(found.ku[label]?.value).toBeCloseTo(value, DIGITS);
    });
  }

  it.each([
    ['one annotator', [[[0, 5, 'a']]], 'there is one annotator only'],
    ['nothing marked', [[], []], 'nobody marked a span'],
    ['overlaps', [[[0, 5, 'a'], [3, 8, 'b']], []], 'one annotator’s spans overlap each other, which this family does not allow: take one label at a time'],
    ['overlaps of one label', [[[0, 5, 'a'], [3, 8, 'a']], []], 'one annotator’s spans of one label overlap each other, which this family does not allow'],
  ] as [string, Triple[][], string][])('%s: undefined, with the reason', (_, annotators, reason) => {
    expect(unitizingAlphas([{ length: 10, annotators: annotators.map(spansOf) }]).u).toEqual({ value: null, reason });
  }); // oxfmt-ignore

  it('nobody marked the same place: cu is undefined, u is not', () => {
    const found = unitizingAlphas([{ length: 10, annotators: [spansOf([[0, 2, 'a']]), spansOf([[5, 7, 'a']])] }]);
    expect(found.cu).toEqual({ value: null, reason: 'no two annotators marked the same place' });
    expect(found.u.value).toBeLessThan(0);
  });
});

describe('character alpha', () => {
  it('is nominal alpha over the characters', () => {
    const annotators = [spansOf([[0, 3, 'a'], [2, 4, 'b']]), spansOf([[0, 2, 'a']])]; // oxfmt-ignore
    // a a ab b . against a a . . . : by hand, 3 of 5 agree; 4 a, 1 ab, 1 b, 4 nothing.
    const observed = 2 / 5;
    const expected = 1 - (4 * 3 + 4 * 3) / (10 * 9);
    expect(charAlpha([{ length: 5, annotators }]).value).toBeCloseTo(1 - observed / expected, DIGITS);
  });
  it('is undefined where every character is the same', () => {
    expect(charAlpha([{ length: 5, annotators: [[], []] }])).toMatchObject({
      value: null,
      reason: 'no variation: every character is marked in the same way',
    });
  });
});

interface GammaData {
  readonly annotators_start_end_category: Triple[][];
  readonly sampled_continua?: Triple[][][];
}

interface GammaExpected {
  readonly observed_disorder: number;
  readonly sample_disorders?: number[];
  readonly expected_disorder?: number;
  readonly gamma?: number;
  readonly pair_dissimilarities: number[][];
}

describe('γ', () => {
  let partition: Partition;
  beforeAll(async () => {
    partition = await loadPartition();
  });

  const cases = oracle<GammaData, GammaExpected, { alpha: number; beta: number; delta_empty: number }>('gamma');
  for (const { id, data, expected, params } of cases) {
    const weights = { alpha: params.alpha, beta: params.beta, empty: params.delta_empty };
    const annotators = data.annotators_start_end_category.map(spansOf);
    it(`${id}: dissimilarities and disorder, and γ given its samples`, () => {
      const [first = [], second = []] = annotators;
      const pairs = first.map((a) => second.map((b) => dissimilarity(a, b, weights)));
      for (const [i, row] of pairs.entries()) {
        for (const [j, value] of row.entries()) {
          expect(value).toBeCloseTo(expected.pair_dissimilarities[i]?.[j] ?? Number.NaN, DIGITS);
        }
      }
      const observed = disorder(annotators, weights, partition) ?? Number.NaN;
      expect(observed).toBeCloseTo(expected.observed_disorder, DIGITS);
      const samples = (data.sampled_continua ?? []).map(
        (one) => disorder(one.map(spansOf), weights, partition) ?? Number.NaN,
      );
      for (const [i, value] of samples.entries())
        expect(value).toBeCloseTo(expected.sample_disorders?.[i] ?? Number.NaN, DIGITS);
      const found = samples.length === 0 ? null : gammaOf(observed, samples);
      expect(found?.value ?? 0).toBeCloseTo(expected.gamma ?? 0, DIGITS);
      expect(found?.expected ?? 0).toBeCloseTo(expected.expected_disorder ?? 0, DIGITS);
    });
  }

  const weights = { alpha: 1, beta: 1, empty: 1 };
  const units = fc
    .array(fc.record({ start: fc.nat(30), length: fc.integer({ min: 2, max: 9 }), label: fc.constantFrom('A', 'B') }), {
      maxLength: 3,
    })
    .map((all) => all.map(({ start, length, label }): LabelledSpan => ({ start, end: start + length, label })));

  it('with three annotators the alignment is the best of all, tried one by one', () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        const count = a.length + b.length + c.length;
        const found = disorder([a, b, c], weights, partition);
        expect(found ?? 0).toBeCloseTo(count === 0 ? 0 : bestAlignment(a, b, c) / (count / 3), 6);
      }),
      { numRuns: 300, examples: [[[{ start: 0, end: 5, label: 'A' }], [], []]] },
    );
  });

  /** Every way to put units of three annotators together. */
  function bestAlignment(a: readonly LabelledSpan[], b: readonly LabelledSpan[], c: readonly LabelledSpan[]): number {
    const cost = (...group: (LabelledSpan | null)[]): number => {
      let sum = 0;
      for (let i = 0; i < 3; i++) {
        for (let j = i + 1; j < 3; j++) {
          const [x, y] = [group[i], group[j]];
          sum += x && y ? dissimilarity(x, y, weights) : 1;
        }
      }
      return sum / 3;
    };
    const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, at) => at !== i);
    const places = (list: readonly LabelledSpan[]): number[] => [-1, ...list.keys()];
    const [first] = a;
    if (first) {
      return Math.min(
        ...places(b).flatMap((j) =>
          places(c).map(
            (k) => cost(first, b[j] ?? null, c[k] ?? null) + bestAlignment(a.slice(1), without(b, j), without(c, k)),
          ),
        ),
      );
    }
    const [second] = b;
    if (second) {
      return Math.min(
        ...places(c).map((k) => cost(null, second, c[k] ?? null) + bestAlignment([], b.slice(1), without(c, k))),
      );
    }
    return c.reduce((sum, unit) => sum + cost(null, null, unit), 0);
  }

  it('sampled: the same seed gives the same number, other seeds one in the interval', async () => {
    const annotators = [0, 1, 2].map((who) =>
      Array.from({ length: 12 }, (_, i) => ({
        start: i * 40 + who * 2,
        end: i * 40 + 15 + who * 3,
        label: i % 4 === who ? 'B' : 'A',
      })),
    );
    const continua = [{ length: 500, annotators }];
    const one = await gamma(continua, partition, { seed: 7 });
    expect(await gamma(continua, partition, { seed: 7 })).toEqual(one);
    const value = one.value ?? Number.NaN;
    for (const seed of [1, 2, 3]) {
      const other = (await gamma(continua, partition, { seed })).value ?? Number.NaN;
      // The expected disorder of each is known to 5 %, so two of them differ by a tenth of 1 - γ at most.
      expect(Math.abs(other - value)).toBeLessThan(0.11 * (1 - value));
    }
  });

  it.each([
    ['one annotator', [[[0, 5, 'a']]], 'there is one annotator only'],
    ['nothing marked', [[], []], 'nobody marked a span'],
  ] as [string, Triple[][], string][])('%s: undefined, with the reason', async (_, annotators, reason) => {
    const found = await gamma([{ length: 10, annotators: annotators.map(spansOf) }], partition);
    expect(found).toMatchObject({ value: null, reason });
  });
});
