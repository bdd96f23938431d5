import type { Aggregated, CodedAnswers } from './votes.ts';

/** The model with its parameters. */
export interface DawidSkene extends Aggregated {
  /** How common each label is. */
  readonly priors: readonly number[];
  /** By coder: row is the true label, column what the coder says; null where the coder saw none of that label. */
  readonly confusion: readonly (readonly (readonly number[] | null)[])[];
  readonly logLikelihood: number;
  readonly iterations: number;
}

/** When to stop: after so many rounds, or where the log-likelihood grows by less than this. */
export interface EmLimits {
  readonly iterations: number;
  readonly tolerance: number;
}

const LIMITS: EmLimits = { iterations: 1000, tolerance: 1e-10 };

/**
 * The confusion model of Dawid & Skene (1979) by expectation-maximization: maximum likelihood without smoothing, begun with the shares of labels of each
 * unit. A coder's competence is the chance to be right, over the labels as common as the model finds them. O(iterations × answers × labels).
 */
export function dawidSkene({ answers, coders, labels }: CodedAnswers, limits: EmLimits = LIMITS): DawidSkene {
  const k = labels.length;
  let posteriors = answers.map((all) => {
    const shares = Array.from({ length: k }, () => 0);
    for (const { label } of all) shares[label] = (shares[label] ?? 0) + 1 / all.length;
    return shares;
  });
  let model = maximize(answers, posteriors, coders.length, k);
  let last = -Infinity;
  let iterations = 0;
  for (; iterations < limits.iterations; iterations++) {
    const step = expect(answers, model, k);
    posteriors = step.posteriors;
    model = maximize(answers, posteriors, coders.length, k);
    if (step.logLikelihood - last < limits.tolerance) {
      last = step.logLikelihood;
      break;
    }
    last = step.logLikelihood;
  }
  const competence = model.confusion.map((matrix) => {
    let right = 0;
    let seen = 0;
    for (const [label, row] of matrix.entries()) {
      if (row === null) continue;
      right += (model.priors[label] ?? 0) * (row[label] ?? 0);
      seen += model.priors[label] ?? 0;
    }
    return seen === 0 ? 0 : right / seen;
  });
  return {
    posteriors: posteriors.map((posterior, unit) => ((answers[unit]?.length ?? 0) === 0 ? null : posterior)),
    competence,
    priors: model.priors,
    confusion: model.confusion,
    logLikelihood: last,
    iterations,
  };
}

interface Model {
  readonly priors: number[];
  readonly confusion: (number[] | null)[][];
}

function maximize(
  answers: CodedAnswers['answers'],
  posteriors: readonly (readonly number[])[],
  coders: number,
  k: number,
): Model {
  const priors = Array.from({ length: k }, () => 0);
  const counts = Array.from({ length: coders }, () =>
    Array.from({ length: k }, () => Array.from({ length: k }, () => 0)),
  );
  let units = 0;
  for (const [unit, all] of answers.entries()) {
    if (all.length === 0) continue;
    units += 1;
    const posterior = posteriors[unit] ?? [];
    for (const [truth, share] of posterior.entries()) {
      priors[truth] = (priors[truth] ?? 0) + share;
      for (const { coder, label } of all) {
        const row = counts[coder]?.[truth];
        if (row) row[label] = (row[label] ?? 0) + share;
      }
    }
  }
  return {
    priors: priors.map((sum) => (units === 0 ? 0 : sum / units)),
    confusion: counts.map((matrix) =>
      matrix.map((row) => {
        const sum = row.reduce((total, count) => total + count, 0);
        return sum === 0 ? null : row.map((count) => count / sum);
      }),
    ),
  };
}

function expect(
  answers: CodedAnswers['answers'],
  { priors, confusion }: Model,
  k: number,
): { posteriors: number[][]; logLikelihood: number } {
  let logLikelihood = 0;
  const posteriors = answers.map((all) => {
    // In logarithms: many answers to one unit would vanish.
    const logs = Array.from({ length: k }, (_, truth) => {
      let log = Math.log(priors[truth] ?? 0);
      for (const { coder, label } of all) log += Math.log(confusion[coder]?.[truth]?.[label] ?? 0);
      return log;
    });
    const greatest = Math.max(...logs);
    if (greatest === -Infinity) return logs.map(() => 1 / k);
    const weights = logs.map((log) => Math.exp(log - greatest));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (all.length > 0) logLikelihood += greatest + Math.log(sum);
    return weights.map((weight) => weight / sum);
  });
  return { posteriors, logLikelihood };
}
