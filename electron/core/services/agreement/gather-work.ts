import type { LeftOut } from '../../../../shared/api/agreement.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import { seenWhole } from '../../db/blindfold.ts';
import type { ReadDb } from '../../db/types.ts';
import { annotationsOf, layersWithWork } from '../../repositories/annotations.ts';
import { documentLabelsOf } from '../../repositories/document-labels.ts';
import { documentById, documentIds, documentTitle } from '../../repositories/documents.ts';
import { relationsOf } from '../../repositories/relations.ts';
import { listLayers, readCodebook, statusesOf } from '../../repositories/small.ts';
import type { Pace } from '../task.ts';
import { workOf, type DocumentWork, type WorkChoice } from './work.ts';

/** Which documents, layers and labels are compared. */
export interface Comparison {
  readonly layers?: readonly string[] | undefined;
  readonly documents?: readonly string[] | undefined;
  readonly labels?: readonly string[] | undefined;
}

/** The work that is compared, document by document, and the layers in their order. */
export interface Gathered {
  readonly layers: readonly string[];
  readonly documents: readonly DocumentWork[];
  /** Documents that may not be looked at yet. */
  readonly hidden: readonly LeftOut[];
}

const BLIND =
  'Agreement needs the work of two annotators; the team works blind, so that others’ work counts once you are done with a document.';

/**
 * Reads the work of layers from a snapshot.
 *
 * @throws Refusal `invalid` (a layer, document or label that is not there, fewer than two layers), `cancelled`.
 */
export async function gatherWork(db: ReadDb, { layers, documents, labels }: Comparison, pace: Pace): Promise<Gathered> {
  const ids = documents ?? documentIds(db);
  const chosen = layers ?? usualLayers(db);
  refuseUnknown(db, { layers: chosen, documents: ids, labels });
  // In blind mode others' work shows only where the own work is done: elsewhere there is nothing to compare.
  const seen = seenWhole(db);
  if (new Set(chosen).size < 2) {
    if (seen !== null && layers === undefined) throw new Refusal('invalid', BLIND);
    const has = chosen.length === 0 ? 'nobody has annotated yet' : `only ${chosen.join(', ')} has`;
    throw new Refusal('invalid', `Agreement needs the work of two annotators; ${has}.`);
  }
  const choice: WorkChoice = { layers: chosen, labels: labels ?? null };
  const found: DocumentWork[] = [];
  const hidden: LeftOut[] = [];
  for (const [i, id] of ids.entries()) {
    await pace.step('reading', i, ids.length);
    if (seen?.has(id) === false) {
      hidden.push({ document: id, title: documentTitle(db, id) ?? '', layers: [], why: 'blind' });
      continue;
    }
    const work = workOn(db, id, choice);
    if (work) found.push(work);
  }
  return { layers: chosen, documents: found, hidden };
}

/** The work of layers on one document; undefined where it is not there. */
export function workOn(db: ReadDb, id: string, choice: WorkChoice): DocumentWork | undefined {
  const document = documentById(db, id);
  return (
    document &&
    workOf(
      {
        id,
        title: document.title,
        length: document.length,
        annotations: annotationsOf(db, id),
        relations: relationsOf(db, id),
        labels: documentLabelsOf(db, id),
        done: statusesOf(db, id).flatMap(({ layer, state }) => (state === 'open' ? [] : [layer])),
      },
      choice,
    )
  );
}

/** Annotators who have work, by handle. */
function usualLayers(db: ReadDb): string[] {
  const worked = layersWithWork(db);
  return listLayers(db).flatMap(({ id, kind }) => (kind === 'annotator' && worked.has(id) ? [id] : []));
}

function refuseUnknown(db: ReadDb, { layers = [], documents = [], labels = [] }: Comparison): void {
  const known = {
    layer: new Set(listLayers(db).map(({ id }) => id)),
    document: new Set(documentIds(db)),
    label: new Set(readCodebook(db)?.labels.map(({ name }) => name)),
  };
  const asked = { layer: layers, document: documents, label: labels };
  for (const kind of ['layer', 'document', 'label'] as const) {
    const missing = asked[kind].find((name) => !known[kind].has(name));
    if (missing === undefined) continue;
    const has = kind === 'document' ? '' : ` It has ${[...known[kind]].join(', ') || 'none'}.`;
    throw new Refusal('not_found', `There is no ${kind} "${missing}" in this project.${has}`);
  }
}
