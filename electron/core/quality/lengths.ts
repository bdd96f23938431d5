/** The lengths that are ordinary for a label, in UTF-16 code units, and how many spans say so. */
export interface Ordinary {
  readonly low: number;
  readonly high: number;
  readonly median: number;
  readonly n: number;
}

/** Spans that it takes to say what is ordinary. */
export const FEWEST = 20;
/** Modified z-scores beyond this are outliers (Iglewicz & Hoaglin 1993). */
const BOUND = 3.5;
/** 1 / Φ⁻¹(3/4): makes the median absolute deviation an estimate of σ where the logs of the lengths are normal. */
const TO_SIGMA = 1.4826;
/** Where most spans are of one length, half or twice of it is still ordinary: exp(3.5 × 0.2) ≈ 2. */
const LEAST_SIGMA = 0.2;

/**
 * What length is ordinary, from the median of the lengths' logarithms and the median absolute deviation from it, which a few outliers do not move; null for fewer than
 * {@link FEWEST} spans. O(n log n).
 */
export function ordinaryLength(lengths: readonly number[]): Ordinary | null {
  if (lengths.length < FEWEST) return null;
  const logs = Float64Array.from(lengths, Math.log).toSorted();
  const middle = medianOf(logs);
  const deviation = medianOf(logs.map((log) => Math.abs(log - middle)).toSorted());
  const reach = BOUND * Math.max(TO_SIGMA * deviation, LEAST_SIGMA);
  return {
    low: Math.ceil(Math.exp(middle - reach)),
    high: Math.floor(Math.exp(middle + reach)),
    median: Math.round(Math.exp(middle)),
    n: lengths.length,
  };
}

function medianOf(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}
