import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';
import type { BatchEvent } from '../../../shared/api/events.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Change, Entity } from '../../../shared/model/record.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import {
  batchById,
  headOf,
  insertBatch,
  insertOperation,
  lastSeq,
  operationsOfBatch,
  spanOfBatch,
  type BatchRow,
} from '../repositories/log.ts';
import { operationById } from '../repositories/history.ts';
import { fromState, toState } from '../repositories/state.ts';
import { applyChange } from '../repositories/tables.ts';
import { followConflicts } from '../merge/follow.ts';
import type { Clock } from './clock.ts';
import { createRules } from './rules.ts';

/** One gesture: what is changed, by whom, and whether undo may take it back. */
export interface WriteRequest {
  /** Made by the caller: the same batch sent again is answered again and written once. */
  readonly batch: string;
  /** Name of the gesture, as undo shows it: "tag CLAIM". */
  readonly name: string;
  readonly actor: string;
  /**
   * A list, or what gives them one by one inside the transaction: then a codebook comes first, what they are made of may be kept on the way,
   * and of more than {@link MOST_CHANGES} none is answered.
   */
  readonly changes: readonly Change[] | ((db: WriteDb) => Iterable<Change>);
  /** False for what is no gesture, such as making the project. */
  readonly undoable?: boolean;
  /** The batch that this one takes back. */
  readonly undoes?: string;
  /**
   * Records whose next revision is written even where their state stays as it is, and the operation that it is made on: for
   * deciding conflicts. By {@link recordKey}.
   */
  readonly onto?: ReadonlyMap<string, string>;
  /** Runs in the same transaction before the changes: for texts, which stand beside the log. */
  readonly before?: (db: WriteDb) => void;
}

/** How `onto` names a record. */
export const recordKey = (entity: Entity, id: string): string => `${entity} ${id}`;

/** What the only writer needs of the open project. */
export interface Writable {
  readonly db: ReadDb;
  readonly clock: Clock;
  /** Called once a batch is on disk. */
  committed(row: BatchRow, event: Omit<BatchEvent, 'session'>): void;
  /** Opens the file again after a failed write, so that what is really on disk can be seen. */
  reopen(): void;
}

/** Events with more changes than this carry none: a listener reads afresh what it shows. */
export const MOST_CHANGES = 1000;

/**
 * Applies one batch: checks every change, writes tables and log in one transaction, and returns when it is on disk; then
 * listeners hear of it. It is the only writer of a project. Changes that change nothing are left out of the log.
 *
 * @throws Refusal `conflict` where the batch's id was used for something else; that of {@link createRules}; `disk_full` or
 *   `io` where the disk failed and the batch is known not to be there.
 */
export function write(project: Writable, request: WriteRequest): Written {
  const known =
    typeof request.changes === 'function'
      ? answered(project.db, request.batch)
      : retried(
          project.db,
          request.batch,
          request.changes.map(({ id }) => id),
        );
  if (known) return known;
  let outcome: Outcome;
  try {
    outcome = transact(project, request);
  } catch (error) {
    if (!isDiskFailure(error)) throw error;
    // A commit that failed can still be on disk: only the file opened anew can tell.
    project.reopen();
    if (!batchById(project.db, request.batch)) throw error;
    outcome = written(project.db, request.batch);
  }
  const { first, last, changes, count } = outcome;
  const row = batchById(project.db, request.batch);
  if (row) {
    const { id: batch, name, actor, undoes } = row;
    const told = count > MOST_CHANGES ? null : changes;
    project.committed(row, { type: 'batch', first, seq: last, batch, name, actor, undoes, changes: told });
  }
  return { seq: last, batch: request.batch, changes };
}

/** What a batch did: `changes` are all of its `count`, or none where they were too many to be kept. */
interface Outcome {
  readonly first: number;
  readonly last: number;
  readonly changes: Change[];
  readonly count: number;
}

