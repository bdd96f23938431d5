import type { Output } from '../../../shared/api/procedures.ts';
import { findChains, type ChainFinding, type MentionChains } from '../../../shared/claims/chains.ts';
import type { Copied } from '../../../shared/claims/copied-origins.ts';
import { independentOrigins } from '../../../shared/claims/independence.ts';
import type { RestingCard } from '../../../shared/claims/origin-graph.ts';
import { createRegistry, type Registry } from '../../../shared/claims/source-names.ts';
import { t } from '../../strings/t.ts';

/** Stands for the claims that are on no card. */
export const NO_CARD = 'none';

/** Cards with what they rest on, and what is wrong with the attribution of their texts. */
export interface Origins {
  readonly registry: Registry;
  /** Those with mentions, the most mentioned first; the claims on no card last. */
  readonly cards: readonly RestingCard[];
  readonly findings: readonly ChainFinding[];
}

/** Works out what all cards rest on. `copies`: of each mention the repeated passages that it is in. */
export function originsIn({ cards, sources, facts }: Output<'sources.chains'>, copies: Copied = new Map()): Origins {
  const registry = createRegistry(sources);
  const { mentions, findings } = findChains(facts);
  const byCard = new Map<string, MentionChains[]>();
  for (const one of mentions) {
    const card = one.mention.card ?? NO_CARD;
    const there = byCard.get(card);
    if (there === undefined) byCard.set(card, [one]);
    else there.push(one);
  }
  const rest = (id: string, name: string): RestingCard[] => {
    const those = byCard.get(id);
    return those === undefined ? [] : [{ id, name, independence: independentOrigins(those, registry, copies) }];
  };
  const known = cards
    .flatMap(({ id, text }) => rest(id, text))
    .toSorted((a, b) => b.independence.mentions - a.independence.mentions);
  return { registry, cards: [...known, ...rest(NO_CARD, t('sources.noCard'))], findings };
}
