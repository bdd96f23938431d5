import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Exported, Parsed } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Claim } from '../../../shared/model/claim.ts';
import type { ReadDb } from '../db/types.ts';
import { inspect } from '../db/inspect.ts';
import { SCHEMA_VERSION } from '../db/migrations/all.ts';
import { writeFileAtomically } from '../formats/atomic.ts';
import type { DatasetRecord, DatasetRelation } from '../formats/dataset.ts';
import type { Loss } from '../formats/loss.ts';
import { FORMATS, formatById, type Format } from '../formats/table.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { cardsWithout, claimById } from '../repositories/claims.ts';
import { documentLabelsOf } from '../repositories/document-labels.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { relationsOf, relationsWithoutStart } from '../repositories/relations.ts';
import { listLayers, readCodebook, statusesOf } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import { carriedSources } from './source-carrying.ts';
import type { Pace } from './task.ts';

/** Which annotations an export takes along. */
interface Selection {
  readonly documents: readonly string[];
  keeps(annotation: Annotation): boolean;
  keepsLayer(layer: string): boolean;
  /** Whether a relation without a beginning would have been taken along, by its layer and the document of its end. */
  keepsLoose(layer: string, document: string | null): boolean;
}

/** How much went out, and what did not. */
interface Tally {
  documents: number;
  annotations: number;
  relations: number;
  readonly losses: Map<string, Loss>;
}

/**
 * Writes a dataset file from a snapshot of the project, whole or not at all, one document in memory at a time.
 *
 * @throws Refusal `invalid` (format, layer or label that is not there), `not_found` (document), those of
 *   `writeFileAtomically`, `cancelled`.
 */
export async function exportProject(db: ReadDb, request: Parsed<'export.write'>, pace: Pace): Promise<Exported> {
  const format = writable(request.format);
  const selection = select(db, request);
  const path = resolve(request.path);
  refuseProject(path);
  const tally: Tally = { documents: 0, annotations: 0, relations: 0, losses: new Map() };
  const pieces = format.writer(records(db, selection, format, tally, pace));
  const { bytes, sha256 } = await writeFileAtomically(path, pieces, {
    overwrite: request.overwrite,
    signal: pace.signal,
  });
  return { ...tally, path, bytes, sha256, losses: [...tally.losses.values()] };
}

function writable(id: string): Format & Required<Pick<Format, 'writer'>> {
  const { writer, ...format } = formatById(id) ?? {};
  if (writer) return { ...(format as Format), writer };
  const known = FORMATS.filter((each) => each.writer).map((each) => each.id);
  throw new Refusal('invalid', `There is no format "${id}" to export to. There is ${known.join(', ')}.`);
}

function select(db: ReadDb, { layer, documents, labels }: Parsed<'export.write'>): Selection {
  const layers = listLayers(db).map(({ id }) => id);
  if (layer !== 'all' && !layers.includes(layer)) {
    const has = layers.length === 0 ? 'Nobody has annotated yet' : `There is ${layers.join(', ')}`;
    throw new Refusal('invalid', `There is no layer "${layer}" in this project. ${has}; "all" takes every layer.`);
  }
  const known = documentIds(db);
  const missing = documents?.find((id) => !known.includes(id));
  if (missing !== undefined) throw new Refusal('not_found', `There is no document ${missing} in this project.`);
  const names = readCodebook(db)?.labels.map(({ name }) => name) ?? [];
  const unknown = labels?.find((label) => !names.includes(label));
  if (unknown !== undefined) {
    throw new Refusal('invalid', `The codebook has no label "${unknown}". It has ${names.join(', ')}.`);
  }
  const chosen = documents && new Set(documents);
  const keepsLayer = (id: string): boolean => layer === 'all' || id === layer;
  return {
    documents: chosen ? known.filter((id) => chosen.has(id)) : known,
    keepsLayer,
    keepsLoose: (id, document) => keepsLayer(id) && (!chosen || (document !== null && chosen.has(document))),
    keeps: (annotation) =>
      keepsLayer(annotation.layer) &&
      (labels === undefined || labels.includes(annotation.label)) &&
      (chosen === undefined || chosen.has(annotation.document)),
  };
}

