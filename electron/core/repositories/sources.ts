import type { Source } from '../../../shared/model/source.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: Source['kind'];
  readonly aliases: string;
  readonly part_of: string | null;
  readonly note: string | null;
}

const COLUMNS = 'id, name, kind, aliases, part_of, note';

const toRecord = ({ id, name, kind, aliases, part_of: partOf, note }: Row): Source => ({
  id,
  name,
  kind,
  aliases: JSON.parse(aliases) as string[],
  ...(partOf !== null && { partOf }),
  ...(note !== null && { note }),
});

export const sourceById = (db: ReadDb, id: string): Source | undefined => {
  const row = prepared<Row>(db, `SELECT ${COLUMNS} FROM sources WHERE id = ?`).get(id);
  return row && toRecord(row);
};

/** The whole registry by name. */
export const listSources = (db: ReadDb): Source[] =>
  prepared<Row>(db, `SELECT ${COLUMNS} FROM sources ORDER BY name, id`).all().map(toRecord);

export function putSource(db: WriteDb, { id, name, kind, aliases, partOf, note }: Source): void {
  prepared(
    db,
    `INSERT INTO sources (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, kind = excluded.kind, aliases = excluded.aliases, part_of = excluded.part_of,
       note = excluded.note`,
  ).run(id, name, kind, canonical(aliases), partOf ?? null, note ?? null);
}
