import { Refusal } from '../../../shared/api/reply.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { documentFacts, gatherFacts, type MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { labelsOfClaims, NAMES } from '../../../shared/claims/scheme-names.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import { publicationSchema } from '../../../shared/model/document.ts';
import type { ReadDb } from '../db/types.ts';
import {
  annotationsOffCards,
  annotationsOnCards,
  countOffCards,
  MOST_UNASSIGNED,
  targetsOf,
} from '../repositories/annotations.ts';
import { listClaims, mentionCounts } from '../repositories/claims.ts';
import { layoutOf, listPublications } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { linksOf } from '../repositories/relations.ts';
import { layerById, readCodebook } from '../repositories/small.ts';
import { listSources } from '../repositories/sources.ts';
import { textOf } from '../repositories/texts.ts';

/**
 * Every card with its mentions and what is known of them. A handful of queries whatever there is to tell, and each document's
 * text once: about half a second for 10,000 mentions.
 *
 * @throws Refusal `not_found` where there is no such layer.
 */
export function claimsOverview(db: ReadDb, { layer }: Parsed<'claims.overview'>): Output<'claims.overview'> {
  if (layer !== null && !layerById(db, layer)) {
    throw new Refusal('not_found', `There is no layer "${layer}" in this project.`, { layer });
  }
  const labels = labelsOfClaims(readCodebook(db) ?? { labels: [], relations: [] });
  const asked = { layer, labels: labels && [...labels] };
  const onCards = annotationsOnCards(db, layer);
  const off = annotationsOffCards(db, asked, MOST_UNASSIGNED);
  const links = linksOf(db, layer);
  const others = new Map(targetsOf(db, [NAMES.relation.source, NAMES.relation.figure]).map((one) => [one.id, one]));
  const documents = new Map(
    listPublications(db).map(({ id, title, publications }) => [
      id,
      documentFacts(title, publicationSchema.array().parse(JSON.parse(publications))),
    ]),
  );
  const cardOf = new Map<string, string>();
  for (const { id, claim } of onCards) if (claim !== undefined) cardOf.set(id, claim);
  // By document, so that no text is read twice.
  const all = [...onCards, ...off].toSorted((a, b) => (a.document < b.document ? -1 : Number(a.document > b.document)));
  const facts = gatherFacts({
    mentions: all,
    others,
    links,
    documents,
    registry: createRegistry(listSources(db)),
    read: (document) => ({ text: textOf(db, document) ?? '', ...layoutOf(db, document) }),
  });
  const byCard = new Map<string, MentionFacts[]>();
  const unassigned: MentionFacts[] = [];
  for (const mention of facts) {
    const card = cardOf.get(mention.annotation);
    const list = card === undefined ? unassigned : (byCard.get(card) ?? []);
    list.push(mention);
    if (card !== undefined) byCard.set(card, list);
  }
  const totals = new Map<string, number>();
  for (const { claim, n } of mentionCounts(db)) totals.set(claim, (totals.get(claim) ?? 0) + n);
  const shown = new Set(all.map(({ id }) => id));
  return {
    seq: lastSeq(db),
    cards: listClaims(db).map((claim) => ({
      ...claim,
      mentions: byCard.get(claim.id) ?? [],
      total: totals.get(claim.id) ?? 0,
    })),
    unassigned,
    unassignedCount: off.length < MOST_UNASSIGNED ? off.length : countOffCards(db, asked),
    links: links.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  };
}
