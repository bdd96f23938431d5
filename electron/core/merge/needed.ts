import type { Entity } from '../../../shared/model/record.ts';
import { needsOf, USES } from './containers.ts';
import { outcomeOf, type Revised } from './revisions.ts';
import { namedBy, rowsOn, type Sides } from './sides.ts';

/** A record whose state would be a deletion. */
export interface Deleted {
  readonly entity: Entity;
  readonly id: string;
  /** Stamp of the deletion. */
  readonly at: string;
  /** The state that it took away: the last one on its line. Null where there was none. */
  readonly was: string | null;
}

export const keyOf = (entity: Entity, id: string): string => `${entity} ${id}`;

/**
 * Which of these deletions are not followed, because work that whoever deleted did not know of needs the record. Each copy must come to the
 * same answer, and what is done afterwards must not change it, so it is asked of the log and not of the tables: a record is
 * needed where another one, in the state that it had when the deletion was made by the clocks, named it; or names it in an
 * operation made later. Who deletes does know what stands in the own copy, and may not delete what that needs.
 *
 * @returns keys of {@link keyOf}. Reads the operations on the kinds of records that can name them once for each kind.
 */
export function neededOf(sides: Sides, deleted: readonly Deleted[]): Set<string> {
  const needed = new Set<string>();
  for (const entity of Object.keys(USES) as Entity[]) {
    const of = new Map(deleted.flatMap((one) => (one.entity === entity ? [[one.id, one]] : [])));
    if (of.size === 0) continue;
    for (const use of USES[entity] ?? []) {
      for (const { id, names } of namedBy(sides, use.entity, use.field, [...of.keys()])) {
        const one = of.get(names);
        if (!one || needed.has(keyOf(entity, names))) continue;
        const isNaming = (state: string | null): boolean => state !== null && fieldOf(state, use.field) === names;
        if (isNeededBy(rowsOn(sides, use.entity, id), one.at, isNaming)) needed.add(keyOf(entity, names));
      }
    }
  }
  close(needed, deleted);
  return needed;
}

/** The operations on another record, and the stamp of the deletion. */
function isNeededBy(rows: readonly Revised[], at: string, isNaming: (state: string | null) => boolean): boolean {
  if (rows.some((row) => row.at > at && isNaming(row.state))) return true;
  const standing = (among: readonly Revised[]): string | null => {
    if (among.length === 0) return null;
    const { head } = outcomeOf(among, () => true);
    return among.find(({ id }) => id === head)?.state ?? null;
  };
  // What stands now is asked too: a clock that was wrong must not leave a record without what it needs.
  return isNaming(standing(rows.filter((row) => row.at <= at))) || isNaming(standing(rows));
}

const fieldOf = (state: string, field: string): unknown => (JSON.parse(state) as Record<string, unknown>)[field];

/** What a record that is kept needs is kept, too. */
function close(needed: Set<string>, deleted: readonly Deleted[]): void {
  for (let before = -1; before !== needed.size;) {
    before = needed.size;
    for (const { entity, id, was } of deleted) {
      if (was === null || !needed.has(keyOf(entity, id))) continue;
      for (const one of needsOf(entity, JSON.parse(was) as object)) needed.add(keyOf(one.entity, one.id));
    }
  }
}
