import { matchSpans, sharedPart, type LabelledSpan } from '../metrics/agreement/spans.ts';

/** Places of one unit in the layers: an index into each layer's spans, or -1 where it has none. */
export type Group = readonly number[];

/** What two layers must share of a place for it to be one, where they give it different labels. */
const LEAST_SHARED = 0.5;

/**
 * Whether two spans can be about the same thing: with one label wherever they overlap, with two only where they share half of
 * what either covers. A figure inside a claim is something else, though it overlaps.
 */
const isSameThing = (a: LabelledSpan, b: LabelledSpan): boolean =>
  a.label === b.label || sharedPart(a, b) >= LEAST_SHARED;

interface Pair {
  readonly layers: readonly [number, number];
  readonly places: readonly [number, number];
  /** 0 equal, 1 the same place, 2 the same label, 3 neither. */
  readonly rank: number;
  readonly share: number;
  readonly start: number;
}

/**
 * Matches the spans of any number of layers: the best one-to-one matches of each two layers, put together transitively from the
 * best pair on, as long as no layer comes twice into one group. Every span is in exactly one group. Groups stand in the order of
 * the first layer that has something there. Deterministic; O(layers² × n log n) where overlaps are local.
 */
export function matchLayers(layers: readonly (readonly LabelledSpan[])[]): readonly Group[] {
  const pairs = layers.flatMap((a, i) =>
    layers.slice(i + 1).flatMap((b, n): Pair[] => {
      const j = i + 1 + n;
      return matchSpans(a, b, isSameThing).pairs.flatMap(([x, y]): Pair[] => {
        const [one, other] = [a[x], b[y]];
        if (!one || !other) return [];
        return [{ layers: [i, j], places: [x, y], ...quality(one, other), start: Math.min(one.start, other.start) }];
      });
    }),
  );
  pairs.sort((a, b) => a.rank - b.rank || b.share - a.share || a.start - b.start);
  const groupOf = layers.map((spans, layer) =>
    spans.map((_, place) => layers.map((_other, i) => (i === layer ? place : -1))),
  );
  for (const {
    layers: [i, j],
    places: [x, y],
  } of pairs) {
    const into = groupOf[i]?.[x];
    const from = groupOf[j]?.[y];
    if (!into || !from || into === from || into.some((place, layer) => place >= 0 && (from[layer] ?? -1) >= 0))
      continue;
    for (const [layer, place] of from.entries()) {
      if (place < 0) continue;
      into[layer] = place;
      const row = groupOf[layer];
      if (row) row[place] = into;
    }
  }
  return [...new Set(groupOf.flat())];
}

function quality(a: LabelledSpan, b: LabelledSpan): Pick<Pair, 'rank' | 'share'> {
  const isSamePlace = a.start === b.start && a.end === b.end && a.shape === b.shape;
  const isSameLabel = a.label === b.label;
  const rank = isSamePlace && isSameLabel ? 0 : isSamePlace ? 1 : isSameLabel ? 2 : 3;
  return { rank, share: sharedPart(a, b) };
}
