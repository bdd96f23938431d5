import type { Claim } from '../../../shared/model/claim.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly note: string | null;
}

const toRecord = ({ id, text, note }: Row): Claim => ({ id, text, ...(note !== null && { note }) });

export const claimById = (db: ReadDb, id: string): Claim | undefined => {
  const row = prepared<Row>(db, 'SELECT id, text, note FROM claims WHERE id = ?').get(id);
  return row && toRecord(row);
};

export function putClaim(db: WriteDb, record: Claim): void {
  prepared(
    db,
    'INSERT INTO claims VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, note = excluded.note',
  ).run(record.id, record.text, record.note ?? null);
}
