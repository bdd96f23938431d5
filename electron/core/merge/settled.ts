import type { Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { pinnedHead, type Lost } from '../repositories/conflicts.ts';
import { resolutionById } from '../repositories/teams.ts';
import { outcomeOf, type Outcome } from './revisions.ts';
import { rowsOn, type Row } from './sides.ts';

/** What a record is after a merge. */
export interface Settled {
  readonly entity: Entity;
  readonly id: string;
  /** The operation that its state comes from. */
  readonly head: Row;
  /** Whether it was deleted and stands because other work needs it. */
  readonly needed: boolean;
  /** The deletion that is not followed then. */
  readonly deletion: string | null;
  /** The operations that lost, by id; a deletion that is not followed is one. */
  readonly conflicts: readonly string[];
  /** Those that lost with nothing to decide about them. */
  readonly closed: readonly string[];
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
  return SILENT.has(entity) ? { ...outcome, conflicts: [], closed: outcome.closed.concat(outcome.conflicts) } : outcome;
}

/** The state of a record without regard to what others need. */
export function settledBy(entity: Entity, id: string, rows: readonly Row[], outcome: Outcome): Settled {
  const head = rowOf(rows, outcome.head);
  const { conflicts, closed } = outcome;
  return { entity, id, head, needed: false, deletion: null, conflicts, closed, rows };
}

/** The same record as it stands although it was deleted: as it was before. */
export function keptFrom(settled: Settled): Settled {
  const was = lastOnLine(settled.rows, settled.head);
  if (was === null) return settled;
  const { id: deletion } = settled.head;
  return { ...settled, head: was, needed: true, deletion, conflicts: [...settled.conflicts, deletion].toSorted() };
}

/** A record as it stands in the project, with all that is known of it. @throws where the log does not know the record */
export function settledHere(db: ReadDb, entity: Entity, id: string): Settled {
  const rows = rowsOn({ ours: db, theirs: null, last: Infinity }, entity, id);
  const settled = settledBy(entity, id, rows, outcomeOn(entity, rows, isDecidedIn(db)));
  return pinnedHead(db, entity, id)?.needed === 1 ? keptFrom(settled) : settled;
}

/** What is noted of the leaves that lost, by id. */
export const lostOf = ({ conflicts, closed }: Pick<Settled, 'conflicts' | 'closed'>): Lost[] =>
  [
    ...conflicts.map((operation): Lost => ({ operation, open: 1 })),
    ...closed.map((operation): Lost => ({ operation, open: 0 })),
  ].toSorted((a, b) => (a.operation < b.operation ? -1 : 1));

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
