import type { Alpha, Distance } from './alpha.ts';
import { alphaOf, coincidences } from './alpha.ts';
import { code } from './ratings.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';

/** A set of labels, or null: the coder says nothing of the unit. */
export type LabelSet = readonly string[] | null;

/** How far two sets are apart, 0 to 1; 0 for two empty ones. */
export type SetDistance = (a: ReadonlySet<string>, b: ReadonlySet<string>) => number;

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both += 1;
  return both;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = overlap(a, b);
  const all = a.size + b.size - both;
  return all === 0 ? 1 : both / all;
}

export const jaccardDistance: SetDistance = (a, b) => 1 - jaccard(a, b);

/**
 * MASI (Passonneau 2006): Jaccard times 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they are disjoint. The exact
 * thirds: nltk writes .67 and .33, which gives slightly other numbers.
 */
export const masiDistance: SetDistance = (a, b) => {
  const both = overlap(a, b);
  const smaller = Math.min(a.size, b.size);
  const larger = Math.max(a.size, b.size);
  if (both === larger) return 0;
  const monotonicity = both === smaller ? 2 / 3 : both > 0 ? 1 / 3 : 0;
  return 1 - jaccard(a, b) * monotonicity;
};

/** Krippendorff's alpha over sets of labels: units in rows, coders in columns. The distance is not squared, as in nltk and in Passonneau (2006). */
export function setAlpha(units: readonly (readonly LabelSet[])[], distance: SetDistance): Alpha {
  const coders = Math.max(0, ...units.map((row) => row.length));
  const keys = units.map((row) =>
    row.map((set) => (set === null ? null : JSON.stringify([...set].toSorted(compareStrings)))),
  );
  const coded = code(keys, coders);
  const sets = coded.categories.map((key) => new Set(JSON.parse(String(key)) as string[]));
  const between: Distance = (a, b) => distance(sets[a] ?? new Set(), sets[b] ?? new Set());
  return alphaOf(coincidences(coded), between);
}
