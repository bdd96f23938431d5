import type { Written } from '../../../../shared/api/inputs.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { seenWhole, type Blinded } from '../../db/blindfold.ts';
import type { ReadDb } from '../../db/types.ts';
import { operationsOfBatch } from '../../repositories/log.ts';
import { readTeam } from '../../repositories/teams.ts';

/** What is hidden from whoever annotates at this machine; null: nothing is, since blind mode is off, or this is a lead. */
export function sightOf(db: ReadDb, annotator: string | null): Blinded | null {
  const { blind, leads = [] } = readTeam(db);
  if (!blind || (annotator !== null && leads.includes(annotator))) return null;
  return { layer: annotator, leads };
}

type Told = Written['changes'][number];

/** The changes of a batch that may be told over a connection, in their order. */
function seenOf<C extends Pick<Told, 'entity' | 'id'>>(seen: ReadDb, batch: string, changes: readonly C[]): C[] {
  const there = new Set(operationsOfBatch(seen, batch).map(({ entity, entity_id: id }) => `${entity} ${id}`));
  return changes.filter(({ entity, id }) => there.has(`${entity} ${id}`));
}

/** What an answer or an event says of a batch. */
interface Batch {
  readonly batch: string;
  readonly name: string;
  readonly changes: Told[] | null;
}

/**
 * A batch as it may be told over a connection: without the changes that are hidden, and without its name where nothing is left.
 * Where it changes what is hidden, its changes are null: whoever shows something must read it afresh.
 */
export function told<B extends Batch>(batch: B, seen: ReadDb, sight: Blinded | null): B {
  const { changes } = batch;
  if (changes === null) return batch;
  if (movesSight(changes as Change[], sight)) return { ...batch, changes: null };
  if (sight === null) return batch;
  const left = seenOf(seen, batch.batch, changes);
  return { ...batch, changes: left, name: left.length === 0 ? HIDDEN_NAME : batch.name };
}

/** What a batch is called of which nothing may be told. */
const HIDDEN_NAME = 'hidden work of others';

/** The own work on a document is done, or is not any more, or the team works in another way. */
const movesSight = (changes: readonly Change[], sight: Blinded | null): boolean =>
  changes.some(
    ({ entity, after }) =>
      entity === 'team' || (entity === 'status' && sight !== null && (after === null || after.layer === sight.layer)),
  );

const isWritten = (value: unknown): value is Pick<Written, 'batch' | 'changes'> =>
  typeof value === 'object' &&
  value !== null &&
  'batch' in value &&
  typeof value.batch === 'string' &&
  'changes' in value &&
  Array.isArray(value.changes);

/** An answer as it may be given: what a write says that it changed is told only as far as it may be seen. */
export const answerSeen = <T>(answer: T, seen: ReadDb): T =>
  isWritten(answer) ? { ...answer, changes: seenOf(seen, answer.batch, answer.changes) } : answer;

/**
 * A refusal as it may be given: one that is about the work of a layer on a document, which may not be seen, names neither. So undo of what
 * reached into others' work does not tell where that is.
 */
export function refusalSeen(refusal: Refusal, seen: ReadDb, sight: Blinded): Refusal {
  const { layer, document, ...rest } = refusal.details ?? {};
  if (typeof layer !== 'string' || typeof document !== 'string' || layer === sight.layer) return refusal;
  if (seenWhole(seen)?.has(document)) return refusal;
  return new Refusal(
    refusal.code,
    'This would change work that is locked, where you may not look yet. Nothing was changed; ask whoever leads to unlock it.',
    rest,
  );
}
