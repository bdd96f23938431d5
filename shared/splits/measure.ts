/** The parts of a dataset, in the order of their ratios. */
export const SPLITS = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof SPLITS)[number];

/** What a document holds: how many annotations of each label. */
export type LabelCounts = Readonly<Record<string, number>>;

/** Where a document is; null: in no split. */
export type SplitOf = (document: string) => SplitName | null;

/** Where exports put documents that name no split. */
export const DEFAULT_SPLIT = 'train' satisfies SplitName;

/** Where exports put a document. `other`: the name of a split of its own that its metadata state, none of the three. */
export const exportedTo = (split: SplitName | null, other: string | null): string => split ?? other ?? DEFAULT_SPLIT;

/** What one split holds. */
export interface SplitCounts {
  readonly split: SplitName;
  readonly documents: number;
  readonly labels: LabelCounts;
}

/** Documents, and annotations of each label, by split. O(documents × labels of each). */
export function countsOf(
  documents: readonly { readonly id: string; readonly labels: LabelCounts }[],
  splitOf: SplitOf,
): SplitCounts[] {
  const counts = SPLITS.map((split) => ({ split, documents: 0, labels: new Map<string, number>() }));
  for (const { id, labels } of documents) {
    const split = splitOf(id);
    const count = counts.find((one) => one.split === split);
    if (!count) continue;
    count.documents += 1;
    for (const [label, n] of Object.entries(labels)) count.labels.set(label, (count.labels.get(label) ?? 0) + n);
  }
  return counts.map(({ split, documents: n, labels }) => ({ split, documents: n, labels: Object.fromEntries(labels) }));
}

/** The ties that lead from one split to another: what a model could have learnt by heart. O(ties). */
export function leaksOf<T extends { readonly a: string; readonly b: string }>(
  ties: readonly T[],
  splitOf: (document: string) => string,
): (T & { splits: [string, string] })[] {
  return ties.flatMap((tie) => {
    const [a, b] = [splitOf(tie.a), splitOf(tie.b)];
    return a === b ? [] : [{ ...tie, splits: [a, b] as [string, string] }];
  });
}
