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

export const hasClaim = (db: ReadDb, id: string): boolean =>
  prepared(db, 'SELECT 1 FROM claims WHERE id = ?').get(id) !== undefined;

/** Every card by its text. */
export const listClaims = (db: ReadDb): Claim[] =>
  prepared<Row>(db, 'SELECT id, text, note FROM claims ORDER BY text, id').all().map(toRecord);

/** How often each card is mentioned, by layer and document. */
export const mentionCounts = (db: ReadDb): { claim: string; layer: string; document: string; n: number }[] =>
  prepared<{ claim: string; layer: string; document: string; n: number }>(
    db,
    `SELECT claim, layer, document, count(*) AS n FROM annotations WHERE claim IS NOT NULL
     GROUP BY claim, layer, document ORDER BY claim, layer, document`,
  ).all();

/** How many annotations are mentions of a card. */
export const mentionsOf = (db: ReadDb, claim: string): number =>
  prepared<{ n: number }>(db, 'SELECT count(*) AS n FROM annotations WHERE claim = ?').get(claim)?.n ?? 0;

/** How many cards no annotation is on. */
export const cardsWithout = (db: ReadDb): number =>
  prepared<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM claims WHERE id NOT IN (SELECT claim FROM annotations WHERE claim IS NOT NULL)',
  ).get()?.n ?? 0;

export function putClaim(db: WriteDb, record: Claim): void {
  prepared(
    db,
    'INSERT INTO claims VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, note = excluded.note',
  ).run(record.id, record.text, record.note ?? null);
}
