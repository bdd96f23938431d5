import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { folded } from '../../../shared/text/fold.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationCounts, annotationsIn, annotationsToSearch, type SearchedRow } from '../repositories/annotations.ts';
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
  // Words of a title are looked for once a document, not once an annotation.
  const titles = new Map(
    listDocuments(db).map(({ id, title }) => {
      const there = folded(title);
      return [id, { title, others: wanted.filter((word) => !there.includes(word)) }];
    }),
  );
  const labelled = new Map<string, string>();
  const labelOf = (label: string): string => {
    const known = labelled.get(label) ?? folded(label);
    labelled.set(label, known);
    return known;
  };
  const matches = ({ quote, label }: SearchedRow, others: readonly string[]): boolean => {
    if (others.length === 0) return true;
    const text = folded(quote);
    return others.every((word) => text.includes(word) || labelOf(label).includes(word));
  };
  const hasOthers =
    new Set(annotationCounts(db).map((row) => row.layer)).size > 1 || annotationsIn(db, layer ?? '') === 0;
  const hits: RelationEnd[] = [];
  for (const own of hasOthers ? [true, false] : [true]) {
    for (const row of annotationsToSearch(db, { layer: layer ?? '', own, labels, document })) {
      const title = titles.get(row.document);
      if (!title || !matches(row, title.others)) continue;
      if (hits.length === limit) return { hits, more: true };
      hits.push({ ...row, start: utf16(row.start), end: utf16(row.end), title: title.title, deleted: false });
    }
  }
  return { hits, more: false };
}
