import { byTextOrder, extent, type Annotation } from '../../../shared/model/annotation.ts';

/** Number of annotations that stand before this one in text order. O(log n). */
export function rank(order: readonly Annotation[], annotation: Annotation): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle];
    if (other && byTextOrder(other, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number of annotations that start before the offset. O(log n). */
export function startsBefore(order: readonly Annotation[], offset: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle];
    if (other && extent(other).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A new order without `before` and with `after`. O(log n) comparisons and one copy. */
export function reordered(
  order: readonly Annotation[],
  before: Annotation | undefined,
  after: Annotation | null,
): readonly Annotation[] {
  const without = before ? order.toSpliced(rank(order, before), 1) : order;
  return after ? without.toSpliced(rank(without, after), 0, after) : without;
}

/** Shortest first; ties in reverse text order, so that what starts last, which looks innermost, comes first. */
export function byLength(a: Annotation, b: Annotation): number {
  const x = extent(a);
  const y = extent(b);
  return x.end - x.start - (y.end - y.start) || y.start - x.start || byTextOrder(a, b);
}
