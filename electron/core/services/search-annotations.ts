import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { folded } from '../../../shared/text/fold.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsToSearch, type SearchedRow } from '../repositories/annotations.ts';
import { listDocuments } from '../repositories/documents.ts';

/**
 * Annotations whose quote, label or title has all the words, those of `layer` first, then by document and place. It reads
 * row by row and stops at the limit: the worst case, no hit, is linear in the annotations.
 */
export function searchAnnotations(
  db: ReadDb,
  { words, labels, document, limit }: Parsed<'annotations.search'>,
  layer: string | null,
): Output<'annotations.search'> {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const titles = new Map(listDocuments(db).map(({ id, title }) => [id, { title, folded: folded(title) }]));
  const hits: RelationEnd[] = [];
  for (const own of [true, false]) {
    for (const row of annotationsToSearch(db, { layer: layer ?? '', own, labels, document })) {
      const title = titles.get(row.document);
      if (!title || !matches(row, title.folded, wanted)) continue;
      if (hits.length === limit) return { hits, more: true };
      hits.push({ ...row, start: utf16(row.start), end: utf16(row.end), title: title.title, deleted: false });
    }
  }
  return { hits, more: false };
}

function matches({ quote, label }: SearchedRow, title: string, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const [inQuote, inLabel] = [folded(quote), folded(label)];
  return wanted.every((word) => inQuote.includes(word) || inLabel.includes(word) || title.includes(word));
}
