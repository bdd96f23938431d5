import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';
import { operationsOfBatch } from '../repositories/log.ts';
import type { Handlers } from '../router.ts';
import { proposeClaims } from '../services/claim-proposals.ts';
import { claimsOverview } from '../services/claims-overview.ts';
import {
  assignClaim,
  createClaim,
  deleteClaim,
  listCards,
  mergeClaims,
  readCard,
  updateClaim,
} from '../services/claims.ts';
import { listFlagged } from '../services/flags.ts';

type Mine = Extract<keyof Handlers, `claims.${string}` | 'annotations.flagged'>;

/** Claim cards, and what is flagged. */
export function claimHandlers({ project, db, once, annotator }: Desk): Pick<Handlers, Mine> {
  return {
    'annotations.flagged': (request) => listFlagged(db(), request),
    'claims.list': () => listCards(db()),
    'claims.overview': (request) => claimsOverview(db(), request),
    'claims.read': ({ id }) => readCard(db(), id),
    'claims.create': (request) =>
      once(request.batch, [request.id, ...(request.annotations ?? [])], (project, seen) =>
        createClaim({ project, seen }, annotator(), request),
      ),
    'claims.update': (request) =>
      once(request.batch, [request.id], (project, seen) => updateClaim({ project, seen }, annotator(), request)),
    'claims.delete': (request) =>
      once(request.batch, gone(project().db, request.batch, [request.id]), (project, seen) =>
        deleteClaim({ project, seen }, annotator(), request),
      ),
    'claims.assign': (request) =>
      once(request.batch, request.annotations, (project, seen) => assignClaim({ project, seen }, annotator(), request)),
    'claims.merge': (request) =>
      once(request.batch, gone(project().db, request.batch, request.claims), (project, seen) =>
        mergeClaims({ project, seen }, annotator(), request),
      ),
    'claims.propose': (request) => proposeClaims(db(), request),
  };
}

/** What a batch touched that took these cards away: when it is sent again, their mentions are elsewhere by then. */
function gone(db: ReadDb, batch: string, claims: readonly string[]): readonly string[] {
  const operations = operationsOfBatch(db, batch);
  const isIt = operations.some(({ entity, entity_id: id, after }) => {
    return entity === 'claim' && after === null && claims.includes(id);
  });
  return isIt ? operations.map(({ entity_id: id }) => id) : claims;
}
