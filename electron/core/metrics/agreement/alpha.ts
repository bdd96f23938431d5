import { measured, NO_ORDER, undefinedSince, type Measure } from './measure.ts';
import type { Coded, Level } from './ratings.ts';

/** Krippendorff's alpha with the disagreements that it is made of. `items`: units with at least two values. */
export type Alpha = Measure & {
  readonly items: number;
  readonly observed: number | null;
  readonly expected: number | null;
};

/** Distance of two categories by their numbers, already squared; 0 for a category and itself. */
export type Distance = (a: number, b: number) => number;

/** How many values of each category stand in units that have at least two, and pairs of them within units. */
export interface Coincidences {
  /** Symmetric, row by row: the coincidences of each pair of categories; their sum is `n`. */
  readonly pairs: Float64Array;
  readonly totals: Float64Array;
  readonly n: number;
  readonly items: number;
}

/**
 * The coincidence matrix (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). O(units × (coders + used categories²)), with O(categories²) of
 * memory.
 */
export function coincidences({ coders, categories }: Coded): Coincidences {
  const size = categories.length;
  const pairs = new Float64Array(size * size);
  const totals = new Float64Array(size);
  const counts = new Float64Array(size);
  const units = coders[0]?.length ?? 0;
  let n = 0;
  let items = 0;
  const used: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    used.length = 0;
    let m = 0;
    for (const column of coders) {
      const value = column[unit] ?? -1;
      if (value < 0) continue;
      m += 1;
      if (counts[value] === 0) used.push(value);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    if (m >= 2) {
      items += 1;
      n += m;
      for (const a of used) {
        const of = counts[a] ?? 0;
        totals[a] = (totals[a] ?? 0) + of;
        for (const b of used) {
          const with_ = (counts[b] ?? 0) - (a === b ? 1 : 0);
          const at = a * size + b;
          pairs[at] = (pairs[at] ?? 0) + (of * with_) / (m - 1);
        }
      }
    }
    for (const value of used) counts[value] = 0;
  }
  return { pairs, totals, n, items };
}

/** Alpha of coincidences with a distance. O(categories²). */
export function alphaOf({ pairs, totals, n, items }: Coincidences, distance: Distance): Alpha {
  const none = { items, observed: null, expected: null };
  if (items === 0) return { ...undefinedSince('no unit has two values'), ...none };
  const size = totals.length;
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const d = distance(a, b);
      observed += 2 * (pairs[a * size + b] ?? 0) * d;
      expected += 2 * (totals[a] ?? 0) * (totals[b] ?? 0) * d;
    }
  }
  observed /= n;
  expected /= n * (n - 1);
  if (expected === 0) return { ...undefinedSince('no variation: every value is the same'), ...none };
  return { ...measured(1 - observed / expected), items, observed, expected };
}

/** The distance of a level of measurement, squared, as Krippendorff (2011) defines it. Null where the values have no order, or are no numbers. */
function distanceOf(level: Level, { categories, isOrdered }: Coded, totals: Float64Array): Distance | null {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (level === 'ordinal') {
    if (!isOrdered) return null;
    const ranks = ranksOf(totals);
    return (a, b) => ((ranks[a] ?? 0) - (ranks[b] ?? 0)) ** 2;
  }
  if (!categories.every((value) => typeof value === 'number')) return null;
  const number = (i: number): number => Number(categories[i]);
  if (level === 'interval') return (a, b) => (number(a) - number(b)) ** 2;
  return (a, b) => {
    const sum = number(a) + number(b);
    return sum === 0 ? 0 : ((number(a) - number(b)) / sum) ** 2;
  };
}

/** Middle rank of each category, counted in values: the difference of two is Krippendorff's ordinal distance. */
function ranksOf(totals: Float64Array): Float64Array {
  const ranks = new Float64Array(totals.length);
  let before = 0;
  for (const [i, total] of totals.entries()) {
    ranks[i] = before + total / 2;
    before += total;
  }
  return ranks;
}

/**
 * Krippendorff's alpha of ratings, with missing values, for any number of coders (Krippendorff 2011). Null, with the reason, where no unit has two
 * values, where there is no variation, or where a metric level meets values that are no numbers.
 */
export function krippendorffAlpha(coded: Coded, level: Level): Alpha {
  const found = coincidences(coded);
  const distance = distanceOf(level, coded, found.totals);
  if (distance) return alphaOf(found, distance);
  const reason = level === 'ordinal' ? NO_ORDER : `the values are no numbers, which ${level} needs`;
  return { ...undefinedSince(reason), items: found.items, observed: null, expected: null };
}
