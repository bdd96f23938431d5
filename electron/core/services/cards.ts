import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { CARD_RELATION, labelsWithCards, type Claim } from '../../../shared/model/claim.ts';
import type { ReadDb } from '../db/types.ts';
import { claimById } from '../repositories/claims.ts';
import { readCodebook } from '../repositories/small.ts';

/** @throws Refusal `not_found`. */
export function foundClaim(db: ReadDb, id: string): Claim {
  const claim = claimById(db, id);
  if (!claim) throw new Refusal('not_found', `There is no claim card ${id}. It may have been deleted.`, { claim: id });
  return claim;
}

/**
 * Only annotations that are put on a card now are asked: one that got another label afterwards keeps its card until somebody
 * takes it off.
 *
 * @throws Refusal `invalid` where the codebook has no cards for a label.
 */
export function refuseWithoutCards(db: ReadDb, annotations: readonly Pick<Annotation, 'label'>[]): void {
  const labels = labelsWithCards(readCodebook(db) ?? { relations: [] });
  const other = labels && annotations.find(({ label }) => !labels.has(label));
  if (!labels || !other) return;
  throw new Refusal(
    'invalid',
    `${other.label} annotations have no claim card: the codebook allows ${CARD_RELATION} for ${[...labels].join(', ')}.`,
    { label: other.label },
  );
}
