import { figureKey } from './figure-text.ts';
import type { MentionFacts } from './mention-facts.ts';
import { answerOf, NAMES } from './scheme-names.ts';

/** What mentions of one claim can differ in. */
export const DIFFERENCES = ['certainty', 'polarity', 'figures', 'verdict'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/**
 * In what the mentions of a claim are not the same, of those that say something about it: no answer is no difference. Differences
 * are no mistakes: they are what sources are compared for. O(mentions).
 */
export function differencesOf(mentions: readonly MentionFacts[]): readonly Difference[] {
  return DIFFERENCES.filter((what) => {
    const said = new Set(mentions.map((mention) => saidOf(mention, what)).filter((one) => one !== null));
    return said.size > 1;
  });
}

function saidOf(mention: MentionFacts, what: Difference): string | null {
  if (what !== 'figures') return answerOf(mention, NAMES.claim[what]);
  const figures = mention.figures.filter(({ min, max }) => min !== null || max !== null);
  return figures.length === 0 ? null : figures.map(figureKey).toSorted().join(' ');
}
