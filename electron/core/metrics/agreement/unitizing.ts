import { compareStrings } from '../../../../shared/model/annotation.ts';
import { measured, undefinedSince, type Measure } from './measure.ts';
import type { LabelledSpan } from './spans.ts';

/** Why the family is undefined for a continuum: spans of several labels, or of one label alone. */
const OVERLAPS = 'one annotator’s spans overlap each other, which this family does not allow: take one label at a time';
const OVERLAPS_ALONE = 'one annotator’s spans of one label overlap each other, which this family does not allow';

/** A stretch between two boundaries, and what each annotator says of it: the number of a category, -1 for a gap. */
interface Stretch {
  readonly length: number;
  readonly values: readonly number[];
}

/** The coincidences of lengths of a continuum (Krippendorff, Mathet, Bouvry & Widlöcher 2016). */
interface Lengths {
  readonly categories: readonly string[];
  /** Row by row; the last category is the gap. Ordered pairs of annotators, divided by their number less one. */
  readonly pairs: Float64Array;
  /** Length of each category over all annotators, the gap last. */
  readonly totals: Float64Array;
  /** Sum of the squares of the lengths of single units, by category; a gap counts as units of length 1. */
  readonly squares: Float64Array;
}

/** The alphas of a continuum. Each is undefined on its own terms. */
export interface UnitizingAlphas {
  /** uα: labels and places. */
  readonly u: Measure;
  /** |uα: places only. */
  readonly binary: Measure;
  /** cuα: labels where both marked something. */
  readonly cu: Measure;
  /** (k)uα: one label among those, by label. */
  readonly ku: Readonly<Record<string, Measure>>;
}

/** One continuum: a document, by annotator. Its length bounds all spans. */
export interface Continuum {
  readonly length: number;
  readonly annotators: readonly (readonly LabelledSpan[])[];
}

/** What one continuum adds: lengths of several can be summed. `problem`: why it has none. */
export interface UnitizingCounts {
  readonly lengths: Lengths;
  readonly problem: string | null;
}

/** The labels of continua, in code unit order: the categories that lengths are counted by. */
export const labelsIn = (continua: readonly Continuum[]): readonly string[] =>
  [
    ...new Set(continua.flatMap(({ annotators }) => annotators.flatMap((spans) => spans.map(({ label }) => label)))),
  ].toSorted(compareStrings);

/** Counts one continuum. O(spans log spans × annotators²). */
export function unitizingCounts(continuum: Continuum, categories: readonly string[]): UnitizingCounts {
  const { annotators } = continuum;
  const overlapping = categories.length > 1 ? OVERLAPS : OVERLAPS_ALONE;
  const problem =
    annotators.length < 2 ? 'there is one annotator only' : annotators.some(overlaps) ? overlapping : null;
  return { lengths: problem === null ? lengthsOf(continuum, categories) : noLengths(categories), problem };
}

/** The alphas of counts, all by the same categories. O(categories²). */
export function unitizingAlphasOf(counts: readonly UnitizingCounts[], categories: readonly string[]): UnitizingAlphas {
  const all = (reason: string): UnitizingAlphas => {
    const none = undefinedSince(reason);
    return { u: none, binary: none, cu: none, ku: Object.fromEntries(categories.map((label) => [label, none])) };
  };
  const problem = counts.find((one) => one.problem !== null)?.problem;
  if (problem) return all(problem);
  if (counts.length === 0) return all('there is one annotator only');
  const lengths = sumOf(
    counts.map((one) => one.lengths),
    categories,
  );
  if (categories.length === 0 || lengths.totals.subarray(0, -1).every((total) => total === 0)) {
    return all('nobody marked a span');
  }
  return {
    u: alpha(lengths, (a, b) => (a === b ? 0 : 1), categories.length + 1),
    binary: alpha(lengths, (a, b) => (isGap(a, lengths) === isGap(b, lengths) ? 0 : 1), categories.length + 1),
    cu: alpha(lengths, (a, b) => (a === b ? 0 : 1), categories.length),
    ku: Object.fromEntries(categories.map((label, k) => [label, labelAlpha(lengths, k)])),
  };
}

/**
 * Krippendorff's alphas for unitizing (2016) over one or several continua, whose lengths add up. Undefined, with the reason, for fewer than two annotators,
 * for overlapping spans of one annotator, and where there is no variation.
 */
export function unitizingAlphas(continua: readonly Continuum[]): UnitizingAlphas {
  const categories = labelsIn(continua);
  return unitizingAlphasOf(
    continua.map((continuum) => unitizingCounts(continuum, categories)),
    categories,
  );
}

function noLengths(categories: readonly string[]): Lengths {
  const size = categories.length + 1;
  return {
    categories,
    pairs: new Float64Array(size * size),
    totals: new Float64Array(size),
    squares: new Float64Array(size),
  };
}

