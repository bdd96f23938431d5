import type { CardFacts, MentionFacts, MentionLink } from './mention-facts.ts';
import { NAMES } from './scheme-names.ts';

/** What a card can be to another one, in the order in which it is told. */
const CARD_LINK_KINDS = [
  'contradicts',
  'updates',
  'updatedBy',
  'supports',
  'supportedBy',
  'evidenceFor',
  'evidenceIn',
] as const;
export type CardLinkKind = (typeof CARD_LINK_KINDS)[number];

/** What a card has to do with one other card, or with one claim that is on none, as relations between their mentions say. */
export interface CardLink {
  readonly kind: CardLinkKind;
  /** The other one; null: its mention is on no card. */
  readonly card: Pick<CardFacts, 'id' | 'text'> | null;
  /** Annotations of the other's mentions, each once. */
  readonly mentions: readonly string[];
}

/** Links by card. A card without links is not in it. */
export type CardLinks = ReadonlyMap<string, readonly CardLink[]>;

/** What a relation is for the card that it goes out from, and for the one that it leads to. */
const KINDS: ReadonlyMap<string, readonly [from: CardLinkKind, to: CardLinkKind]> = new Map([
  [NAMES.relation.contradicts, ['contradicts', 'contradicts']],
  [NAMES.relation.updates, ['updates', 'updatedBy']],
  [NAMES.relation.supports, ['supports', 'supportedBy']],
  [NAMES.relation.evidence, ['evidenceFor', 'evidenceIn']],
]);

interface Linked {
  readonly cards: readonly CardFacts[];
  readonly unassigned: readonly MentionFacts[];
  readonly links: readonly MentionLink[];
}

/**
 * The links of each card to others, in the order of the kinds: what many mentions and layers say of two cards is one
 * link. Relations inside one card are none: that is what checks are for. Pure; O(mentions + links).
 */
export function cardLinks({ cards, unassigned, links }: Linked): CardLinks {
  const cardOf = new Map<string, CardFacts | null>(unassigned.map(({ annotation }) => [annotation, null]));
  for (const card of cards) for (const { annotation } of card.mentions) cardOf.set(annotation, card);
  const found = new Map<string, Map<string, CardLink & { readonly mentions: string[] }>>();
  const add = (kind: CardLinkKind, own: CardFacts, card: CardFacts | null, mention: string): void => {
    const known = found.get(own.id) ?? new Map<string, CardLink & { readonly mentions: string[] }>();
    const key = `${kind} ${card?.id ?? mention}`;
    const link = known.get(key);
    if (link === undefined) {
      known.set(key, { kind, card: card && { id: card.id, text: card.text }, mentions: [mention] });
    } else if (!link.mentions.includes(mention)) link.mentions.push(mention);
    found.set(own.id, known);
  };
  for (const { type, from, to } of links) {
    const kinds = KINDS.get(type);
    const [one, other] = [cardOf.get(from), cardOf.get(to)];
    if (kinds === undefined || one === undefined || other === undefined || one === other) continue;
    if (one !== null) add(kinds[0], one, other, to);
    if (other !== null) add(kinds[1], other, one, from);
  }
  return new Map(
    [...found].map(([card, known]) => [
      card,
      [...known.values()].toSorted((a, b) => CARD_LINK_KINDS.indexOf(a.kind) - CARD_LINK_KINDS.indexOf(b.kind)),
    ]),
  );
}

/** How many others a card is linked with, of one kind. */
export interface CardLinkCount {
  readonly kind: CardLinkKind;
  readonly cards: number;
  /** Claims on no card. */
  readonly claims: number;
}

/** How many others there are of each kind among the links of a card. */
export function countLinks(links: readonly CardLink[]): readonly CardLinkCount[] {
  return CARD_LINK_KINDS.flatMap((kind) => {
    const of = links.filter((link) => link.kind === kind);
    const cards = of.filter(({ card }) => card !== null).length;
    return of.length === 0 ? [] : [{ kind, cards, claims: of.length - cards }];
  });
}

/** Whether anything is said to contradict what is on the card. */
export const isContradicted = (links: CardLinks, card: string): boolean =>
  links.get(card)?.some(({ kind }) => kind === 'contradicts') === true;

/** How many contradictions between different cards, or between a card and a claim on none, are recorded: of two cards one. */
export function countContradictions(links: CardLinks): number {
  const pairs = new Set<string>();
  for (const [card, of] of links) {
    for (const { kind, card: other, mentions } of of) {
      if (kind === 'contradicts') pairs.add([card, other?.id ?? mentions[0] ?? ''].toSorted().join(' '));
    }
  }
  return pairs.size;
}
