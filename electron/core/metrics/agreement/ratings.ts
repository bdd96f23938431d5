import { compareStrings } from '../../../../shared/model/annotation.ts';

/** What one coder says of one unit; null: nothing. */
export type Rating = string | number | boolean | null;

/** Units in rows, coders in columns. */
export type Ratings = readonly (readonly Rating[])[];

/** How values are compared (Stevens 1946). */
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Level = (typeof LEVELS)[number];

/** The values of ratings as numbers of their categories, -1 where there is none, and what the categories are. */
export interface Coded {
  /** By coder, then by unit. */
  readonly coders: readonly Int32Array[];
  /** In the order that was given; otherwise numbers by size, then everything else by its text. */
  readonly categories: readonly Exclude<Rating, null>[];
  /** Whether that order means anything: it was given, or all are numbers. */
  readonly isOrdered: boolean;
}

function compareRatings(a: Exclude<Rating, null>, b: Exclude<Rating, null>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return compareStrings(String(a), String(b));
}

/**
 * Codes ratings, so that metrics need one pass over small numbers. O(ratings + categories log categories).
 *
 * @param order the categories of a scale, from its lower end; those that are not in it come behind it.
 */
export function code(ratings: Ratings, coders: number, order: readonly Exclude<Rating, null>[] = []): Coded {
  const seen = new Set<Exclude<Rating, null>>();
  for (const row of ratings) for (const value of row) if (value !== null && value !== undefined) seen.add(value);
  for (const value of order) seen.delete(value);
  const categories = [...order, ...[...seen].toSorted(compareRatings)];
  const numbers = new Map(categories.map((value, i) => [value, i]));
  const columns = Array.from({ length: coders }, () => new Int32Array(ratings.length).fill(-1));
  for (const [unit, row] of ratings.entries()) {
    for (const [coder, column] of columns.entries()) {
      const value = row[coder] ?? null;
      if (value !== null) column[unit] = numbers.get(value) ?? -1;
    }
  }
  const isOrdered = order.length > 0 || categories.every((value) => typeof value === 'number');
  return { coders: columns, categories, isOrdered };
}

/** The ratings of some of the coders, in the given order. */
export const codersOf = ({ coders, ...rest }: Coded, chosen: readonly number[]): Coded => ({
  ...rest,
  coders: chosen.flatMap((coder) => coders[coder] ?? []),
});
