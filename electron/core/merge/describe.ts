import type { Conflict } from '../../../shared/api/merge.ts';
import type { Entity, RecordOf } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { batchById } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import { timeOf } from '../services/clock.ts';
import { subjectOf } from '../services/subject.ts';
import { rowOf, type Settled } from './settled.ts';
import type { Row, Sides } from './sides.ts';

type Side = Conflict['standing'];

/** A conflict in the words that people know things by, with all its sides. */
export function conflictOf({ ours, theirs }: Pick<Sides, 'ours' | 'theirs'>, settled: Settled): Conflict {
  const { entity, id, head, conflicts, rows, needed } = settled;
  const side = (row: Row): Side => {
    const batch = batchById(ours, row.batch) ?? (theirs === null ? undefined : batchById(theirs, row.batch));
    return { operation: row.id, state: recordOf(entity, row), actor: batch?.actor ?? '', at: timeOf(row.at) };
  };
  const others = conflicts.map((operation) => rowOf(rows, operation));
  const shown = [head, ...others].map((row) => recordOf(entity, row)).find((state) => state !== null) ?? null;
  const { name, text } = subjectOf(ours, entity, id, shown);
  const isWords = entity === 'annotation' || entity === 'relation' || entity === 'claim';
  return {
    entity,
    record: id,
    subject: isWords ? (text ?? name) : name,
    document: documentOf(ours, entity, id, shown),
    standing: side(head),
    others: others.map(side),
    isNeeded: needed,
  };
}

const recordOf = (entity: Entity, { state }: Row): RecordOf<Entity> | null =>
  state === null ? null : fromState(entity, state);

function documentOf(db: ReadDb, entity: Entity, id: string, state: RecordOf<Entity> | null): string | null {
  if (entity === 'document') return id;
  if (state === null) return null;
  if ('document' in state) return state.document;
  return 'from' in state ? (annotationById(db, state.from)?.document ?? null) : null;
}
