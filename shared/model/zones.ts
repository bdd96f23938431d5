import { joined } from '../text/fragments.ts';
import type { Span } from '../text/units.ts';
import type { Annotation } from './annotation.ts';

/** The label that sets text aside: by its name in the scheme, so that every codebook may have it or leave it out. */
const EXCLUDED = 'EXCLUDED';

/** Whether a label marks zones that nobody is to annotate: counts and searches for equal strings leave them out. */
export const isExcludedZone = (label: string): boolean => label === EXCLUDED;

/** Stretches of a text, in order and apart from each other. */
export interface Stretches {
  readonly spans: readonly Span[];
  /** Whether any of the fragments shares a character with a stretch. O(fragments × log stretches). */
  holds(fragments: readonly Span[]): boolean;
  /** The same of one place. O(log stretches). */
  touch(start: number, end: number): boolean;
}

/** The zones of a document, whoever marked them. */
export type Zones = Stretches;

/** The stretches that spans cover, in any order and over each other. O(n log n). */
export function stretchesOf(all: readonly Span[]): Stretches {
  const spans = joined(all);
  const touch = (start: number, end: number): boolean => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const next = spans[low];
    return next !== undefined && next.start < end;
  };
  return { spans, touch, holds: (fragments) => fragments.some(({ start, end }) => touch(start, end)) };
}

/** The zones among a document's annotations. O(n log n). */
export const zonesOf = (annotations: readonly Pick<Annotation, 'label' | 'fragments'>[]): Zones =>
  stretchesOf(annotations.flatMap(({ label, fragments }) => (isExcludedZone(label) ? fragments : [])));

/** Whether an annotation stands in a zone and is none itself: it is marked as such, and left out of counts. */
export const isInZone = (zones: Zones, { label, fragments }: Pick<Annotation, 'label' | 'fragments'>): boolean =>
  !isExcludedZone(label) && zones.holds(fragments);
