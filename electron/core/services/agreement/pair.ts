import type { AttributeDefinition } from '../../../../shared/model/codebook.ts';
import { compareStrings, type Attributes, type AttributeValue } from '../../../../shared/model/annotation.ts';
import type { Rating } from '../../metrics/agreement/ratings.ts';
import { matchSpans, type LabelledSpan, type SpanMatch } from '../../metrics/agreement/spans.ts';
import { outerSpan, type DocumentWork, type LayerWork } from './work.ts';

/** Two annotators' work on one document, matched one to one. */
export interface PairWork {
  readonly document: string;
  readonly reference: LayerWork;
  readonly other: LayerWork;
  readonly referenceSpans: readonly LabelledSpan[];
  readonly otherSpans: readonly LabelledSpan[];
  /** Indices into both layers' annotations. */
  readonly match: SpanMatch;
}

/** The documents that both worked on. O(n log n) a document. */
export function pairWork(documents: readonly DocumentWork[], a: string, b: string): PairWork[] {
  return documents.flatMap((document): PairWork[] => {
    const reference = document.layers.find(({ layer }) => layer === a);
    const other = document.layers.find(({ layer }) => layer === b);
    if (!reference || !other) return [];
    const referenceSpans = reference.annotations.map((one) => outerSpan(one, document.zones));
    const otherSpans = other.annotations.map((one) => outerSpan(one, document.zones));
    const match = matchSpans(referenceSpans, otherSpans);
    return [{ document: document.id, reference, other, referenceSpans, otherSpans, match }];
  });
}

/** What both said of the units that they have in common, for one attribute. */
export type RatedPair = readonly [AttributeValue | null, AttributeValue | null];

const valueOf = (attributes: Attributes, name: string): AttributeValue | null => attributes[name] ?? null;

/** Values of an attribute on matched units of its label; units on which neither says anything are none. */
export function ratedUnits({ reference, other, match }: PairWork, { name, on }: AttributeDefinition): RatedPair[] {
  return match.pairs.flatMap(([i, j]): RatedPair[] => {
    const a = reference.annotations[i];
    const b = other.annotations[j];
    if (!a || !b || a.label !== b.label || (on !== a.label && on !== 'any')) return [];
    const pair: RatedPair = [valueOf(a.attributes, name), valueOf(b.attributes, name)];
    return pair[0] === null && pair[1] === null ? [] : [pair];
  });
}

/** What both said of the document as a whole. */
export function ratedDocument({ reference, other }: PairWork, { name }: AttributeDefinition): RatedPair[] {
  const pair: RatedPair = [valueOf(reference.labels, name), valueOf(other.labels, name)];
  return pair[0] === null && pair[1] === null ? [] : [pair];
}

/** A value that is compared as a whole. */
export const asRating = (value: AttributeValue | null): Rating =>
  Array.isArray(value) ? JSON.stringify(value.map(String).toSorted(compareStrings)) : value;
