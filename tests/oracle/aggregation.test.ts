import { describe, expect, it } from 'vitest';
import { dawidSkene } from '../../electron/core/metrics/aggregation/dawid-skene.ts';
import { mace, type MaceOptions } from '../../electron/core/metrics/aggregation/mace.ts';
import { codeAnswers, likeliest, majorityVote } from '../../electron/core/metrics/aggregation/votes.ts';
import { DIGITS, oracle } from './oracle.ts';

interface DawidSkeneExpected {
  readonly priors: number[];
  readonly loglik: number;
  readonly labels: Readonly<Record<string, number>>;
  readonly posterior: Readonly<Record<string, number[]>>;
  readonly confusion_observer_true_given: number[][][];
}

describe('Dawid and Skene', () => {
  const cases = oracle<
    { responses_item_observer_labels: Record<string, Record<string, number[]>> },
    DawidSkeneExpected
  >('dawid_skene');
  for (const { id, data, expected } of cases) {
    const answers = Object.entries(data.responses_item_observer_labels).flatMap(([unit, by]) =>
      Object.entries(by).flatMap(([coder, labels]) => labels.map((label) => ({ unit, coder, label: String(label) }))),
    );
    const coded = codeAnswers(answers);
    const found = dawidSkene(coded);
    it(`${id}: priors, likelihood, confusions`, () => {
      for (const [i, prior] of found.priors.entries())
        expect(prior).toBeCloseTo(expected.priors[i] ?? Number.NaN, DIGITS);
      expect(found.logLikelihood).toBeCloseTo(expected.loglik, DIGITS);
      for (const [coder, matrix] of found.confusion.entries()) {
        for (const [truth, row] of matrix.entries()) {
          for (const [label, share] of (row ?? []).entries()) {
            // The oracle states these to three digits more than its tolerance.
            expect(share).toBeCloseTo(expected.confusion_observer_true_given[coder]?.[truth]?.[label] ?? Number.NaN, 6);
          }
        }
      }
    });
    it(`${id}: posteriors and labels`, () => {
      for (const [i, unit] of coded.units.entries()) {
        const posterior = found.posteriors[i] ?? [];
        for (const [k, share] of posterior.entries())
          expect(share).toBeCloseTo(expected.posterior[unit]?.[k] ?? Number.NaN, DIGITS);
        expect(coded.labels[likeliest(posterior).label ?? -1]).toBe(String(expected.labels[unit]));
      }
    });
  }
});

interface MaceParams {
  readonly iterations: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly strategy_prior?: number;
  readonly smoothing?: number;
}

interface MaceExpected {
  readonly competence: number[];
  readonly entropy: (number | null)[];
  readonly posterior: number[][];
}

describe('MACE', () => {
  const cases = oracle<{ items_by_annotator: string[][]; labels: string[] }, MaceExpected, MaceParams>('mace');
  for (const { id, data, expected, params } of cases) {
    it(`${id}: competence, entropy, posteriors`, () => {
      const answers = data.items_by_annotator.flatMap((row, i) =>
        row.flatMap((label, coder) => (label === '' ? [] : [{ unit: String(i), coder: String(coder), label }])),
      );
      const units = data.items_by_annotator.map((_, i) => String(i));
      const coded = codeAnswers(answers, { units, labels: data.labels });
      const options: MaceOptions =
        params.smoothing === undefined
          ? {
              kind: 'vb',
              iterations: params.iterations,
              alpha: params.alpha ?? 0,
              beta: params.beta ?? 0,
              strategyPrior: params.strategy_prior ?? 0,
            }
          : { kind: 'em', iterations: params.iterations, smoothing: params.smoothing };
      const found = mace(coded, options);
      for (const [i, coder] of coded.coders.entries()) {
        expect(found.competence[i]).toBeCloseTo(expected.competence[Number(coder)] ?? Number.NaN, DIGITS);
      }
      for (const [i, entropy] of found.entropy.entries()) {
        const stated = expected.entropy[i] ?? null;
        expect(entropy ?? -1).toBeCloseTo(stated ?? -1, DIGITS);
        for (const [k, label] of data.labels.entries()) {
          const share = found.posteriors[i]?.[coded.labels.indexOf(label)] ?? 0;
          expect(share).toBeCloseTo(expected.posterior[i]?.[k] ?? Number.NaN, DIGITS);
        }
      }
    });
  }
});

describe('majority', () => {
  const cases = oracle<
    { responses: [string, string, string][] },
    { winners: Record<string, string[]>; support: Record<string, [number, number]> }
  >('majority_vote');
  for (const { id, data, expected } of cases) {
    it(`${id}: a tie is told, not broken`, () => {
      const votes = majorityVote(data.responses.map(([coder, unit, label]) => ({ unit, coder, label })));
      expect(Object.fromEntries([...votes].map(([unit, { winners }]) => [unit, winners]))).toEqual(expected.winners);
      expect(Object.fromEntries([...votes].map(([unit, vote]) => [unit, [vote.votes, vote.of]]))).toEqual(
        expected.support,
      );
    });
  }
});
