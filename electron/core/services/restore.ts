import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { operationById } from '../repositories/history.ts';
import { headOf } from '../repositories/log.ts';
import { relationById } from '../repositories/relations.ts';
import { fromState } from '../repositories/state.ts';
import { refuseForeign, refuseLocked } from './own.ts';
import { ensureAnnotator, type OpenProject } from './project.ts';

type Asked = Parsed<'history.restore'>;

/**
 * Puts an annotation or a relation into an earlier state of its own, as one gesture that undo takes back. One that was deleted
 * comes back with its id. What holds for every change holds for it: its layer is the annotator's, the layer is not locked
 * there, the codebook has its label, its quote stands in the text.
 *
 * @throws Refusal `not_found` for an operation that is none on the record; `conflict` where the record is in that state now,
 *   or an end of the relation is gone; `refused`, `invalid` as any other change.
 */
export function restore(project: OpenProject, annotator: Annotator, asked: Asked, seen: ReadDb = project.db): Written {
  const { batch, entity, id } = asked;
  const { db } = project;
  const after = stateAsked(seen, asked);
  if (isHidden(db, seen, asked)) throw noState(asked);
  const head = headOf(db, entity, id)?.after ?? null;
  const now = head === null ? null : recordOf(entity, head);
  const record = after ?? now;
  if (record === null) throw already(entity);
  // Both where it goes and where it is: a state of another layer must not be a way into it.
  refuseForeign(db, annotator, record);
  if (now !== null) refuseForeign(db, annotator, now);
  if (after !== null && 'from' in after) refuseLooseEnds(seen, after);
  const document = 'from' in record ? annotationById(db, record.from)?.document : record.document;
  if (document !== undefined) refuseLocked(db, record.layer, document);
  ensureAnnotator(project, annotator);
  const subject = 'label' in record ? record.label : record.type;
  const name = after === null ? `remove ${subject} again` : `restore ${subject}`;
  const changes = [{ entity, id, after } as Change];
  const written = project.write({ batch, name, actor: annotator.id, changes });
  if (written.changes.length === 0) throw already(entity);
  return written;
}

const already = (entity: string): Refusal =>
  new Refusal('conflict', `The ${entity} is in this state already. Nothing was changed.`);

const recordOf = (entity: Asked['entity'], state: string): Annotation | Relation =>
  entity === 'annotation' ? fromState(entity, state) : fromState(entity, state);

/** Whether the record stands where the annotator may not look: it has moved on from what is seen of its history. */
function isHidden(db: ReadDb, seen: ReadDb, { entity, id }: Asked): boolean {
  if (db === seen) return false;
  const stands = (at: ReadDb): boolean =>
    (entity === 'annotation' ? annotationById(at, id) : relationById(at, id)) !== undefined;
  return stands(db) && !stands(seen);
}

const noState = ({ entity, operation }: Pick<Asked, 'entity' | 'operation'>): Refusal =>
  new Refusal('not_found', `The history of this ${entity} has no state ${operation}. Nothing was changed.`);

function stateAsked(db: ReadDb, { entity, id, operation, side = 'after' }: Asked): Annotation | Relation | null {
  const row = operationById(db, operation);
  if (row?.entity !== entity || row.entity_id !== id) {
    throw noState({ entity, operation });
  }
  const state = side === 'before' ? row.before : row.after;
  return state === null ? null : recordOf(entity, state);
}

/** @throws Refusal `conflict` where an end of a relation that comes back is gone. */
function refuseLooseEnds(db: ReadDb, { from, to }: Relation): void {
  if (annotationById(db, from) && annotationById(db, to)) return;
  throw new Refusal(
    'conflict',
    'One of the two annotations of this relation was deleted. Restore that annotation first; nothing was changed.',
  );
}
