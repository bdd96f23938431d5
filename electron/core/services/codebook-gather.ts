import type { CodebookPreview, EditCounts } from '../../../shared/api/codebook.ts';
import type { Applied } from '../../../shared/codebook/apply.ts';
import { migratedAnnotation, migratedDocumentLabels, type Effect } from '../../../shared/codebook/migrate.ts';
import { migratedRelation, misfit } from '../../../shared/codebook/migrate-relations.ts';
import { reachOf } from '../../../shared/codebook/reach.ts';
import { compareStrings, type Annotation } from '../../../shared/model/annotation.ts';
import type { Change } from '../../../shared/model/record.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById, annotationCounts, annotationsOf } from '../repositories/annotations.ts';
import { documentLabelsAfter } from '../repositories/document-labels.ts';
import { relationsAfter } from '../repositories/relations.ts';
import type { Pace } from './task.ts';

/** What a migration does to a project: the records in their new state, and how many each edit accounts for. */
export interface Gathered {
  readonly changes: readonly Change[];
  readonly counts: readonly EditCounts[];
  readonly total: CodebookPreview['total'];
  readonly layers: CodebookPreview['layers'];
}

/** Records that are read at once. */
const PAGE = 500;
/** Records between two looks at the clock. */
const BREATH = 50;

/** Reasons to look at an annotation again that lie outside of it: by its id, its document and the reasons by step. */
type Doubts = Map<string, { readonly document: string; readonly reasons: Map<number, string[]> }>;

/**
 * Reads every record that a migration can have to do with, page by page, and says what becomes of it. Writes nothing. One
 * document's annotations and the changed records are in memory at a time.
 */
export async function gatherMigration(db: ReadDb, { steps, codebook }: Applied, pace: Pace): Promise<Gathered> {
  const reach = reachOf(steps.map(({ edit }) => edit));
  const counts = steps.map(() => ({ ...NONE }));
  const relations = reach.relations
    ? await gatherRelations(db, steps, counts, pace)
    : { changes: [], doubts: new Map() as Doubts };
  const places = new Set([...relations.doubts.values()].map(({ document }) => document));
  const inReach = annotationCounts(db).filter(({ label }) => reach.labels === null || reach.labels.has(label));
  for (const { document } of inReach) places.add(document);

  const changes: Change[] = [];
  const layers = new Map<string, number>();
  let doubtful = 0;
  let done = 0;
  for (const document of [...places].toSorted(compareStrings)) {
    for (const [i, annotation] of annotationsOf(db, document).entries()) {
      if (i % BREATH === 0) await pace.step('annotations', done, places.size);
      const more = relations.doubts.get(annotation.id)?.reasons;
      if (!more && reach.labels !== null && !reach.labels.has(annotation.label)) continue;
      const { record, effects } = migratedAnnotation(annotation, steps, codebook.version, more);
      for (const [step, effect] of effects.entries()) tally(counts[step], effect);
      if (record === annotation) continue;
      changes.push({ entity: 'annotation', id: record.id, after: record });
      layers.set(record.layer, (layers.get(record.layer) ?? 0) + 1);
      if (effects.some(({ doubts }) => doubts.length > 0)) doubtful += 1;
    }
    done += 1;
  }
  const documents = reach.documents
    ? await gatherDocumentLabels(db, steps, counts, pace)
    : { changes: [], doubtful: 0 };
  return {
    changes: [...changes, ...relations.changes, ...documents.changes],
    counts,
    total: {
      annotations: changes.length,
      relations: relations.changes.length,
      documentLabels: documents.changes.length,
      doubtful,
      doubtfulDocuments: documents.doubtful,
    },
    layers: [...layers]
      .map(([layer, annotations]) => ({ layer, annotations }))
      .toSorted((a, b) => compareStrings(a.layer, b.layer)),
  };
}

const NONE: EditCounts = {
  uses: 0,
  relabelled: 0,
  values: 0,
  relations: 0,
  documentLabels: 0,
  doubtful: 0,
  doubtfulDocuments: 0,
};

function tally(count: EditCounts | undefined, { uses, relabelled, values, doubts }: Effect): void {
  if (!count) return;
  if (uses) count.uses += 1;
  if (relabelled) count.relabelled += 1;
  count.values += values;
  if (doubts.length > 0) count.doubtful += 1;
}

async function gatherRelations(
  db: ReadDb,
  steps: Applied['steps'],
  counts: readonly EditCounts[],
  pace: Pace,
): Promise<{ changes: Change[]; doubts: Doubts }> {
  const changes: Change[] = [];
  const doubts: Doubts = new Map();
  let last = '';
  for (let page = relationsAfter(db, last, PAGE); page.length > 0; page = relationsAfter(db, last, PAGE)) {
    await pace.step('relations', changes.length, null);
    for (const relation of page) {
      const { record, uses, changed, narrowed } = migratedRelation(relation, steps);
      for (const [i, count] of counts.entries()) {
        if (uses[i]) count.uses += 1;
        if (changed[i]) count.relations += 1;
      }
      if (record !== relation) changes.push({ entity: 'relation', id: record.id, after: record });
      for (const { step, relation: then } of narrowed) {
        const [from, to] = [annotationById(db, then.from), annotationById(db, then.to)];
        const reason = from && to ? outOfPlace(then.type, from, to, steps, step) : null;
        if (!from || reason === null) continue;
        const known = doubts.get(from.id) ?? { document: from.document, reasons: new Map<number, string[]>() };
        known.reasons.set(step, [...(known.reasons.get(step) ?? []), reason]);
        doubts.set(from.id, known);
      }
    }
    last = page.at(-1)?.id ?? last;
  }
  return { changes, doubts };
}

/** Why a relation fits its type no longer after a step, by the labels that its ends have at that step. */
function outOfPlace(
  type: string,
  from: Annotation,
  to: Annotation,
  steps: Applied['steps'],
  at: number,
): string | null {
  const step = steps[at];
  if (!step) return null;
  const labelOf = (annotation: Annotation): string =>
    migratedAnnotation(annotation, steps.slice(0, at), '').record.label;
  return misfit(type, { from: labelOf(from), to: labelOf(to), sameDocument: from.document === to.document }, step);
}

async function gatherDocumentLabels(
  db: ReadDb,
  steps: Applied['steps'],
  counts: readonly EditCounts[],
  pace: Pace,
): Promise<{ changes: Change[]; doubtful: number }> {
  const changes: Change[] = [];
  let doubtful = 0;
  let last = '';
  for (let page = documentLabelsAfter(db, last, PAGE); page.length > 0; page = documentLabelsAfter(db, last, PAGE)) {
    await pace.step('documents', changes.length, null);
    for (const labels of page) {
      const { record, effects } = migratedDocumentLabels(labels, steps);
      for (const [i, { uses, values, doubts }] of effects.entries()) {
        const count = counts[i];
        if (!count) continue;
        if (uses) count.uses += 1;
        count.values += values;
        if (values > 0) count.documentLabels += 1;
        if (doubts.length > 0) count.doubtfulDocuments += 1;
      }
      if (record !== labels) changes.push({ entity: 'documentLabels', id: record.id, after: record });
      if (effects.some(({ doubts }) => doubts.length > 0)) doubtful += 1;
    }
    last = page.at(-1)?.id ?? last;
  }
  return { changes, doubtful };
}
