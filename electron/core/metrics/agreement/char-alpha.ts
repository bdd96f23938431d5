import { compareStrings } from '../../../../shared/model/annotation.ts';
import { measured, undefinedSince, type Measure } from './measure.ts';
import type { LabelledSpan } from './spans.ts';
import type { Continuum } from './unitizing.ts';

/** A character alpha with how many characters it rests on. */
export type CharAlpha = Measure & { readonly items: number };

/** What one continuum adds to a character alpha: counts of several can be summed. */
export interface CharCounts {
  readonly items: number;
  readonly n: number;
  readonly disagreed: number;
  /** Characters of each value, over all annotators. */
  readonly totals: ReadonlyMap<string, number>;
}

/** Counts one continuum; nothing where fewer than two annotators read it. O(spans log spans × annotators). */
export function charCounts({ length, annotators }: Continuum): CharCounts {
  const totals = new Map<string, number>();
  const m = annotators.length;
  if (m < 2) return { items: 0, n: 0, disagreed: 0, totals };
  let disagreed = 0;
  for (const { length: width, values } of stretches(length, annotators)) {
    const counts = new Map<string, number>();
    for (const value of values) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
      totals.set(value, (totals.get(value) ?? 0) + width);
    }
    let same = 0;
    for (const count of counts.values()) same += count * (count - 1);
    disagreed += (width * (m * (m - 1) - same)) / (m - 1);
  }
  return { items: length, n: length * m, disagreed, totals };
}

/** The alpha of counts. O(values). */
export function charAlphaOf(counts: readonly CharCounts[]): CharAlpha {
  const totals = new Map<string, number>();
  let items = 0;
  let n = 0;
  let disagreed = 0;
  for (const one of counts) {
    items += one.items;
    n += one.n;
    disagreed += one.disagreed;
    for (const [value, total] of one.totals) totals.set(value, (totals.get(value) ?? 0) + total);
  }
  if (n === 0) return { ...undefinedSince('fewer than two annotators'), items };
  const value = charAlphaOfSums(n, disagreed, [...totals.values()]);
  if (value === null) return { ...undefinedSince('no variation: every character is marked in the same way'), items };
  return { ...measured(value), items };
}

/** The alpha of sums over continua; null where nothing varies. O(values). */
export function charAlphaOfSums(n: number, disagreed: number, totals: readonly number[]): number | null {
  let square = 0;
  for (const total of totals) square += total * total;
  const expected = (n * n - square) / (n * (n - 1));
  return n === 0 || expected === 0 ? null : 1 - disagreed / n / expected;
}

/**
 * Krippendorff's nominal alpha where each character is a unit and its value is what an annotator marked there: the set of labels, the empty one for nothing.
 * Overlapping and stacked spans are welcome. Characters of several continua count together.
 */
export const charAlpha = (continua: readonly Continuum[]): CharAlpha => charAlphaOf(continua.map(charCounts));

interface MarkedStretch {
  readonly length: number;
  /** By annotator: the labels there, as one text. */
  readonly values: readonly string[];
}

function* stretches(length: number, annotators: readonly (readonly LabelledSpan[])[]): Generator<MarkedStretch> {
  const edges = annotators.flatMap((spans, who) =>
    spans.flatMap(({ start, end, label }) => [
      { at: start, who, label, by: 1 },
      { at: end, who, label, by: -1 },
    ]),
  );
  const sorted = edges.toSorted((a, b) => a.at - b.at);
  const open = annotators.map(() => new Map<string, number>());
  const values = annotators.map(() => '');
  let from = 0;
  for (const { at, who, label, by } of sorted) {
    if (at > from) {
      yield { length: at - from, values };
      from = at;
    }
    const labels = open[who];
    const count = (labels?.get(label) ?? 0) + by;
    if (count === 0) labels?.delete(label);
    else labels?.set(label, count);
    values[who] = [...(labels?.keys() ?? [])].toSorted(compareStrings).join('\n');
  }
  if (from < length) yield { length: length - from, values };
}
