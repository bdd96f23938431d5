import { Refusal } from '../../../shared/api/reply.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { documentIds } from '../repositories/documents.ts';
import { listLayers, readCodebook } from '../repositories/small.ts';

/** What of a project is asked for. */
export type Choice = Pick<Parsed<'export.write'>, 'layer' | 'documents' | 'labels'>;

/** Which annotations an export takes along. */
export interface Selection {
  readonly documents: readonly string[];
  keeps(annotation: Annotation): boolean;
  keepsLayer(layer: string): boolean;
  /** Whether a relation without a beginning would have been taken along, by its layer and the document of its end. */
  keepsLoose(layer: string, document: string | null): boolean;
}

/** @throws Refusal `invalid` (a layer or label that is not there), `not_found` (document) */
export function select(db: ReadDb, { layer, documents, labels }: Choice): Selection {
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