function transact(project: Writable, request: WriteRequest): Outcome {
  const { batch, actor, name, undoable = true, undoes = null } = request;
  const at = project.clock.tick();
  const db = project.db as ReadDb & WriteDb;
  return db
    .transaction(() => {
      request.before?.(db);
      const rules = createRules(db, request.onto === undefined);
      const isStream = typeof request.changes === 'function';
      const all = typeof request.changes === 'function' ? request.changes(db) : codebookFirst(request.changes);
      const changes: Change[] = [];
      let count = 0;
      let first = 0;
      let last = lastSeq(db);
      for (const change of all) {
        const standing = headOf(db, change.entity, change.id);
        const onto = request.onto?.get(recordKey(change.entity, change.id));
        const head = onto === undefined ? standing : operationById(db, onto);
        const before = head?.after ?? null;
        if (onto === undefined) rules.check(change);
        const after = change.after === null ? null : toState(change.entity, change.after);
        // A decision may say again what stands: that is not asked whether it may.
        if (onto !== undefined && (standing?.after ?? null) !== after) rules.check(change);
        if (before === after && onto === undefined) continue;
        const stands = standing?.after ?? null;
        if (stands !== after) rules.checkLock(change, stands);
        // A record's last operation is one of this batch where it was touched already: no list of them is needed.
        if (standing?.id.startsWith(`${batch}:`) === true) {
          throw new Refusal('conflict', `The ${change.entity} ${change.id} would be changed twice at once.`);
        }
        if (count === 0) {
          insertBatch(db, { id: batch, actor, at, name, undoable: undoable ? 1 : 0, undoes });
          first = last + 1;
        }
        applyChange(db, change);
        last = insertOperation(db, {
          batch,
          n: count,
          at,
          entity: change.entity,
          entity_id: change.id,
          base: head?.id ?? null,
          before,
          after,
        });
        followConflicts(db, change);
        count += 1;
        if (!isStream || count <= MOST_CHANGES) changes.push(change);
      }
      rules.checkRest();
      return { first, last, changes: isStream && count > MOST_CHANGES ? [] : changes, count };
    })
    .immediate();
}

/** Whether a label may stand is asked of the codebook that the batch leaves behind, forth and back alike. */
const codebookFirst = (changes: readonly Change[]): readonly Change[] =>
  changes.some(({ entity }) => entity === 'codebook')
    ? changes.toSorted((a, b) => Number(b.entity === 'codebook') - Number(a.entity === 'codebook'))
    : changes;

/**
 * What a batch answered when it was written, or null for one that is not in the log. A caller that lost the answer sends
 * the same again: `ids` are the records that it asks to change; null where the core works them out.
 *
 * @throws Refusal `conflict` where the batch's id was used for other records.
 */
export function retried(db: ReadDb, batch: string, ids: readonly string[] | null): Written | null {
  if (!batchById(db, batch)) return null;
  const { last, changes } = written(db, batch);
  const asked = ids && new Set(ids);
  if (asked && !changes.every(({ id }) => asked.has(id))) {
    throw new Refusal('conflict', `The batch ${batch} was written before with other changes. Nothing was changed.`);
  }
  return { seq: last, batch, changes };
}

/** What a batch answered that was given one by one, or null for one that is not in the log. */
export function answered(db: ReadDb, batch: string): Written | null {
  const span = spanOfBatch(db, batch);
  if (!span) return null;
  const changes = span.count > MOST_CHANGES ? [] : written(db, batch).changes;
  return { seq: span.last, batch, changes };
}

function written(db: ReadDb, batch: string): Outcome {
  const rows = operationsOfBatch(db, batch);
  return {
    first: rows[0]?.seq ?? 0,
    last: rows.at(-1)?.seq ?? 0,
    changes: rows.map(
      ({ entity, entity_id, after }) =>
        ({ entity, id: entity_id, after: after === null ? null : fromState(entity, after) }) as Change,
    ),
    count: rows.length,
  };
}

const isDiskFailure = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(IOERR|FULL)/.test(error.code);
