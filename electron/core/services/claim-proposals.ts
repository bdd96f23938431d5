import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { cardText, type Claim } from '../../../shared/model/claim.ts';
import { sightMark } from '../db/blindfold.ts';
import type { ReadDb } from '../db/types.ts';
import { allAnnotations } from '../repositories/annotations.ts';
import { claimById, listClaims, mentionsOf } from '../repositories/claims.ts';
import { lastSeq, operationsSince } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import { found } from './own.ts';
import { createClaimIndex, type ClaimIndex } from './claim-index.ts';
import { refuseWithoutCards } from './cards.ts';
import { readCodebook } from '../repositories/small.ts';
import { labelsWithCards } from '../../../shared/model/claim.ts';

/** From here on a card is offered first: found on the pairs of the default codebook's examples. */
const LIKELY = 0.35;
/** Below this two texts share what any two texts of a project share. */
const LEAST = 0.15;
const MOST = 8;
/** After so many changes reading the tables again is quicker than following the log. */
const FAR = 5000;

interface Followed {
  index: ClaimIndex;
  seq: number;
  labels: string;
  /** What was hidden when it was made. */
  sight: string;
}

/** An open file's index, kept up by the log's tail: each call takes in what was written since the one before. */
const followed = new WeakMap<ReadDb, Followed>();

/**
 * The cards that an annotation may be a mention of. The first call of an opening reads every claim of the project (about
 * half a second for 10,000); later ones only what changed.
 *
 * @throws Refusal `not_found`; `invalid` where its label has no cards.
 */
export function proposeClaims(
  db: ReadDb,
  { annotation: id, limit = MOST }: Parsed<'claims.propose'>,
): Output<'claims.propose'> {
  const annotation = found(db, id);
  refuseWithoutCards(db, [annotation]);
  const index = indexOf(db);
  const texts = [annotation.quote, cardText(annotation)];
  const likes = [...new Set(texts)].map((text) =>
    index.like({ text, attributes: annotation.attributes }, { but: id, least: LEAST, most: limit + 1 }),
  );
  const best = new Map<string, (typeof likes)[number][number]>();
  for (const like of likes.flat()) if (like.score > (best.get(like.card)?.score ?? 0)) best.set(like.card, like);
  const proposals = [...best.values()]
    .filter(({ card }) => card !== annotation.claim)
    .toSorted((a, b) => b.score - a.score || (a.card < b.card ? -1 : 1))
    .slice(0, limit)
    .flatMap(({ card, score, reasons }) => {
      const claim = claimById(db, card);
      return claim
        ? [{ claim, score, likely: score >= LIKELY, mentions: mentionsOf(db, card), reasons: [...reasons] }]
        : [];
    });
  return { seq: lastSeq(db), proposals };
}

function indexOf(db: ReadDb): ClaimIndex {
  const labels = labelsWithCards(readCodebook(db) ?? { relations: [] });
  const asked = labels === null ? '' : [...labels].toSorted().join('\n');
  const has = (annotation: Annotation): boolean => labels?.has(annotation.label) ?? true;
  const seq = lastSeq(db);
  const sight = sightMark(db);
  let held = followed.get(db);
  if (!held || held.labels !== asked || held.sight !== sight || seq - held.seq > FAR || seq < held.seq) {
    held = { index: createClaimIndex(), seq, labels: asked, sight };
    for (const claim of listClaims(db)) putClaim(held.index, claim);
    for (const annotation of allAnnotations(db)) if (has(annotation)) putAnnotation(held.index, annotation);
    followed.set(db, held);
    return held.index;
  }
  for (const { entity, entity_id: id, after } of operationsSince(db, held.seq)) {
    if (entity === 'claim') {
      if (after === null) held.index.remove(`card ${id}`);
      else putClaim(held.index, fromState('claim', after));
    } else if (entity === 'annotation') {
      const annotation = after === null ? null : fromState('annotation', after);
      if (annotation && has(annotation)) putAnnotation(held.index, annotation);
      else held.index.remove(id);
    }
  }
  held.seq = seq;
  return held.index;
}

const putClaim = (index: ClaimIndex, { id, text }: Claim): void =>
  index.put({ id: `card ${id}`, card: id, text, attributes: {} });

const putAnnotation = (index: ClaimIndex, { id, claim, quote, attributes }: Annotation): void =>
  index.put({ id, card: claim ?? null, text: quote, attributes });
