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
export function bootstrap(
  documents: number,
  value: (drawn: readonly number[]) => number | null,
  seed: number,
): Interval | null {
  if (documents < 2) return null;
  const random = seeded(seed);
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = Array.from({ length: documents }, () => Math.floor(random() * documents));
    const one = value(drawn);
    if (one !== null) found.push(one);
  }
  if (found.length < ROUNDS / 2) return null;
  const sorted = Float64Array.from(found).toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.025), at(0.975)];
}
