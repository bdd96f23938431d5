import { byTextOrder, type Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationChange, AnnotationIndex } from '../types.ts';
import { createBuckets } from './buckets.ts';
import { byLength, rank, reordered, startsBefore } from './order.ts';

/** Above this many changes at once, sorting anew is cheaper than one copy of the order for each. */
const PATCH_LIMIT = 32;

/** An empty index. The text order is made when it is first asked for. */
export function createAnnotationIndex(): AnnotationIndex {
  const byId = new Map<string, Annotation>();
  const buckets = createBuckets();
  const listeners = new Set<(changes: readonly AnnotationChange[] | null) => void>();
  let order: readonly Annotation[] | null = null;

  const tell = (changes: readonly AnnotationChange[] | null): void => {
    for (const listener of listeners) listener(changes);
  };

  const put = ({ id, after }: AnnotationChange, patch: boolean): void => {
    const before = byId.get(id);
    if (before) buckets.remove(before);
    if (after) {
      byId.set(id, after);
      buckets.add(after);
    } else {
      byId.delete(id);
    }
    order = patch && order ? reordered(order, before, after) : null;
  };

  const inOrder = (): readonly Annotation[] => (order ??= [...byId.values()].toSorted(byTextOrder));

  return {
    get size() {
      return byId.size;
    },
    reset(annotations) {
      byId.clear();
      buckets.clear();
      order = null;
      for (const annotation of annotations) put({ id: annotation.id, after: annotation }, false);
      tell(null);
    },
    apply(changes) {
      const patch = changes.length <= PATCH_LIMIT;
      for (const change of changes) put(change, patch);
      tell(changes);
    },
    get: (id) => byId.get(id),
    at: (offset) => [...buckets.covering(offset)].toSorted(byLength),
    within: (span) => [...buckets.touching(span)].toSorted(byTextOrder),
    inOrder,
    step(direction, from, offset) {
      const all = inOrder();
      const current = from === null ? undefined : byId.get(from);
      if (current) return all[rank(all, current) + direction];
      const before = startsBefore(all, offset);
      return all[direction === 1 ? before : before - 1];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
