import { Refusal } from '../../../shared/api/reply.ts';
import { compareStrings, type Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import { isExtracted } from '../../../shared/model/document.ts';
import type { ReadDb } from '../db/types.ts';
import type { DatasetRecord, DatasetRelation } from '../formats/dataset.ts';
import type { Lost } from '../formats/fit.ts';
import type { BesideRecord } from '../formats/loss.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { cardsWithout, claimById } from '../repositories/claims.ts';
import { documentLabelsOf } from '../repositories/document-labels.ts';
import { documentById } from '../repositories/documents.ts';
import { relationsOf, relationsWithoutStart } from '../repositories/relations.ts';
import { statusesOf } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import type { Selection } from './export-selection.ts';
import { carriedSources } from './source-carrying.ts';
import type { Pace } from './task.ts';

/**
 * The documents of a selection by ascending id, as the project has them, each with what stands beside it; `lose` hears what can be part of no
 * record: relations without an end, and cards and sources that nothing names. One document in memory at a time.
 *
 * @throws Refusal `damaged`, `cancelled`.
 */
export async function* selectedRecords(
  db: ReadDb,
  selection: Selection,
  lose: (lost: Lost) => void,
  pace: Pace,
): AsyncGenerator<{ readonly record: DatasetRecord; readonly beside: BesideRecord }> {
  const registry = carriedSources(db);
  for (const [i, id] of selection.documents.entries()) {
    await pace.step('writing documents', i, selection.documents.length);
    const document = documentById(db, id);
    const text = textOf(db, id);
    if (!document || text === undefined) throw new Refusal('damaged', `The text of ${id} is missing. Run verify.`);
    const { title, metadata, publications, mediaType, textSha256, bytesSha256, blocks, marks } = document;
    const annotations = annotationsOf(db, id).filter((annotation) => selection.keeps(annotation));
    const claims = cardsOf(db, annotations);
    const sources = registry.namedBy(annotations, publications);
    const relations = relationsFor(db, id, annotations, selection, lose);
    const labels = Object.fromEntries(
      documentLabelsOf(db, id).flatMap((one) => (selection.keepsLayer(one.layer) ? [[one.layer, one.attributes]] : [])),
    );
    const record = {
      id,
      title,
      metadata,
      publications,
      mediaType,
      ...(isExtracted(mediaType) && { structure: { blocks, marks } }),
      text,
      textSha256,
      annotations,
      claims,
      sources,
      labels,
      relations,
    };
    const statuses = statusesOf(db, id).filter(
      (status) => status.state !== 'open' && selection.keepsLayer(status.layer),
    );
    const original = bytesSha256 === textSha256 ? 'utf-8' : 'other';
    yield { record, beside: { original, statuses: statuses.length } };
  }
  const loose = relationsWithoutStart(db).filter(({ layer, toDocument }) => selection.keepsLoose(layer, toDocument));
  const idle = cardsWithout(db);
  if (idle > 0) lose({ what: 'claim card', count: idle, why: 'no annotation is on it' });
  const idleSources = registry.idle();
  if (idleSources > 0) lose({ what: 'source', count: idleSources, why: 'nothing that is written names it' });
  if (loose.length > 0) lose({ ...DELETED_END, count: loose.length });
  await pace.step('writing documents', selection.documents.length, selection.documents.length);
}

/** The cards that annotations are on, each once, by ascending id. */
function cardsOf(db: ReadDb, annotations: readonly Annotation[]): Claim[] {
  const named = new Set(annotations.flatMap(({ claim }) => (claim === undefined ? [] : [claim])));
  return [...named].toSorted(compareStrings).map((id) => {
    const claim = claimById(db, id);
    if (!claim) throw new Refusal('damaged', `The claim card ${id} is missing. Run verify.`);
    return claim;
  });
}

function relationsFor(
  db: ReadDb,
  document: string,
  annotations: readonly Annotation[],
  selection: Selection,
  lose: (lost: Lost) => void,
): DatasetRelation[] {
  const here = new Set(annotations.map(({ id }) => id));
  return relationsOf(db, document).flatMap((relation): DatasetRelation[] => {
    if (!selection.keepsLayer(relation.layer)) return [];
    // What the choice leaves out is no loss; a relation that starts in it and leads out of it is.
    if (!here.has(relation.from)) return [];
    const to = annotationById(db, relation.to);
    if (!to || !selection.keeps(to)) {
      lose({ ...(to ? END_LEFT_OUT : DELETED_END), id: relation.id });
      return [];
    }
    return [to.document === document ? relation : { ...relation, toDocument: to.document }];
  });
}

const END_LEFT_OUT: Lost = { what: 'relation', why: 'one of its ends is not exported' };
const DELETED_END: Lost = { what: 'dangling relation', why: 'one of its ends was deleted' };
