import { AUTHOR_VOICE } from './chains.ts';
import type { MentionFacts } from './mention-facts.ts';
import { answerOf, NAMES } from './scheme-names.ts';

/**
 * Whose word a mention is: the sources that are linked to it, as the registry names them; else `voice`, the author's own, or
 * `unlinked`: it is attributed to somebody, and nobody has said to whom.
 */
export function whoseWord(
  mention: Pick<MentionFacts, 'sources' | 'attributes'>,
): readonly [string, ...string[]] | 'voice' | 'unlinked' {
  const [first, ...others] = mention.sources.map(({ entity, quote }) => entity ?? quote);
  if (first !== undefined) return [first, ...others];
  // A codebook that does not ask leaves the author, as with origins.
  const directness = answerOf(mention, NAMES.claim.attribution);
  return directness === null || directness === AUTHOR_VOICE ? 'voice' : 'unlinked';
}
