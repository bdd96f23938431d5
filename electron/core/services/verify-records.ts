import { hash } from 'node:crypto';
import type { Output } from '../../../shared/api/procedures.ts';
import { ENTITIES, ENTITY_NAMES, type Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { isContainer } from '../merge/containers.ts';
import { keyOf, neededOf, type Deleted } from '../merge/needed.ts';
import { isDecidedIn, keptFrom, lastOnLine, lostOf, outcomeOn, settledBy, type Settled } from '../merge/settled.ts';
import type { Row } from '../merge/sides.ts';
import { lostOn, pinnedHead } from '../repositories/conflicts.ts';
import { current } from '../repositories/current.ts';
import { operationById } from '../repositories/history.ts';
import { headOf, lastSeq, operationsByRecord, ownProject, type OperationRow } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import { TABLES } from '../repositories/tables.ts';
import type { Pace } from './task.ts';

type Problem = Output<'project.verify'>['problems'][number];
/** Hears of what is wrong: where, what, and which call mends it. */
export type Say = (where: string, what: string, remedy?: Problem['remedy']) => void;

/** Small things that are looked at before the work gives way again. */
const BREATH = 100;

/** An operation with digests in place of its states: a history of any length must not fill the memory. */
interface Digested extends Row {
  readonly before: string | null;
}

/**
 * Folds the log and compares each operation with the one it was made on, and what each record's operations come to with its table and
 * with what merging has noted of it. The log comes record by record: the digests of one record's history are in memory at a
 * time, and what was deleted that others may need.
 */
export async function verifyRecords(db: ReadDb, pace: Pace, say: Say): Promise<void> {
  const total = lastSeq(db);
  const own = ownProject(db);
  const live = new Map(ENTITY_NAMES.map((entity) => [entity, 0]));
  const noted = { heads: 0, conflicts: 0 };
  const deleted: Settled[] = [];
  let done = 0;

  function finish(settled: Settled): void {
    const { entity, id, head } = settled;
    const isOthers = entity === 'project' && id !== own;
    const state = isOthers ? null : head.state;
    if (state !== null) live.set(entity, (live.get(entity) ?? 0) + 1);
    const standing = headOf(db, entity, id);
    const pinned = pinnedHead(db, entity, id);
    if (pinned) noted.heads += 1;
    if (!isOthers) {
      const lost = lostOn(db, entity, id);
      noted.conflicts += lost.length;
      const isSame = standing?.id === head.id && (pinned?.needed === 1) === settled.needed;
      if (!isSame) say(`${entity} ${id}`, 'its state does not come from the operation that the history says');
      if (JSON.stringify(lost) !== JSON.stringify(lostOf(settled)))
        say(`${entity} ${id}`, 'its conflicts are not those that the history says');
    }
    if (digest(current(db, entity, id)) !== state) say(`${entity} ${id}`, 'it is not what the history says');
    const after = standing?.after ?? null;
    if (state !== null && after !== null && !ENTITIES[entity].schema.safeParse(fromState(entity, after)).success) {
      say(`${entity} ${id}`, 'it is not of the shape that it should have');
    }
  }

  function record(entity: Entity, id: string, rows: readonly Digested[]): void {
    verifyBases(rows, say);
    const settled = settledBy(entity, id, rows, outcomeOn(entity, rows, isDecidedIn(db)));
    if (isContainer(entity) && settled.head.state === null) deleted.push(settled);
    else finish(settled);
  }

  let on: Pick<OperationRow, 'entity' | 'entity_id'> | undefined;
  let rows: Digested[] = [];
  for (const row of operationsByRecord(db)) {
    if (done % BREATH === 0) await pace.step('records', done, total);
    done += 1;
    if (on && (on.entity !== row.entity || on.entity_id !== row.entity_id)) {
      record(on.entity, on.entity_id, rows);
      rows = [];
    }
    on = row;
    const { id, batch, at, base, seq } = row;
    rows.push({ id, batch, at, base, seq, isNew: false, before: digest(row.before), state: digest(row.after) });
  }
  if (on) record(on.entity, on.entity_id, rows);
  for (const settled of followedOrNot(db, deleted)) finish(settled);
  await verifyCounts(db, pace, live, noted, say);
}

const digest = (state: string | null): string | null => (state === null ? null : hash('sha256', state, 'base64'));

/** Each operation is made on an earlier one on the same record, and on the state that that one left. */
function verifyBases(rows: readonly Digested[], say: Say): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, base, before, seq } of rows) {
    const of = base === null ? null : byId.get(base);
    const isSound = of !== undefined && (of === null || (of.seq ?? 0) < (seq ?? 0)) && (of?.state ?? null) === before;
    if (!isSound) say(`operation ${id}`, 'it was not made on the state that came before it');
  }
}

/** Which deletions are followed is asked last, of the whole log at once. */
function followedOrNot(db: ReadDb, deleted: readonly Settled[]): Settled[] {
  const asked = deleted.map(({ entity, id, head, rows }): Deleted => {
    const last = lastOnLine(rows, head);
    const was = last === null ? null : (operationById(db, last.id)?.after ?? null);
    return { entity, id, at: head.at, was };
  });
  const needed = neededOf({ ours: db, theirs: null, last: Infinity }, asked);
  return deleted.map((one) => (needed.has(keyOf(one.entity, one.id)) ? keptFrom(one) : one));
}

async function verifyCounts(
  db: ReadDb,
  pace: Pace,
  live: ReadonlyMap<Entity, number>,
  noted: Readonly<Record<string, number>>,
  say: Say,
): Promise<void> {
  const count = (table: string): number =>
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  for (const entity of ENTITY_NAMES) {
    await pace.step('records', 1, 1);
    const n = count(TABLES[entity]);
    if (n !== live.get(entity)) say(TABLES[entity], `it holds ${n} records, the history ${live.get(entity) ?? 0}`);
  }
  for (const [table, of] of Object.entries(noted)) {
    const n = count(table);
    if (n !== of) say(table, `it holds ${n} rows, of which ${of} are on records of the history`);
  }
}
