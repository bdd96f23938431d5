import type { Operation, State } from '../../../shared/model/operation.ts';
import type { Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';

/** A batch as it stands in its table. */
export interface BatchRow {
  readonly id: string;
  readonly actor: string;
  readonly at: string;
  readonly name: string;
  readonly undoable: 0 | 1;
  readonly undoes: string | null;
}

/** An operation as it stands in its table; states are JSON texts. `actor` and `undoes` are its batch's. */
export interface OperationRow {
  readonly seq: number;
  /** The batch's id, a colon and `n`: the same in every copy of the project. */
  readonly id: string;
  readonly batch: string;
  /** Place in the batch, from 0. */
  readonly n: number;
  readonly at: string;
  readonly entity: Entity;
  readonly entity_id: string;
  readonly base: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The operation that made a record what it is now: the latest one on it, or where merging found another the one that it noted. A
 * batch touches a record once, so no two have one stamp, unless a merge brought them.
 */
export type Head = Pick<OperationRow, 'id' | 'after'>;

export const headOf = (db: ReadDb, entity: Entity, id: string): Head | undefined =>
  prepared<Head>(
    db,
    `SELECT id, after FROM operations WHERE seq = coalesce(
       (SELECT seq FROM heads WHERE entity = @entity AND entity_id = @id),
       (SELECT seq FROM operations WHERE entity = @entity AND entity_id = @id ORDER BY at DESC, seq DESC LIMIT 1))`,
  ).get({ entity, id });

/** When the first of some annotations was written, as the log's stamps say; null where there is none. */
export function firstWrittenOf(db: ReadDb, annotations: readonly string[]): string | null {
  const first = prepared<{ at: string | null }>(
    db,
    "SELECT min(at) AS at FROM operations WHERE entity = 'annotation' AND entity_id = ?",
  );
  return annotations.reduce<string | null>((least, id) => {
    const at = first.get(id)?.at ?? null;
    return at !== null && (least === null || at < least) ? at : least;
  }, null);
}

/** What a record was before it was taken away; undefined where it never was. */
export const lastStateOf = (db: ReadDb, entity: Entity, id: string): string | undefined =>
  prepared<{ before: string }>(
    db,
    `SELECT before FROM operations WHERE entity = ? AND entity_id = ? AND before IS NOT NULL ORDER BY at DESC LIMIT 1`,
  ).get(entity, id)?.before;

export const batchById = (db: ReadDb, id: string): BatchRow | undefined =>
  prepared<BatchRow>(db, 'SELECT id, actor, at, name, undoable, undoes FROM batches WHERE id = ?').get(id);

export const operationsOfBatch = (db: ReadDb, batch: string): OperationRow[] =>
  prepared<OperationRow>(db, 'SELECT * FROM operations WHERE batch = ? ORDER BY seq').all(batch);

/** Operations of a batch from a place in it backwards, at most `limit`; without those on the codebook. */
export const operationsBackFrom = (db: ReadDb, batch: string, n: number, limit: number): OperationRow[] =>
  prepared<OperationRow>(
    db,
    `SELECT * FROM operations WHERE batch = ? AND n < ? AND entity <> 'codebook' ORDER BY n DESC LIMIT ?`,
  ).all(batch, n, limit);

/** The operations of a batch on one kind of record. */
export const operationsOn = (db: ReadDb, batch: string, entity: Entity): OperationRow[] =>
  prepared<OperationRow>(db, 'SELECT * FROM operations WHERE batch = ? AND entity = ? ORDER BY seq').all(batch, entity);

/** Places of a batch's first and last operation, and how many there are; undefined where it has none. */
export const spanOfBatch = (
  db: ReadDb,
  batch: string,
): { readonly first: number; readonly last: number; readonly count: number } | undefined =>
  prepared<{ first: number; last: number; count: number }>(
    db,
    'SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM operations WHERE batch = ? HAVING count(*) > 0',
  ).get(batch);

/** All batches in the order in which they were written. */
export const allBatches = (db: ReadDb): IterableIterator<BatchRow> =>
  prepared<BatchRow>(db, 'SELECT id, actor, at, name, undoable, undoes FROM batches ORDER BY ordinal').iterate();

/** The batches after a place among all, in the order in which they came. */
export const batchesAfter = (db: ReadDb, ordinal: number): IterableIterator<BatchRow> =>
  prepared<BatchRow>(
    db,
    'SELECT id, actor, at, name, undoable, undoes FROM batches WHERE ordinal > ? ORDER BY ordinal',
  ).iterate(ordinal);

/** The whole log in the order in which it was written. */
export const allOperations = (db: ReadDb): IterableIterator<OperationRow> =>
  prepared<OperationRow>(db, 'SELECT * FROM operations ORDER BY seq').iterate();

/**
 * The whole log record by record, each record's operations in the order of their stamps, as the index has them: one is in
 * memory at a time.
 */
export const operationsByRecord = (db: ReadDb): IterableIterator<OperationRow> =>
  prepared<OperationRow>(db, 'SELECT * FROM operations ORDER BY entity, entity_id, at, seq').iterate();

/** What was written after a place in the log, in its order. */
export const operationsSince = (db: ReadDb, seq: number): OperationRow[] =>
  prepared<OperationRow>(db, 'SELECT * FROM operations WHERE seq > ? ORDER BY seq').all(seq);

const toState = (json: string | null): State => (json === null ? null : (JSON.parse(json) as State));

/** An operation in the form that leaves the program: with what its batch says of it, and states as JSON values. */
export const toOperation = (row: OperationRow, { actor, undoes }: BatchRow): Operation => ({
  seq: row.seq,
  id: row.id,
  batch: row.batch,
  actor,
  at: row.at,
  entity: row.entity,
  entityId: row.entity_id,
  base: row.base,
  before: toState(row.before),
  after: toState(row.after),
  undoes,
});

/** Batches whose first operation stands after `seq`, at most `limit`, with the places of their first and last ones. */
export const batchesSince = (
  db: ReadDb,
  seq: number,
  limit: number,
): { batch: string; name: string; first: number; last: number }[] =>
  prepared<{ batch: string; name: string; first: number; last: number }>(
    db,
    `SELECT o.batch, b.name, min(o.seq) AS first, max(o.seq) AS last FROM operations o JOIN batches b ON b.id = o.batch
     WHERE o.seq > ? GROUP BY o.batch ORDER BY first LIMIT ?`,
  ).all(seq, limit);

/** A codebook as one batch left it, with the batch. */
export type CodebookRow = BatchRow & { readonly seq: number; readonly version: string };

/** Every state that the codebook has had, the newest first. */
export const codebookHistory = (db: ReadDb): CodebookRow[] =>
  prepared<CodebookRow>(
    db,
    `SELECT o.seq, json_extract(o.after, '$.version') AS version, b.id, b.actor, b.at, b.name, b.undoable, b.undoes
     FROM operations o JOIN batches b ON b.id = o.batch
     WHERE o.entity = 'codebook' AND o.after IS NOT NULL ORDER BY o.at DESC, o.seq DESC`,
  ).all();

/** How many records of each kind a batch changed. */
export const countsOfBatch = (db: ReadDb, batch: string): { entity: Entity; n: number }[] =>
  prepared<{ entity: Entity; n: number }>(
    db,
    'SELECT entity, count(*) AS n FROM operations WHERE batch = ? GROUP BY entity',
  ).all(batch);

/**
 * The project that a log is of: its first word. A merge of projects that were made apart brings the other ones' words about
 * themselves, which are kept and not followed.
 */
export const ownProject = (db: ReadDb): string | undefined =>
  prepared<{ id: string }>(
    db,
    "SELECT entity_id AS id FROM operations WHERE entity = 'project' ORDER BY seq LIMIT 1",
  ).get()?.id;

/** Place of the log's last operation, be it hidden from this connection or not; 0 for an empty log. */
export const lastSeq = (db: ReadDb): number =>
  prepared<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM main.operations').get()?.seq ?? 0;

/** The latest stamp in the log. */
export const lastStamp = (db: ReadDb): string | null =>
  prepared<{ at: string | null }>(db, 'SELECT max(at) AS at FROM batches').get()?.at ?? null;

export function insertBatch(db: WriteDb, row: BatchRow): void {
  prepared(db, 'INSERT INTO batches (id, actor, at, name, undoable, undoes) VALUES (?, ?, ?, ?, ?, ?)').run(
    row.id,
    row.actor,
    row.at,
    row.name,
    row.undoable,
    row.undoes,
  );
}

/** Appends an operation and answers its place. */
export function insertOperation(db: WriteDb, row: Omit<OperationRow, 'seq' | 'id'>): number {
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO operations (batch, n, at, entity, entity_id, base, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(row.batch, row.n, row.at, row.entity, row.entity_id, row.base, row.before, row.after);
  return Number(lastInsertRowid);
}
