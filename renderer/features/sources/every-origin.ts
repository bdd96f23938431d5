import type { OriginGroup } from '../../../shared/claims/independence.ts';
import type { RestingCard } from '../../../shared/claims/origin-graph.ts';

/** An origin over all cards. */
export interface OriginRow {
  /** As the first card has it; it counts where it counts for any. */
  readonly group: OriginGroup;
  readonly cards: number;
  readonly mentions: number;
  readonly documents: number;
}

/** The origins of all cards, those that most rests on first. O(mentions). */
export function everyOrigin(cards: readonly RestingCard[]): readonly OriginRow[] {
  const byKey = new Map<string, { group: OriginGroup; cards: number; mentions: Set<string>; documents: Set<string> }>();
  for (const { independence } of cards) {
    for (const group of independence.groups) {
      const there = byKey.get(group.origin.key) ?? { group, cards: 0, mentions: new Set(), documents: new Set() };
      if (group.counts === 'yes') there.group = group;
      there.cards += 1;
      for (const { mention } of group.resting) {
        there.mentions.add(mention.mention.id);
        there.documents.add(mention.document.id);
      }
      byKey.set(group.origin.key, there);
    }
  }
  return [...byKey.values()]
    .map(({ group, cards: n, mentions, documents }) => ({
      group,
      cards: n,
      mentions: mentions.size,
      documents: documents.size,
    }))
    .toSorted(
      (a, b) =>
        Number(b.group.counts === 'yes') - Number(a.group.counts === 'yes') ||
        b.mentions - a.mentions ||
        b.documents - a.documents,
    );
}
