import { compareStrings } from '../../../shared/model/annotation.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationCounts } from '../repositories/annotations.ts';
import { listDocuments } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { danglingRelations, relationCounts } from '../repositories/relations.ts';
import { listLayers, listStatuses, readCodebook } from '../repositories/small.ts';

/** Counts of everything, from the tables that keep counts: its cost does not grow with the annotations. */
export function readStats(db: ReadDb): Output<'project.stats'> {
  const counts = annotationCounts(db);
  const documents = listDocuments(db);
  const ids = new Set(documents.map(({ id }) => id));
  // A document that was taken back leaves what was said of it, for the day it comes again.
  const statuses = listStatuses(db).filter(({ document }) => ids.has(document));
  const labels = new Set([...(readCodebook(db)?.labels.map(({ name }) => name) ?? []), ...counts.map((c) => c.label)]);
  const total = (keep: (row: (typeof counts)[number]) => boolean): number =>
    counts.reduce((sum, row) => (keep(row) ? sum + row.n : sum), 0);
  const types = new Map(readCodebook(db)?.relations.map(({ name }) => [name, 0]));
  for (const { type, n } of relationCounts(db)) types.set(type, n);
  const byDocument = new Map<string, number>();
  for (const { document, n } of counts) byDocument.set(document, (byDocument.get(document) ?? 0) + n);
  return {
    documents: documents.length,
    characters: documents.reduce((sum, { length }) => sum + length, 0),
    annotations: total(() => true),
    relations: [...types.values()].reduce((sum, n) => sum + n, 0),
    danglingRelations: danglingRelations(db).length,
    byRelation: [...types].map(([type, relations]) => ({ type, relations })),
    operations: lastSeq(db),
    byLabel: [...labels].map((label) => ({ label, annotations: total((row) => row.label === label) })),
    byLayer: listLayers(db)
      .map(({ id }) => ({
        layer: id,
        annotations: total((row) => row.layer === id),
        done: statuses.filter(({ layer, state }) => layer === id && state !== 'open').length,
      }))
      .toSorted((a, b) => compareStrings(a.layer, b.layer)),
    byDocument: documents.map(({ id, title, length }) => ({
      id,
      title,
      characters: length,
      annotations: byDocument.get(id) ?? 0,
    })),
  };
}
