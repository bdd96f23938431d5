import type { Span } from '../text/units.ts';

/** How annotations of two labels stand together. */
export const TOGETHER = ['inside', 'overlap', 'sentence'] as const;
export type TogetherHow = (typeof TOGETHER)[number];

/** A labelled span of one document and layer; `sentence` is the number of the sentence that it begins in. */
export interface TogetherSpan extends Span {
  readonly label: string;
  readonly sentence: number;
}

/** Counts by pairs of labels: `counts.get(a)?.get(b)` annotations of `a` have one of `b` beside them. */
export type TogetherCounts = Map<string, Map<string, number>>;

interface OfLabel {
  readonly starts: readonly number[];
  /** The largest end up to a place, and the next one of another span. */
  readonly ends: readonly (readonly [largest: number, second: number])[];
  readonly sentences: ReadonlyMap<number, number>;
}

/**
 * Adds, for every span of one document and layer, which labels it stands inside of, overlaps, and shares its sentence with. A span
 * counts once for each label, however many of it are there; it never counts for itself. O(spans × labels × log spans).
 */
export function countTogether(
  spans: readonly TogetherSpan[],
  into: Readonly<Record<TogetherHow, TogetherCounts>>,
): void {
  const byLabel = new Map([...Map.groupBy(spans, ({ label }) => label)].map(([label, of]) => [label, prepare(of)]));
  for (const span of spans) {
    for (const [label, other] of byLabel) {
      const isOwn = label === span.label;
      if (reach(other, span.start, isOwn ? span.end : null) >= span.end) add(into.inside, span.label, label);
      if (reach(other, span.end - 1, isOwn ? span.end : null) > span.start) add(into.overlap, span.label, label);
      if ((other.sentences.get(span.sentence) ?? 0) > (isOwn ? 1 : 0)) add(into.sentence, span.label, label);
    }
  }
}

function prepare(spans: readonly TogetherSpan[]): OfLabel {
  const sorted = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [largest, second] = [-1, -1];
  const ends = sorted.map(({ end }) => {
    if (end > largest) [largest, second] = [end, largest];
    else second = Math.max(second, end);
    return [largest, second] as const;
  });
  const sentences = new Map<number, number>();
  for (const { sentence } of spans) sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
  return { starts: sorted.map(({ start }) => start), ends, sentences };
}

/**
 * How far spans that begin at or before a place reach; -1: there are none.
 *
 * @param own the end of the span itself where it is one of them: it is left out.
 */
function reach({ starts, ends }: OfLabel, place: number, own: number | null): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const [largest, second] = ends[low - 1] ?? [-1, -1];
  return own === largest ? second : largest;
}

function add(counts: TogetherCounts, a: string, b: string): void {
  const of = counts.get(a) ?? new Map<string, number>();
  of.set(b, (of.get(b) ?? 0) + 1);
  counts.set(a, of);
}
