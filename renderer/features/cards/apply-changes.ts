import type { Written } from '../../../shared/api/inputs.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { NAMES } from '../../../shared/claims/scheme-names.ts';
import { annotationSchema, compareStrings } from '../../../shared/model/annotation.ts';
import { claimSchema } from '../../../shared/model/claim.ts';

/** What the core said of all claims. */
export type Overview = Output<'claims.overview'>;

const byPlace = (a: MentionFacts, b: MentionFacts): number =>
  compareStrings(a.document, b.document) || a.place.start - b.place.start || a.place.end - b.place.end;

/**
 * The overview with changes put in that only move mentions between cards, answer questions about them, or change cards: what
 * assigning does hundreds of times an hour. Null where it takes more than is known here: then all is to be read again.
 */
export function withChanges(overview: Overview, changes: Written['changes'], seq: number): Overview | null {
  if (seq <= overview.seq) return overview;
  const cards = new Map(overview.cards.map((card) => [card.id, card]));
  const places = new Map<string, string | null>();
  for (const { id, mentions } of overview.cards) for (const { annotation } of mentions) places.set(annotation, id);
  const unassigned = new Map(overview.unassigned.map((mention) => [mention.annotation, mention]));
  for (const { annotation } of overview.unassigned) places.set(annotation, null);
  for (const { entity, id, after } of changes) {
    if (entity !== 'claim' || after === null) continue;
    const { note: _, ...before } = cards.get(id) ?? { mentions: [], total: 0 };
    cards.set(id, { ...before, ...claimSchema.parse(after) });
  }
  for (const { entity, id, after } of changes) {
    if (entity === 'status' || entity === 'claim' || entity === 'documentLabels') continue;
    if (entity !== 'annotation' || after === null) return null;
    const from = places.get(id);
    const { claim = null, attributes, label, fragments } = annotationSchema.parse(after);
    const card = from === null || from === undefined ? undefined : cards.get(from);
    const mention = card?.mentions.find(({ annotation }) => annotation === id) ?? unassigned.get(id);
    const isMoved = fragments[0]?.start !== mention?.place.start || fragments.at(-1)?.end !== mention?.place.end;
    const { time } = NAMES.claim;
    // A figure without a time of its own has that of its claim.
    if (!mention || mention.label !== label || isMoved || mention.attributes[time] !== attributes[time]) return null;
    const now = { ...mention, attributes };
    if (card) cards.set(card.id, without(card, id));
    else unassigned.delete(id);
    if (claim === null) unassigned.set(id, now);
    else {
      const onto = cards.get(claim);
      if (!onto) return null;
      const mentions = [...onto.mentions, now].toSorted(byPlace);
      cards.set(claim, { ...onto, mentions, total: onto.total + 1 });
    }
    places.set(id, claim);
  }
  for (const { entity, id, after } of changes) if (entity === 'claim' && after === null) cards.delete(id);
  const off = [...unassigned.values()].toSorted(byPlace);
  return {
    seq,
    cards: [...cards.values()],
    unassigned: off,
    unassignedCount: overview.unassignedCount + off.length - overview.unassigned.length,
    links: overview.links,
  };
}

const without = (card: CardFacts, annotation: string): CardFacts => ({
  ...card,
  mentions: card.mentions.filter((mention) => mention.annotation !== annotation),
  total: card.total - 1,
});