function sumOf(all: readonly Lengths[], categories: readonly string[]): Lengths {
  const sum = noLengths(categories);
  const add = (into: Float64Array, from: Float64Array): void => {
    for (const [i, value] of from.entries()) into[i] = (into[i] ?? 0) + value;
  };
  for (const { pairs, totals, squares } of all) {
    add(sum.pairs, pairs);
    add(sum.totals, totals);
    add(sum.squares, squares);
  }
  return sum;
}

const isGap = (category: number, { categories }: Lengths): boolean => category === categories.length;

function overlaps(spans: readonly LabelledSpan[]): boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((span, i) => i > 0 && span.start < (sorted[i - 1]?.end ?? 0));
}

function lengthsOf(continuum: Continuum, categories: readonly string[]): Lengths {
  const size = categories.length + 1;
  const numbers = new Map(categories.map((label, i) => [label, i]));
  const lengths = noLengths(categories);
  const { pairs, totals, squares } = lengths;
  for (const { length, values } of stretchesOf(continuum, numbers)) {
    const share = length / (values.length - 1);
    for (const [i, a] of values.entries()) {
      const row = a < 0 ? size - 1 : a;
      totals[row] = (totals[row] ?? 0) + length;
      if (a < 0) squares[row] = (squares[row] ?? 0) + length;
      for (const [j, b] of values.entries()) {
        if (i === j) continue;
        const at = row * size + (b < 0 ? size - 1 : b);
        pairs[at] = (pairs[at] ?? 0) + share;
      }
    }
  }
  for (const { start, end, label } of continuum.annotators.flat()) {
    const k = numbers.get(label) ?? 0;
    squares[k] = (squares[k] ?? 0) + (end - start) ** 2;
  }
  return lengths;
}

/** Everything between two boundaries of anybody, from 0 to the continuum's end. */
function stretchesOf({ length, annotators }: Continuum, numbers: ReadonlyMap<string, number>): Stretch[] {
  const bounds = new Set([0, length]);
  for (const spans of annotators) for (const { start, end } of spans) bounds.add(start).add(end);
  const sorted = [...bounds].toSorted((a, b) => a - b);
  const byStart = annotators.map((spans) => spans.toSorted((a, b) => a.start - b.start || a.end - b.end));
  const next = annotators.map(() => 0);
  return sorted.slice(0, -1).map((start, i): Stretch => {
    const end = sorted[i + 1] ?? start;
    const values = byStart.map((spans, who) => {
      while ((spans[next[who] ?? 0]?.end ?? Infinity) <= start) next[who] = (next[who] ?? 0) + 1;
      const span = spans[next[who] ?? 0];
      return span && span.start <= start ? (numbers.get(span.label) ?? -1) : -1;
    });
    return { length: end - start, values };
  });
}

/** Alpha over the first `size` categories, with the gap where that is all of them. */
function alpha(lengths: Lengths, distance: (a: number, b: number) => number, size: number): Measure {
  const { pairs, totals, squares, categories } = lengths;
  const width = categories.length + 1;
  let observed = 0;
  let seen = 0;
  let expected = 0;
  let all = 0;
  let square = 0;
  for (let a = 0; a < size; a++) {
    all += totals[a] ?? 0;
    square += squares[a] ?? 0;
    for (let b = 0; b < size; b++) {
      const pair = pairs[a * width + b] ?? 0;
      seen += pair;
      observed += pair * distance(a, b);
      expected += (totals[a] ?? 0) * (totals[b] ?? 0) * distance(a, b);
    }
  }
  if (seen === 0) return undefinedSince('no two annotators marked the same place');
  // Only one thing was ever said, and everybody said it: the 2016 paper's coefficients are 1 there.
  if (expected === 0) return measured(1);
  return measured(1 - observed / seen / (expected / (all ** 2 - square)));
}

/** (k)uα: how far one label agrees, where both marked something. */
function labelAlpha({ pairs, totals, squares, categories }: Lengths, k: number): Measure {
  const width = categories.length + 1;
  const size = categories.length;
  let other = 0;
  let row = 0;
  let all = 0;
  for (let b = 0; b < size; b++) {
    const pair = pairs[k * width + b] ?? 0;
    row += pair;
    if (b !== k) other += pair;
    all += totals[b] ?? 0;
  }
  if (row === 0) return undefinedSince('no two annotators marked a place of which one said this label');
  const total = totals[k] ?? 0;
  const expectedOther = total * (all - total);
  const expectedRow = expectedOther + total ** 2 - (squares[k] ?? 0);
  if (expectedOther === 0) return measured(1);
  return measured(1 - other / row / (expectedOther / expectedRow));
}
