import { publicationSchema } from '../../../shared/model/document.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';

/** What is said of a document where it is named among others: its title, its first outlet, its first date (EDTF). */
export interface DocumentFacts {
  readonly title: string;
  readonly outlet: string | null;
  readonly date: string | null;
}

/** These facts, without reading the document's structure. */
export function factsOfDocument(db: ReadDb, id: string): DocumentFacts {
  const row = prepared<{ title: string; publications: string }>(
    db,
    'SELECT title, publications FROM documents WHERE id = ?',
  ).get(id);
  if (!row) return { title: id, outlet: null, date: null };
  const publications = publicationSchema.array().parse(JSON.parse(row.publications));
  const dates = publications.flatMap(({ date }) => date ?? []).toSorted(compareStrings);
  return {
    title: row.title,
    outlet: publications.flatMap(({ outlet }) => outlet ?? [])[0] ?? null,
    date: dates[0] ?? null,
  };
}
