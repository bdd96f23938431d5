import type { Dismissal } from '../../../shared/model/dismissal.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

/** What was found by the quality checks and is right as it is. Kept whole, as JSON. */

interface Row {
  readonly record: string;
}

const parsed = ({ record }: Row): Dismissal => JSON.parse(record) as Dismissal;

export const dismissalById = (db: ReadDb, id: string): Dismissal | undefined => {
  const row = prepared<Row>(db, 'SELECT record FROM dismissals WHERE id = ?').get(id);
  return row && parsed(row);
};

/** What was said of a finding: one, or one each by those who work blind. */
export const dismissalsOf = (db: ReadDb, finding: string): Dismissal[] =>
  // From the `@` that such a name goes on with to what comes after it.
  prepared<Row>(db, "SELECT record FROM dismissals WHERE id = ? OR (id >= ? || '@' AND id < ? || 'A') ORDER BY id")
    .all(finding, finding, finding)
    .map(parsed);

export const listDismissals = (db: ReadDb): Dismissal[] =>
  prepared<Row>(db, 'SELECT record FROM dismissals ORDER BY id').all().map(parsed);

export function putDismissal(db: WriteDb, record: Dismissal): void {
  prepared(db, 'INSERT INTO dismissals VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record').run(
    record.id,
    canonical(record),
  );
}
