import type { Disagreement } from '../../../shared/api/agreement.ts';
import type { DifferenceFilter } from '../agreement/differences.ts';
import { NO_FILTER } from '../agreement/differences.ts';

/** A kind of mistake with labels, and how often it was made. */
export interface Confusion {
  readonly kind: 'missing' | 'spurious' | 'label' | 'boundary';
  /** What the reference says; null: nothing. */
  readonly should: string | null;
  /** What the learner says; null: nothing. */
  readonly is: string | null;
  readonly count: number;
}

/** Mistakes with labels, the most frequent first: another label, missed, not in the reference, other boundaries. O(n log n). */
export function confusionsOf(differences: readonly Disagreement[]): readonly Confusion[] {
  const found = new Map<string, Confusion>();
  for (const { kind, labels } of differences) {
    const of = kind === 'both' ? 'label' : kind;
    if (of !== 'missing' && of !== 'spurious' && of !== 'label' && of !== 'boundary') continue;
    const [should, is] = labels;
    const key = [of, should, is].join(' ');
    found.set(key, { kind: of, should, is, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count);
}

/** The filter that shows the differences of a confusion. */
export const filterOf = ({ kind, should, is }: Confusion): DifferenceFilter => ({
  ...NO_FILTER,
  kind: kind === 'label' ? 'spans' : kind,
  label: should ?? is,
});
