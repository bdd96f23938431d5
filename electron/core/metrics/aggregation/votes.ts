import { compareStrings } from '../../../../shared/model/annotation.ts';

/** One coder's answer to one unit. A coder may answer a unit more than once. */
export interface Answer {
  readonly unit: string;
  readonly coder: string;
  readonly label: string;
}

/** The labels that most answers gave, and how many: a tie is reported, never broken. */
export interface Vote {
  /** In code unit order; more than one is a tie. */
  readonly winners: readonly string[];
  readonly votes: number;
  readonly of: number;
}

/** Majority vote, each answer one vote. O(answers). */
export function majorityVote(answers: readonly Answer[]): ReadonlyMap<string, Vote> {
  const counts = new Map<string, Map<string, number>>();
  for (const { unit, label } of answers) {
    const labels = counts.get(unit) ?? new Map<string, number>();
    labels.set(label, (labels.get(label) ?? 0) + 1);
    counts.set(unit, labels);
  }
  return new Map(
    [...counts].map(([unit, labels]) => {
      const votes = Math.max(...labels.values());
      const winners = [...labels].flatMap(([label, count]) => (count === votes ? [label] : []));
      const of = [...labels.values()].reduce((sum, count) => sum + count, 0);
      return [unit, { winners: winners.toSorted(compareStrings), votes, of }];
    }),
  );
}

/** Answers as numbers, for the models. Units and coders in the order in which they first stand, labels in code unit order. */
export interface CodedAnswers {
  readonly units: readonly string[];
  readonly coders: readonly string[];
  readonly labels: readonly string[];
  /** By unit: each answer's coder and label. */
  readonly answers: readonly (readonly { readonly coder: number; readonly label: number }[])[];
}

/**
 * Codes answers. `labels`: those that could have been given, where they are more than those that were; `units` likewise (one without an answer).
 */
export function codeAnswers(
  answers: readonly Answer[],
  { labels = [], units = [] }: { readonly labels?: readonly string[]; readonly units?: readonly string[] } = {},
): CodedAnswers {
  const unitNumbers = numbered([...units, ...answers.map(({ unit }) => unit)]);
  const coderNumbers = numbered(answers.map(({ coder }) => coder));
  const labelNumbers = numbered(
    [...new Set([...labels, ...answers.map(({ label }) => label)])].toSorted(compareStrings),
  );
  const byUnit = Array.from({ length: unitNumbers.size }, (): { coder: number; label: number }[] => []);
  for (const { unit, coder, label } of answers) {
    byUnit[unitNumbers.get(unit) ?? 0]?.push({
      coder: coderNumbers.get(coder) ?? 0,
      label: labelNumbers.get(label) ?? 0,
    });
  }
  return {
    units: [...unitNumbers.keys()],
    coders: [...coderNumbers.keys()],
    labels: [...labelNumbers.keys()],
    answers: byUnit,
  };
}

const numbered = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].map((name, i) => [name, i]));

/** What a model found: for each unit how likely each label is (null: nobody answered), and how far each coder can be trusted, 0 to 1. */
export interface Aggregated {
  readonly posteriors: readonly (readonly number[] | null)[];
  readonly competence: readonly number[];
}

/** Index of the likeliest label; null for a tie (within 1e-9) or no answer. */
export function likeliest(posterior: readonly number[] | null): {
  readonly label: number | null;
  readonly ties: readonly number[];
} {
  if (posterior === null) return { label: null, ties: [] };
  const best = Math.max(...posterior);
  const winners = [...posterior.keys()].filter((i) => best - (posterior[i] ?? 0) < 1e-9);
  return winners.length === 1 ? { label: winners[0] ?? null, ties: [] } : { label: null, ties: winners };
}
