import type { Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { pinnedHead } from '../repositories/conflicts.ts';
import { resolutionById } from '../repositories/teams.ts';
import { outcomeOf, type Outcome } from './revisions.ts';
import type { Row } from './sides.ts';

/** What a record is after a merge. */
export interface Settled {
  readonly entity: Entity;
  readonly id: string;
  /** The operation that its state comes from. */
  readonly head: Row;
  /** Whether it was deleted and stands because other work needs it. */
  readonly needed: boolean;
  /** The operations that lost, by id; a deletion that is not followed is one. */
  readonly conflicts: readonly string[];
  readonly rows: readonly Row[];
}

/** Records of these kinds say who has decided something: that two people did is nothing to decide. */
const SILENT: ReadonlySet<Entity> = new Set(['resolution', 'dismissal']);

/** Whether somebody has decided about an operation that lost, as the tables have it. */
export const isDecidedIn =
  (db: ReadDb) =>
  (operation: string): boolean =>
    resolutionById(db, operation) !== undefined;

/** What the operations on a record come to, conflicts included. */
export function outcomeOn(entity: Entity, rows: readonly Row[], isDecided: (operation: string) => boolean): Outcome {
  const outcome = outcomeOf(rows, isDecided);
  return SILENT.has(entity) ? { ...outcome, conflicts: [] } : outcome;
}

/** The state of a record without regard to what others need. */
export function settledBy(entity: Entity, id: string, rows: readonly Row[], outcome: Outcome): Settled {
  const head = rowOf(rows, outcome.head);
  return { entity, id, head, needed: false, conflicts: outcome.conflicts, rows };
}

/** The same record as it stands although it was deleted: as it was before. */
export function keptFrom(settled: Settled): Settled {
  const was = lastOnLine(settled.rows, settled.head);
  if (was === null) return settled;
  return { ...settled, head: was, needed: true, conflicts: [...settled.conflicts, settled.head.id].toSorted() };
}

/** The last operation on the line of a deletion that left the record there; null where none did. */
export function lastOnLine(rows: readonly Row[], deletion: Row): Row | null {
  const byId = new Map(rows.map((row) => [row.id, row]));
  let row: Row | undefined = deletion;
  while (row !== undefined && row.state === null) row = row.base === null ? undefined : byId.get(row.base);
  return row ?? null;
}

/** The latest operation by the clock: what the log alone takes for a record's head. */
export const latestOf = (rows: readonly Row[]): Row | null =>
  rows.reduce<Row | null>((last, row) => (last === null || row.at >= last.at ? row : last), null);

/** The operation that a record's state came from before the merge, or null where it was not known here. */
export function headBefore(db: ReadDb, entity: Entity, id: string, rows: readonly Row[]): Row | null {
  const old = rows.filter(({ isNew }) => !isNew);
  const pinned = pinnedHead(db, entity, id);
  return pinned ? (old.find(({ seq }) => seq === pinned.seq) ?? null) : latestOf(old);
}

export function rowOf(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`there is no operation ${id} among those on the record`);
  return row;
}
