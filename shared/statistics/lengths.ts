/** Counts of lengths in equal steps. */
export interface LengthBin {
  readonly from: number;
  /** Not in it; null: this and everything longer. */
  readonly to: number | null;
  readonly count: number;
}

/** How long spans are. */
export interface Lengths {
  /** Null: there are none. */
  readonly median: number | null;
  readonly longest: number;
  readonly bins: readonly LengthBin[];
}

/** About how many steps are drawn. */
const STEPS = 16;
/** The part of the spans that the steps are for; what is longer is in the last one. */
const MOST = 0.98;

/** Median and steps of lengths that were counted: by length, how many. O(lengths log lengths). */
export function lengthsOf(counts: ReadonlyMap<number, number>): Lengths {
  const sorted = [...counts].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, n]) => sum + n, 0);
  const longest = sorted.at(-1)?.[0] ?? 0;
  if (total === 0) return { median: null, longest: 0, bins: [] };
  const usual = at(sorted, Math.ceil(total * MOST) - 1);
  const step = niceStep(usual / STEPS);
  const last = Math.floor(usual / step);
  const bins = Array.from({ length: last + 1 }, (_, i) => ({
    from: i * step,
    to: i === last && longest >= (last + 1) * step ? null : (i + 1) * step,
    count: 0,
  }));
  for (const [length, n] of sorted) {
    const bin = bins[Math.min(last, Math.floor(length / step))];
    if (bin !== undefined) bin.count += n;
  }
  // Of an even number of spans it lies between the two in the middle.
  const median = (at(sorted, Math.floor((total - 1) / 2)) + at(sorted, Math.floor(total / 2))) / 2;
  return { median, longest, bins };
}

/** The length at a place among all of them in order. */
function at(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0;
  for (const [length, n] of sorted) {
    passed += n;
    if (passed > place) return length;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

/** The next of 1, 2, 5, 10, 20, … that is not less. */
function niceStep(step: number): number {
  if (step <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5, 10].find((one) => one * power >= step - 1e-9) ?? 10);
}
