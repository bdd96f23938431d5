import { Refusal } from '../../../shared/api/reply.ts';
import type { BatchInfo, ChangeInfo } from '../../../shared/api/history.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { differencesOf, type Difference } from '../../../shared/model/difference.ts';
import type { ReadDb } from '../db/types.ts';
import {
  batchesBetween,
  batchesUndoing,
  countOn,
  documentOfOperation,
  documentsOfBatch,
  lastOrdinal,
  operationsFrom,
  operationsOn,
  placedBatch,
  sizeOfBatch,
  type PlacedBatch,
} from '../repositories/history.ts';
import { batchById, headOf, type BatchRow, type OperationRow } from '../repositories/log.ts';
import { annotatorById, listAnnotators } from '../repositories/small.ts';
import { fromState } from '../repositories/state.ts';
import { timeOf } from './clock.ts';
import { SYSTEM_ACTOR } from './project.ts';
import { quoteOf, subjectOf } from './subject.ts';
import type { Pace } from './task.ts';

const PAGE = 100;
/** Batches that are looked at before the work gives way: a filter that fits little must not hold everything else up. */
const STRETCH = 1000;
/** Changes of a batch that come at once. */
const MOST_OPERATIONS = 200;
const MOST_STATES = 500;

/** A page of batches, the newest first. O(page) without a filter, else O(batches looked at), giving way between them. */
export async function readBatches(
  db: ReadDb,
  { before, limit = PAGE, ...filter }: Parsed<'history.batches'>,
  pace: Pace,
): Promise<Output<'history.batches'>> {
  const found: PlacedBatch[] = [];
  let from = before === undefined ? lastOrdinal(db) : before - 1;
  while (from > 0 && found.length <= limit) {
    const to = Math.max(1, from - STRETCH + 1);
    found.push(...batchesBetween(db, from, to, filter, limit + 1 - found.length));
    from = to - 1;
    await pace.step('history', 0, null);
  }
  const page = found.slice(0, limit);
  const isMore = found.length > limit;
  return {
    batches: page.map((row) => infoOf(db, row)),
    next: isMore ? (page.at(-1)?.ordinal ?? null) : null,
    actors: [...listAnnotators(db).map(({ id, name }) => ({ id, name })), { id: SYSTEM_ACTOR, name: SYSTEM_ACTOR }],
  };
}

/** One batch and its changes. @throws Refusal `not_found`. */
export function readBatch(db: ReadDb, { batch, from = 0 }: Parsed<'history.batch'>): Output<'history.batch'> {
  const row = placedBatch(db, batch);
  if (!row) throw new Refusal('not_found', `There is no batch ${batch} in the history of this project.`);
  const operations = operationsFrom(db, batch, from, MOST_OPERATIONS + 1);
  return {
    ...infoOf(db, row),
    operations: operations.slice(0, MOST_OPERATIONS).map((operation) => changeOf(db, operation)),
    next: operations.length > MOST_OPERATIONS ? from + MOST_OPERATIONS : null,
  };
}

/** The states of one record. @throws Refusal `not_found` where the log knows of none. */
export function readRecord(db: ReadDb, { entity, id }: Parsed<'history.record'>): Output<'history.record'> {
  const operations = operationsOn(db, entity, id, MOST_STATES);
  const [head] = operations;
  if (!head) throw new Refusal('not_found', `The history of this project knows no ${entity} ${id}.`);
  const states = operations.flatMap((operation) => {
    const row = batchById(db, operation.batch);
    return row ? [{ ...doneOf(db, row), ...changeOf(db, operation) }] : [];
  });
  return { exists: head.after !== null, total: countOn(db, entity, id), states };
}

const nameOf = (db: ReadDb, actor: string): string => annotatorById(db, actor)?.name ?? actor;

function doneOf(db: ReadDb, { id, name, actor, at }: BatchRow) {
  return { batch: id, name, actor, actorName: nameOf(db, actor), at: timeOf(at) };
}

function infoOf(db: ReadDb, row: PlacedBatch): BatchInfo {
  return {
    ...doneOf(db, row),
    ordinal: row.ordinal,
    changes: sizeOfBatch(db, row.id),
    documents: documentsOfBatch(db, row.id),
    undoes: row.undoes,
    redoes: isRedo(db, row),
    undoneBy: undoneBy(db, row.id),
  };
}

/** Undo and redo make a chain: every second one of it does again what the first of all did. */
function isRedo(db: ReadDb, row: Pick<BatchRow, 'undoes'>): boolean {
  let steps = 0;
  for (let id = row.undoes; id !== null; id = batchById(db, id)?.undoes ?? null) steps += 1;
  return steps > 0 && steps % 2 === 0;
}

/** What took a batch back, unless that was taken back itself: undo and redo make a chain of any length. */
function undoneBy(db: ReadDb, batch: string): string | null {
  return batchesUndoing(db, batch).find((undoing) => undoneBy(db, undoing) === null) ?? null;
}

function changeOf(db: ReadDb, row: OperationRow): ChangeInfo {
  const { entity, entity_id: id } = row;
  const [before, after] = [row.before, row.after].map((state) => (state === null ? null : fromState(entity, state)));
  const head = headOf(db, entity, id);
  const state = after ?? before ?? null;
  return {
    operation: row.id,
    entity,
    id,
    what: before === null ? 'added' : after === null ? 'removed' : 'changed',
    subject: subjectOf(db, entity, id, state),
    document: documentOfOperation(db, row),
    layer: state !== null && 'layer' in state ? state.layer : null,
    differences: differencesOf(entity, before as never, after as never).map((difference) =>
      readableEnds(db, difference),
    ),
    exists: (head?.after ?? null) !== null,
    isLatest: head?.id === row.id,
  };
}

/** The ends of a relation are told by their quotes: an id says nothing to a reader. */
function readableEnds(db: ReadDb, difference: Difference) {
  if (difference.field !== 'from' && difference.field !== 'to') return { ...difference };
  const quote = (id: Difference['before']) => (typeof id === 'string' ? quoteOf(db, id) : id);
  return { ...difference, before: quote(difference.before), after: quote(difference.after) };
}
