import { seeded } from './random.ts';

/** A 95 % interval. */
export type Interval = readonly [low: number, high: number];

const ROUNDS = 1000;

/**
 * The percentile interval (Efron 1979) of a number over documents: so many times as many documents are drawn, with replacement. Null for fewer than two documents, or where
 * the number was undefined in more than half of the draws. The same seed gives the same interval everywhere. O(rounds × cost of `value`).
 *
 * @param value the number of documents by their indices, each as often as it was drawn; null: undefined.
 */
export const bootstrap = (
  documents: number,
  value: (drawn: readonly number[]) => number | null,
  seed: number,
): Interval | null => bootstrapAll(documents, (drawn) => [value(drawn)], seed)[0] ?? null;

/** The intervals of several numbers that come from one look at the documents: those of {@link bootstrap} for each. None at all for fewer than two documents. */
export function bootstrapAll(
  documents: number,
  values: (drawn: readonly number[]) => readonly (number | null)[],
  seed: number,
): readonly (Interval | null)[] {
  if (documents < 2) return [];
  const random = seeded(seed);
  const found: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = Array.from({ length: documents }, () => Math.floor(random() * documents));
    for (const [i, one] of values(drawn).entries()) {
      const list = (found[i] ??= []);
      if (one !== null) list.push(one);
    }
  }
  return found.map((all) => (all.length < ROUNDS / 2 ? null : middle(all)));
}

function middle(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.025), at(0.975)];
}
