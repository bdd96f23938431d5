import type { Publication } from '../../../shared/model/document.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';

/** An annotation that names a source, or could. */
export interface NamingRow {
  readonly id: string;
  readonly document: string;
  readonly quote: string;
  /** JSON. */
  readonly attributes: string;
}

/** Annotations with one of these labels in a layer (null: in all), by document and place, read one by one. */
export const namingAnnotations = (
  db: ReadDb,
  { labels, layer }: { readonly labels: readonly string[]; readonly layer: string | null },
): IterableIterator<NamingRow> =>
  db
    .prepare<unknown[], NamingRow>(
      `SELECT id, document, quote, attributes FROM annotations
       WHERE label IN (SELECT value FROM json_each(@labels)) AND (@layer IS NULL OR layer = @layer)
       ORDER BY document, start, "end", id`,
    )
    .iterate({ labels: JSON.stringify(labels), layer });

/** Every document with its title and where it was published. */
export const publishedDocuments = (
  db: ReadDb,
): { readonly id: string; readonly title: string; readonly publications: readonly Publication[] }[] =>
  prepared<{ id: string; title: string; publications: string }>(
    db,
    'SELECT id, title, publications FROM documents ORDER BY id',
  )
    .all()
    .map((row) => ({ ...row, publications: JSON.parse(row.publications) as Publication[] }));
