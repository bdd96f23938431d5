import { fromState } from '../repositories/state.ts';
import type { Change, Entity } from '../../../shared/model/record.ts';
import type { WriteDb } from '../db/types.ts';
import {
  lostOn,
  neededRecords,
  pinHead,
  pinnedHead,
  putLost,
  unpinHead,
  type Lost,
} from '../repositories/conflicts.ts';
import { ownProject } from '../repositories/log.ts';
import { applyChange } from '../repositories/tables.ts';
import type { Pace } from '../services/task.ts';
import { needsOf } from './containers.ts';
import { keyOf, neededOf, type Deleted } from './needed.ts';
import {
  headBefore,
  isDecidedIn,
  keptFrom,
  lastOnLine,
  latestOf,
  lostOf,
  outcomeOn,
  settledBy,
  type Settled,
} from './settled.ts';
import { rowsOn, type Row, type Sides } from './sides.ts';
import { countTouched, noteStanding, touch, touchedAfter, type Phase } from './touched.ts';

/** A record before and after a merge. */
export interface Outcome {
  readonly before: { readonly head: Row | null; readonly lost: readonly Lost[] };
  readonly settled: Settled;
}

/** Hears of each record that was settled, before it is written. */
export type Hear = (outcome: Outcome) => void;

/** Records that are settled before the work gives way. */
const PAGE = 200;

/**
 * Works out what each touched record is after the merge, and where there is a connection to write on, writes it: the state
 * into its table, where it comes from, and what lost. Decisions first, as conflicts ask for them; then what needs others;
 * then those others, which stay while they are needed. One record's history is in memory at a time, and the deletions of
 * what can be needed.
 */
export async function settle(sides: Sides, write: WriteDb | null, hear: Hear, pace: Pace): Promise<void> {
  const own = ownProject(sides.ours);
  const total = countTouched(sides.ours);
  const decided = new Map<string, boolean>();
  const isDecidedBefore = isDecidedIn(sides.ours);
  const isDecided = (operation: string): boolean => decided.get(operation) ?? isDecidedBefore(operation);
  let done = 0;

  function finish(settled: Settled): void {
    const { entity, id, head, rows } = settled;
    if (entity === 'resolution') decided.set(id, head.state !== null);
    const isNew = rows.every((row) => row.isNew);
    const before = {
      head: isNew ? null : headBefore(sides.ours, entity, id, rows),
      lost: isNew ? [] : lostOn(sides.ours, entity, id),
    };
    // Where it is written the table tells.
    const isNoted = entity === 'relation' || (entity === 'annotation' && write === null);
    if (isNoted) noteStanding(sides.ours, entity, id, head.state !== null, endsOf(settled));
    hear({ before, settled });
    if (write) put(write, before, settled);
  }

  async function each(phase: Phase, work: (entity: Entity, id: string) => void): Promise<void> {
    let last = { entity: '', id: '' };
    for (;;) {
      const page = touchedAfter(sides.ours, phase, last, PAGE);
      for (const { entity, id } of page) {
        if (done % 20 === 0) await pace.step('records', done, total);
        done += 1;
        work(entity, id);
      }
      const end = page.at(-1);
      if (!end) return;
      last = end;
    }
  }

  const settledOn = (entity: Entity, id: string): Settled | null => {
    const rows = rowsOn(sides, entity, id);
    return rows.length === 0 ? null : settledBy(entity, id, rows, outcomeOn(entity, rows, isDecided));
  };
  const plain = (entity: Entity, id: string): void => {
    // Another project's word about itself is kept in the log, and this one goes by its own.
    if (entity === 'project' && id !== own) return;
    const settled = settledOn(entity, id);
    if (settled) finish(settled);
  };
  await each(0, plain);
  await each(1, plain);
  for (const { entity, id } of neededRecords(sides.ours)) touch(sides.ours, entity, id);
  const deleted: Settled[] = [];
  await each(2, (entity, id) => {
    const settled = settledOn(entity, id);
    if (settled === null) return;
    if (settled.head.state === null) deleted.push(settled);
    else finish(settled);
  });
  for (const settled of keptOrGone(sides, deleted, settledOn)) finish(settled);
}

/** Decides of each deletion whether it is followed. What a kept record names is looked at, too, where it was deleted before. */
function keptOrGone(
  sides: Sides,
  deleted: readonly Settled[],
  settledOn: (entity: Entity, id: string) => Settled | null,
): Settled[] {
  const all = new Map(deleted.map((one) => [keyOf(one.entity, one.id), one]));
  for (const one of all.values()) {
    const was = lastOnLine(one.rows, one.head);
    if (was?.state == null) continue;
    for (const need of needsOf(one.entity, JSON.parse(was.state) as object)) {
      if (all.has(keyOf(need.entity, need.id))) continue;
      const other = settledOn(need.entity, need.id);
      // Walked by this loop in its turn.
      if (other?.head.state === null) all.set(keyOf(need.entity, need.id), other);
    }
  }
  const asked = [...all.values()].map(({ entity, id, head, rows }): Deleted => {
    return { entity, id, at: head.at, was: lastOnLine(rows, head)?.state ?? null };
  });
  const needed = asked.length === 0 ? new Set<string>() : neededOf(sides, asked);
  return [...all].map(([key, one]) => (needed.has(key) ? keptFrom(one) : one));
}

function put(db: WriteDb, before: Outcome['before'], settled: Settled): void {
  const { entity, id, head, needed, rows } = settled;
  if ((before.head?.state ?? null) !== head.state) {
    const after = head.state === null ? null : fromState(entity, head.state);
    applyChange(db, { entity, id, after } as Change);
  }
  if (head.seq === null) throw new Error('what is written is in the log');
  if (latestOf(rows)?.id !== head.id) pinHead(db, entity, id, { seq: head.seq, needed: needed ? 1 : 0 });
  else if (before.head !== null && pinnedHead(db, entity, id)) unpinHead(db, entity, id);
  const lost = lostOf(settled);
  if (JSON.stringify(lost) !== JSON.stringify(before.lost)) putLost(db, entity, id, lost);
}

function endsOf({ entity, head }: Settled): { from: string; to: string } | null {
  if (entity !== 'relation' || head.state === null) return null;
  const { from, to } = fromState('relation', head.state);
  return { from, to };
}
