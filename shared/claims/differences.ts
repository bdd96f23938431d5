import { figuresDiffer } from './matrix.ts';
import type { MentionFacts } from './mention-facts.ts';
import { answerOf, NAMES } from './scheme-names.ts';

/** What mentions of one claim can differ in. */
export const DIFFERENCES = ['certainty', 'polarity', 'figures', 'verdict'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * In what the mentions of a claim are not the same, of those that say something about it: no answer is no difference. Differences
 * are no mistakes: they are what sources are compared for. Figures differ where the matrix says so. O(mentions² of a card) at worst.
 */
export function differencesOf(mentions: readonly MentionFacts[]): readonly Difference[] {
  return DIFFERENCES.filter((what) => {
    if (what === 'figures') return figuresDiffer(mentions);
    const said = new Set(mentions.flatMap((mention) => answerOf(mention, NAMES.claim[what]) ?? []));
    return said.size > 1;
  });
}
