import type { Aggregated, CodedAnswers } from './votes.ts';

/** Parameters of the model. `em`: plain EM with smoothing instead of variational Bayes with priors. */
export type MaceOptions =
  | {
      readonly kind: 'vb';
      readonly iterations: number;
      readonly alpha: number;
      readonly beta: number;
      readonly strategyPrior: number;
    }
  | { readonly kind: 'em'; readonly iterations: number; readonly smoothing: number };

const USUAL: MaceOptions = { kind: 'vb', iterations: 50, alpha: 0.5, beta: 0.5, strategyPrior: 10 };

/** The model with the entropy of each unit's labels in nats; null where nobody answered. */
export interface Mace extends Aggregated {
  readonly entropy: readonly (number | null)[];
}

interface State {
  /** By coder: how likely it is that the coder knows. */
  readonly know: Float64Array;
  /** And that the coder does not: under variational Bayes the two add up to less than 1. */
  readonly unknown: Float64Array;
  /** By coder, then label: what the coder says who does not know. */
  readonly guess: readonly Float64Array[];
}

interface Expected {
  readonly posteriors: (number[] | null)[];
  readonly knew: Float64Array;
  readonly guessed: readonly Float64Array[];
}

/**
 * MACE (Hovy, Berg-Kirkpatrick, Vaswani & Hovy 2013): a coder either knows the label or guesses by a habit. Begun evenly, without random restarts, so the same
 * answers give the same result everywhere; one expectation, then so many rounds of maximization and expectation. O(iterations × answers × labels).
 */
export function mace(coded: CodedAnswers, options: MaceOptions = USUAL): Mace {
  const { coders, labels } = coded;
  const k = labels.length;
  let state: State = {
    know: new Float64Array(coders.length).fill(0.5),
    unknown: new Float64Array(coders.length).fill(0.5),
    guess: coders.map(() => new Float64Array(k).fill(1 / k)),
  };
  let step = expect(coded, state);
  for (let i = 0; i < options.iterations; i++) {
    state = maximize(coded, step, options);
    step = expect(coded, state);
  }
  return {
    posteriors: step.posteriors,
    competence: [...state.know],
    entropy: step.posteriors.map((posterior) =>
      posterior === null ? null : posterior.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0),
    ),
  };
}

function expect({ answers, coders, labels }: CodedAnswers, state: State): Expected {
  const k = labels.length;
  const knew = new Float64Array(coders.length);
  const guessed = coders.map(() => new Float64Array(k));
  const posteriors = answers.map((all) => {
    if (all.length === 0) return null;
    const logs = Array.from({ length: k }, (_, truth) => {
      let log = -Math.log(k);
      for (const { coder, label } of all) log += Math.log(chance(state, coder, label, truth));
      return log;
    });
    const greatest = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - greatest));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const posterior = weights.map((weight) => weight / sum);
    for (const { coder, label } of all) {
      const isRight = posterior[label] ?? 0;
      const known = (isRight * (state.know[coder] ?? 0)) / chance(state, coder, label, label);
      knew[coder] = (knew[coder] ?? 0) + known;
      const row = guessed[coder];
      if (row) row[label] = (row[label] ?? 0) + (1 - known);
    }
    return posterior;
  });
  return { posteriors, knew, guessed };
}

/** How likely a coder's answer is where `truth` is true. */
function chance({ know, unknown, guess }: State, coder: number, label: number, truth: number): number {
  const guesses = (unknown[coder] ?? 0) * (guess[coder]?.[label] ?? 0);
  return label === truth ? (know[coder] ?? 0) + guesses : guesses;
}

function maximize({ coders, labels }: CodedAnswers, { knew, guessed }: Expected, options: MaceOptions): State {
  const know = new Float64Array(coders.length);
  const unknown = new Float64Array(coders.length);
  const guess = coders.map((_, coder) => {
    const habits = guessed[coder] ?? new Float64Array(labels.length);
    const known = knew[coder] ?? 0;
    const other = habits.reduce((sum, count) => sum + count, 0);
    if (options.kind === 'em') {
      const { smoothing } = options;
      know[coder] = (known + smoothing) / (known + other + 2 * smoothing);
      unknown[coder] = 1 - know[coder];
      return habits.map((count) => (count + smoothing) / (other + labels.length * smoothing));
    }
    const { alpha, beta, strategyPrior } = options;
    const all = digamma(known + alpha + other + beta);
    know[coder] = Math.exp(digamma(known + alpha) - all);
    unknown[coder] = Math.exp(digamma(other + beta) - all);
    const sum = digamma(other + labels.length * strategyPrior);
    return habits.map((count) => Math.exp(digamma(count + strategyPrior) - sum));
  });
  return { know, unknown, guess };
}

/** The digamma function for positive numbers: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.18). */
function digamma(x: number): number {
  let value = 0;
  let at = x;
  for (; at < 10; at++) value -= 1 / at;
  const inverse = 1 / (at * at);
  const series = inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse / 132))));
  return value + Math.log(at) - 0.5 / at - series;
}
