import type { Entity } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { prepared } from '../db/prepared.ts';
import { revisionsOn, type RevisedRow } from '../repositories/conflicts.ts';
import { union, type Revised } from './revisions.ts';

/** Who has which operations while a merge is worked out. */
export interface Sides {
  /** The project; in a merge the connection that writes, which has the operations of the other side already. */
  readonly ours: ReadDb;
  /** The other side's log where it is only looked at; null where `ours` has taken it in. */
  readonly theirs: ReadDb | null;
  /** The last place of our log before the other side came. */
  readonly last: number;
}

/** An operation on a record on either side; `seq` is null where only the other side has it. */
export interface Row extends Revised {
  readonly batch: string;
  readonly seq: number | null;
  readonly isNew: boolean;
}

/** All operations that both sides have on a record. What both have was compared before. */
export function rowsOn({ ours, theirs, last }: Sides, entity: Entity, id: string): Row[] {
  const own = revisionsOn(ours, entity, id).map((row) => asRow(row, row.seq > last, row.seq));
  if (theirs === null) return own;
  const other = revisionsOn(theirs, entity, id).map((row) => asRow(row, true, null));
  return union(
    own,
    other,
    () => true,
    () => {
      throw new Error('compared before');
    },
  );
}

const asRow = ({ id, batch, at, base, after }: RevisedRow, isNew: boolean, seq: number | null): Row => ({
  id,
  batch,
  at,
  base,
  state: after,
  seq,
  isNew,
});

/** Records that name one of these in a field, in any of their states on either side. Reads all operations on that kind. */
export function namedBy(
  { ours, theirs }: Sides,
  entity: Entity,
  field: string,
  ids: readonly string[],
): { id: string; names: string }[] {
  const sql = `SELECT DISTINCT entity_id AS id, json_extract(after, '$.' || @field) AS names FROM operations
    WHERE entity = @entity AND after IS NOT NULL
      AND json_extract(after, '$.' || @field) IN (SELECT value FROM json_each(@ids))`;
  const asked = { entity, field, ids: JSON.stringify(ids) };
  const found = [ours, ...(theirs === null ? [] : [theirs])].flatMap((db) =>
    prepared<{ id: string; names: string }>(db, sql).all(asked),
  );
  return [...new Map(found.map((one) => [`${one.id} ${one.names}`, one])).values()];
}
