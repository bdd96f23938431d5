import type { Card, Reason } from '../../../shared/api/claims.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { cardText, type Claim } from '../../../shared/model/claim.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { searchable } from '../documents/order.ts';

/** A card that an annotation may be a mention of. */
export type Proposal = Output<'claims.propose'>['proposals'][number];

/** What of an annotation decides what is offered for it. */
export type Choosable = Pick<Annotation, 'id' | 'document' | 'label' | 'quote' | 'attributes' | 'claim'>;

/** One thing that can be chosen for an annotation. */
export type Choice =
  | { readonly kind: 'card'; readonly claim: Claim; readonly mentions: number; readonly reasons: readonly Reason[] }
  | { readonly kind: 'new'; readonly text: string }
  | { readonly kind: 'edit' }
  | { readonly kind: 'off' };

/** Cards that typing shows at most: who looks for one types more. */
const MOST = 50;

/**
 * What can be chosen, the likeliest first, so that Enter is right: proposals with enough in common, else a new card of the
 * annotation's own words. Typing looks through every card; what is typed can be a new one.
 */
export function choicesFor(
  annotation: Choosable,
  proposals: readonly Proposal[],
  cards: readonly Card[],
  query: string,
): readonly Choice[] {
  const typed = query.trim();
  if (typed !== '') {
    const words = searchable(typed).split(/\s+/).filter(Boolean);
    const found = cards.filter(({ id, text }) => {
      const said = searchable(text);
      return id !== annotation.claim && words.every((word) => said.includes(word));
    });
    return [
      ...found
        .toSorted((a, b) => b.mentions - a.mentions)
        .slice(0, MOST)
        .map(({ id, text, mentions }): Choice => ({ kind: 'card', claim: { id, text }, mentions, reasons: [] })),
      { kind: 'new', text: typed },
    ];
  }
  const card = ({ claim, mentions, reasons }: Proposal): Choice => ({ kind: 'card', claim, mentions, reasons });
  return [
    ...proposals.filter(({ likely }) => likely).map(card),
    ...(annotation.claim === undefined ? [] : [{ kind: 'off' } as const]),
    { kind: 'new', text: cardText(annotation) },
    { kind: 'edit' },
    ...proposals.filter(({ likely }) => !likely).map(card),
  ];
}
