import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Span, Utf16 } from '../../../shared/text/units.ts';

/** Code units a bucket covers: about the text of one paragraph. */
const BUCKET_BITS = 9;

/** One fragment of an annotation, filed under each bucket that it touches. */
interface Place extends Span {
  readonly annotation: Annotation;
}

/** Annotations found by where their fragments are. */
export interface Buckets {
  add(annotation: Annotation): void;
  remove(annotation: Annotation): void;
  clear(): void;
  /** Those that share a character with the span, each once, in no order. O(buckets of the span + what is in them). */
  touching(span: Span): Set<Annotation>;
  /** Those that cover the character after the offset. */
  covering(offset: Utf16): Set<Annotation>;
}

const bucketOf = (offset: number): number => offset >> BUCKET_BITS;

/** An index by fixed stretches of text: adding and removing costs the stretches a span covers, whatever the total. */
export function createBuckets(): Buckets {
  const buckets = new Map<number, Place[]>();

  const add = (annotation: Annotation): void => {
    for (const { start, end } of annotation.fragments) {
      const place: Place = { annotation, start, end };
      for (let bucket = bucketOf(start); bucket <= bucketOf(end - 1); bucket++) {
        const places = buckets.get(bucket);
        if (places) places.push(place);
        else buckets.set(bucket, [place]);
      }
    }
  };

  const remove = (annotation: Annotation): void => {
    for (const { start, end } of annotation.fragments) {
      for (let bucket = bucketOf(start); bucket <= bucketOf(end - 1); bucket++) {
        const left = buckets.get(bucket)?.filter((place) => place.annotation.id !== annotation.id);
        if (left && left.length > 0) buckets.set(bucket, left);
        else buckets.delete(bucket);
      }
    }
  };

  const touching = ({ start, end }: Span): Set<Annotation> => {
    const found = new Set<Annotation>();
    if (start >= end) return found;
    for (let bucket = bucketOf(start); bucket <= bucketOf(end - 1); bucket++) {
      for (const place of buckets.get(bucket) ?? []) {
        if (place.start < end && start < place.end) found.add(place.annotation);
      }
    }
    return found;
  };

  const covering = (offset: Utf16): Set<Annotation> => {
    const found = new Set<Annotation>();
    for (const place of buckets.get(bucketOf(offset)) ?? []) {
      if (place.start <= offset && offset < place.end) found.add(place.annotation);
    }
    return found;
  };

  return { add, remove, clear: () => buckets.clear(), touching, covering };
}
