import { firstAtLeast } from '../../sorted.ts';
import { bestMatching, type Edge } from '../matching.ts';
import type { LabelledSpan } from '../spans.ts';
import { dissimilarity, type GammaWeights } from './dissimilarity.ts';
import type { Group, Partition } from './groups.ts';

/** Groups that are looked at in one continuum at most: beyond it, the question has no answer in time. */
export const MOST_GROUPS = 200_000;

/** Thrown where too many units of too many annotators could stand together. */
export class TooManyGroups extends Error {
  override readonly name = 'TooManyGroups';
}

interface Unit extends LabelledSpan {
  readonly annotator: number;
}

/**
 * The disorder of the best alignment of the annotators' units (Mathet et al. 2015, section 4): each unit stands in exactly one group with at most one unit of every
 * annotator; a group costs the mean dissimilarity of its pairs, an empty place counts `empty`. Divided by the mean number of units of an annotator. Null
 * where nobody marked anything. Two annotators: a matching; more: an exact partition by the solver.
 *
 * @throws TooManyGroups
 */
export function disorder(
  annotators: readonly (readonly LabelledSpan[])[],
  weights: GammaWeights,
  partition: Partition,
): number | null {
  const count = annotators.reduce((sum, spans) => sum + spans.length, 0);
  if (count === 0) return null;
  const total =
    annotators.length === 2 ? twoAnnotators(annotators, weights) : severalAnnotators(annotators, weights, partition);
  return total / (count / annotators.length);
}

/** Two units stand together where that is cheaper than both alone: the matching that saves most. */
function twoAnnotators([first = [], second = []]: readonly (readonly LabelledSpan[])[], weights: GammaWeights): number {
  const near = neighbours(second, 2, weights);
  const rows = first.map((unit) =>
    near(unit).flatMap((column): Edge[] => {
      const other = second[column];
      const weight = other ? 2 * weights.empty - dissimilarity(unit, other, weights) : 0;
      return weight > 0 ? [{ column, weight }] : [];
    }),
  );
  const columnOf = bestMatching(rows, second.length);
  let total = 0;
  let matched = 0;
  for (const [row, column] of columnOf.entries()) {
    const a = first[row];
    const b = second[column];
    if (!a || !b) continue;
    matched += 1;
    total += dissimilarity(a, b, weights);
  }
  return total + (first.length + second.length - 2 * matched) * weights.empty;
}

function severalAnnotators(
  annotators: readonly (readonly LabelledSpan[])[],
  weights: GammaWeights,
  partition: Partition,
): number {
  const units = annotators.flatMap((spans, annotator) => spans.map((span): Unit => ({ ...span, annotator })));
  const groups = groupsOf(units, annotators.length, weights);
  let total = 0;
  for (const part of componentsOf(units.length, groups)) {
    const alone = part.units.length === 1;
    total += alone ? weights.empty : partition(part.units.length, part.groups);
  }
  return total;
}

/** All groups that cost less than their units alone; those of one unit too. */
function groupsOf(units: readonly Unit[], n: number, weights: GammaWeights): Group[] {
  const pairs = (n * (n - 1)) / 2;
  /** What the dissimilarities within a group of m units may add up to: above it, its units are better alone. */
  const bound = (m: number): number => weights.empty * ((m - 1) * pairs + (m * (m - 1)) / 2);
  const near = neighbours(units, bound(n) / weights.empty, weights);
  const groups: Group[] = units.map((_, i) => ({ units: [i], cost: weights.empty }));
  const grow = (chosen: readonly number[], sum: number, candidates: readonly number[]): void => {
    const m = chosen.length + 1;
    for (const [at, candidate] of candidates.entries()) {
      const unit = units[candidate];
      if (!unit) continue;
      let within = sum;
      for (const i of chosen) within += dissimilarity(units[i] ?? unit, unit, weights);
      // A larger group may cost more within, but never more than the largest may.
      if (within >= bound(n)) continue;
      const group = [...chosen, candidate];
      if (within < bound(m)) {
        const empty = weights.empty * (pairs - (m * (m - 1)) / 2);
        groups.push({ units: group, cost: (within + empty) / pairs });
        if (groups.length > MOST_GROUPS) throw new TooManyGroups('too many units could stand together');
      }
      if (m < n)
        grow(
          group,
          within,
          candidates.slice(at + 1).filter((i) => (units[i]?.annotator ?? 0) > unit.annotator),
        );
    }
  };
  for (const [i, unit] of units.entries()) {
    const candidates = near(unit).filter((j) => (units[j]?.annotator ?? 0) > unit.annotator);
    grow(
      [i],
      0,
      candidates.toSorted((a, b) => (units[a]?.annotator ?? 0) - (units[b]?.annotator ?? 0) || a - b),
    );
  }
  return groups;
}

/** The units that a unit's dissimilarity to may be under a bound, by their places. */
function neighbours(
  units: readonly LabelledSpan[],
  bound: number,
  { alpha }: GammaWeights,
): (unit: LabelledSpan) => readonly number[] {
  const sorted = [...units.keys()].toSorted((a, b) => (units[a]?.start ?? 0) - (units[b]?.start ?? 0) || a - b);
  const starts = sorted.map((i) => units[i]?.start ?? 0);
  const longest = Math.max(0, ...units.map(({ start, end }) => end - start));
  const reach = alpha === 0 ? Infinity : Math.sqrt(bound / alpha);
  return ({ start, end }) => {
    const far = reach * (end - start + longest);
    const found: number[] = [];
    for (let at = firstAtLeast(starts, start - far); at < sorted.length && (starts[at] ?? 0) <= start + far; at++) {
      found.push(sorted[at] ?? 0);
    }
    return found;
  };
}

interface Component {
  readonly units: readonly number[];
  /** With the units' places in `units`. */
  readonly groups: Group[];
}

/** Units that are in no group together, not even by way of others, are problems of their own. */
function componentsOf(count: number, groups: readonly Group[]): Component[] {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while ((parent[at] ?? at) !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const { units } of groups) for (const unit of units) parent[root(unit)] = root(units[0] ?? unit);
  const members = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const list = members.get(root(i));
    if (list) list.push(i);
    else members.set(root(i), [i]);
  }
  const places = new Int32Array(count);
  const components = new Map<number, Component>();
  for (const [of, units] of members) {
    for (const [place, unit] of units.entries()) places[unit] = place;
    components.set(of, { units, groups: [] });
  }
  for (const { units, cost } of groups) {
    components.get(root(units[0] ?? 0))?.groups.push({ units: units.map((unit) => places[unit] ?? 0), cost });
  }
  return [...components.values()];
}
