import { documentFacts } from '../../../shared/claims/mention-facts.ts';
import { publicationSchema } from '../../../shared/model/document.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';

/** How a document is named among others: its title, its first outlet, its first date (EDTF). Its structure is not read. */
export function nameOfDocument(db: ReadDb, id: string): { title: string; outlet: string | null; date: string | null } {
  const row = prepared<{ title: string; publications: string }>(
    db,
    'SELECT title, publications FROM documents WHERE id = ?',
  ).get(id);
  const publications = publicationSchema.array().parse(JSON.parse(row?.publications ?? '[]'));
  const { title, outlets, date } = documentFacts(row?.title ?? id, publications);
  return { title, outlet: outlets[0] ?? null, date };
}