/** An export may be told to overwrite a file, but never a project. @throws Refusal `refused` */
export function refuseProject(path: string): void {
  if (!existsSync(path)) return;
  let project = false;
  try {
    project = inspect(path, SCHEMA_VERSION) > 0;
  } catch (error) {
    project = error instanceof Refusal && (error.code === 'newer' || error.code === 'damaged');
  }
  if (project) throw new Refusal('refused', `${path} is a Claimwright project. Export to another file.`);
}

async function* records(
  db: ReadDb,
  selection: Selection,
  format: Format,
  tally: Tally,
  pace: Pace,
): AsyncGenerator<DatasetRecord> {
  const registry = carriedSources(db);
  for (const [i, id] of selection.documents.entries()) {
    await pace.step('writing documents', i, selection.documents.length);
    const document = documentById(db, id);
    const text = textOf(db, id);
    if (!document || text === undefined) throw new Refusal('damaged', `The text of ${id} is missing. Run verify.`);
    const { title, metadata, publications, mediaType, textSha256, bytesSha256 } = document;
    const annotations = annotationsOf(db, id).filter((annotation) => selection.keeps(annotation));
    const claims = cardsOf(db, annotations);
    const sources = registry.namedBy(annotations, publications);
    const relations = relationsFor(db, id, annotations, selection, tally);
    const labels = Object.fromEntries(
      documentLabelsOf(db, id).flatMap((one) => (selection.keepsLayer(one.layer) ? [[one.layer, one.attributes]] : [])),
    );
    const record = {
      id,
      title,
      metadata,
      publications,
      mediaType,
      text,
      textSha256,
      annotations,
      claims,
      sources,
      labels,
      relations,
    };
    tally.documents += 1;
    tally.annotations += annotations.length;
    tally.relations += relations.length;
    const statuses = statusesOf(db, id).filter(
      (status) => status.state !== 'open' && selection.keepsLayer(status.layer),
    );
    const original = bytesSha256 === textSha256 ? 'utf-8' : 'other';
    for (const loss of format.losses?.({ original, statuses: statuses.length }) ?? []) count(tally, loss);
    yield record;
  }
  const loose = relationsWithoutStart(db).filter(({ layer, toDocument }) => selection.keepsLoose(layer, toDocument));
  const idle = cardsWithout(db);
  if (idle > 0) count(tally, { what: 'claim card', count: idle, why: 'no annotation is on it' });
  const idleSources = registry.idle();
  if (idleSources > 0) count(tally, { what: 'source', count: idleSources, why: 'nothing that is written names it' });
  if (loose.length > 0) count(tally, { ...DELETED_END, count: loose.length });
  await pace.step('writing documents', selection.documents.length, selection.documents.length);
}

/** The cards that annotations are on, each once. */
function cardsOf(db: ReadDb, annotations: readonly Annotation[]): Claim[] {
  const named = new Set(annotations.flatMap(({ claim }) => (claim === undefined ? [] : [claim])));
  return [...named].map((id) => {
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
  tally: Tally,
): DatasetRelation[] {
  const here = new Set(annotations.map(({ id }) => id));
  return relationsOf(db, document).flatMap((relation): DatasetRelation[] => {
    if (!selection.keepsLayer(relation.layer)) return [];
    // What the choice leaves out is no loss; a relation that starts in it and leads out of it is.
    if (!here.has(relation.from)) return [];
    const to = annotationById(db, relation.to);
    if (!to || !selection.keeps(to)) {
      count(tally, to ? { what: 'relation', count: 1, why: 'one of its ends is not exported' } : DELETED_END);
      return [];
    }
    return [to.document === document ? relation : { ...relation, toDocument: to.document }];
  });
}

const DELETED_END: Loss = { what: 'dangling relation', count: 1, why: 'one of its ends was deleted' };

function count({ losses }: Tally, loss: Loss): void {
  const key = `${loss.what} ${loss.why}`;
  losses.set(key, { ...loss, count: (losses.get(key)?.count ?? 0) + loss.count });
}
