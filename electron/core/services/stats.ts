import { compareStrings } from '../../../shared/model/annotation.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { isExcludedZone, isInZone, zonesOf } from '../../../shared/model/zones.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationCounts, annotationsOf } from '../repositories/annotations.ts';
import { listDocuments } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { danglingRelations, relationCounts } from '../repositories/relations.ts';
import { listLayers, listStatuses, readCodebook } from '../repositories/small.ts';

/**
 * Counts of everything, from the tables that keep counts: its cost grows only with the annotations of documents that have
 * EXCLUDED zones, since what stands in a zone is not counted.
 */
export function readStats(db: ReadDb): Output<'project.stats'> {
  const { counts, leftOut } = outsideZones(db, annotationCounts(db));
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
    leftOut,
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

type Counts = ReturnType<typeof annotationCounts>;

/** The counts without what stands in zones, and how much that is. */
function outsideZones(db: ReadDb, counts: Counts): { readonly counts: Counts; readonly leftOut: number } {
  const zoned = new Set(counts.filter(({ label }) => isExcludedZone(label)).map(({ document }) => document));
  const inside = new Map<string, number>();
  const key = (document: string, layer: string, label: string): string => JSON.stringify([document, layer, label]);
  let leftOut = 0;
  for (const document of zoned) {
    const annotations = annotationsOf(db, document);
    const zones = zonesOf(annotations);
    for (const one of annotations.filter((annotation) => isInZone(zones, annotation))) {
      const at = key(document, one.layer, one.label);
      inside.set(at, (inside.get(at) ?? 0) + 1);
      leftOut += 1;
    }
  }
  const left = counts.map((row) => ({ ...row, n: row.n - (inside.get(key(row.document, row.layer, row.label)) ?? 0) }));
  return { counts: leftOut === 0 ? counts : left, leftOut };
}
