import { joined } from '../text/fragments.ts';
import type { Span } from '../text/units.ts';
import type { Annotation } from './annotation.ts';

/** The label that sets text aside: by its name in the scheme, so that every codebook may have it or leave it out. */
const EXCLUDED = 'EXCLUDED';

/** Whether a label marks zones that nobody is to annotate: counts and searches for equal strings leave them out. */
export const isExcludedZone = (label: string): boolean => label === EXCLUDED;

/** The zones of a document, whoever marked them. */
export interface Zones {
  readonly spans: readonly Span[];
  /** Whether any of the fragments shares a character with a zone. O(fragments × log zones). */
  holds(fragments: readonly Span[]): boolean;
}

/** The zones among a document's annotations. O(n log n). */
export function zonesOf(annotations: readonly Pick<Annotation, 'label' | 'fragments'>[]): Zones {
  const spans = joined(annotations.flatMap(({ label, fragments }) => (isExcludedZone(label) ? fragments : [])));
  const touches = ({ start, end }: Span): boolean => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const zone = spans[low];
    return zone !== undefined && zone.start < end;
  };
  return { spans, holds: (fragments) => spans.length > 0 && fragments.some(touches) };
}

/** Whether an annotation stands in a zone and is none itself: it is marked as such, and left out of counts. */
export const isInZone = (zones: Zones, { label, fragments }: Pick<Annotation, 'label' | 'fragments'>): boolean =>
  !isExcludedZone(label) && zones.holds(fragments);
