import { Refusal } from '../../../shared/api/reply.ts';
import type { Parsed, Written } from '../../../shared/api/procedures.ts';
import type { Annotation, Attributes } from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import type { Change } from '../../../shared/model/record.ts';
import { statusId } from '../../../shared/model/status.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentById } from '../repositories/documents.ts';
import { listLayers, readCodebook, statusById } from '../repositories/small.ts';
import { codebookVersion, ensureAnnotator, type OpenProject } from './project.ts';

/** Tags spans in the annotator's own layer, with the defaults that the codebook gives the label's attributes. */
export function createAnnotations(
  project: OpenProject,
  annotator: Annotator,
  { batch, annotations }: Parsed<'annotations.create'>,
): Written {
  ensureAnnotator(project, annotator);
  const version = codebookVersion(project.db);
  const definitions = readCodebook(project.db)?.attributes ?? [];
  const changes = annotations.map(({ id, document, label, fragments, quote }): Change => {
    refuseLocked(project.db, annotator.id, document);
    const after: Annotation = {
      id,
      document,
      layer: annotator.id,
      label,
      fragments,
      quote,
      attributes: defaultsFor(label, definitions),
      codebookVersion: version,
      origin: { kind: 'human' },
    };
    return { entity: 'annotation', id, after };
  });
  refuseTaken(project.db, changes);
  return project.write({
    batch,
    name: naming(
      'tag',
      annotations.map((a) => a.label),
    ),
    actor: annotator.id,
    changes,
  });
}

/** Changes the named fields of one annotation. A new label takes the attributes along that it has too. */
export function updateAnnotation(
  project: OpenProject,
  annotator: Annotator,
  { batch, id, label, note, attributes, confidence }: Parsed<'annotations.update'>,
): Written {
  const before = found(project.db, id);
  refuseForeign(project.db, annotator, before);
  refuseLocked(project.db, before.layer, before.document);
  const { note: oldNote, confidence: oldConfidence, ...rest } = before;
  const newNote = note === undefined ? oldNote : note?.trim() ? note : undefined;
  const newConfidence = confidence === undefined ? oldConfidence : (confidence ?? undefined);
  const after: Annotation = {
    ...rest,
    label: label ?? before.label,
    attributes: attributes ?? relabelled(project.db, before, label),
    ...(newNote !== undefined && { note: newNote }),
    ...(newConfidence !== undefined && { confidence: newConfidence }),
  };
  const name =
    label !== undefined && label !== before.label
      ? `change label to ${label}`
      : note === undefined
        ? 'edit annotation'
        : 'edit note';
  return project.write({ batch, name, actor: annotator.id, changes: [{ entity: 'annotation', id, after }] });
}

/** Takes annotations away. Relations to them stay and are reported as dangling. */
export function deleteAnnotations(
  project: OpenProject,
  annotator: Annotator,
  { batch, ids }: Parsed<'annotations.delete'>,
): Written {
  const gone = ids.map((id) => annotationById(project.db, id));
  for (const annotation of gone) {
    if (!annotation) continue;
    refuseForeign(project.db, annotator, annotation);
    refuseLocked(project.db, annotation.layer, annotation.document);
  }
  const labels = gone.flatMap((annotation) => (annotation ? [annotation.label] : []));
  const changes = ids.map((id): Change => ({ entity: 'annotation', id, after: null }));
  return project.write({ batch, name: naming('delete', labels), actor: annotator.id, changes });
}

/** Says how far the annotator's work on a document is. */
export function setStatus(
  project: OpenProject,
  annotator: Annotator,
  { batch, document, state }: Parsed<'documents.setStatus'>,
): Written {
  ensureAnnotator(project, annotator);
  const id = statusId(annotator.id, document);
  const after = { id, layer: annotator.id, document, state };
  const name = state === 'open' ? 'reopen document' : `mark ${state}`;
  return project.write({ batch, name, actor: annotator.id, changes: [{ entity: 'status', id, after }] });
}

/** Changes what is said of a document. Its text never changes. */
export function describeDocument(
  project: OpenProject,
  actor: string,
  { batch, document, title, metadata, publications }: Parsed<'documents.describe'>,
): Written {
  const before = documentById(project.db, document);
  if (!before) throw new Refusal('not_found', `There is no document ${document} in this project.`);
  const after = {
    ...before,
    ...(title !== undefined && { title }),
    ...(metadata !== undefined && { metadata }),
    ...(publications !== undefined && { publications }),
  };
  return project.write({
    batch,
    name: 'describe document',
    actor,
    changes: [{ entity: 'document', id: document, after }],
  });
}

function found(db: ReadDb, id: string): Annotation {
  const annotation = annotationById(db, id);
  if (!annotation) throw new Refusal('not_found', `There is no annotation ${id}. It may have been deleted.`);
  return annotation;
}

/** An id that another annotation has may not be given again. */
function refuseTaken(db: ReadDb, changes: readonly Change[]): void {
  for (const { id } of changes) {
    if (annotationById(db, id)) throw new Refusal('conflict', `The annotation ${id} is there already.`);
  }
}

/** What another person made is theirs: it is compared and adjudicated, not changed. */
function refuseForeign(db: ReadDb, annotator: Annotator, { layer }: Annotation): void {
  if (layer === annotator.id || listLayers(db).find(({ id }) => id === layer)?.kind !== 'annotator') return;
  throw new Refusal('refused', `This annotation is in the layer of "${layer}". Only "${layer}" can change it.`, {
    layer,
  });
}

function refuseLocked(db: ReadDb, layer: string, document: string): void {
  if (statusById(db, statusId(layer, document))?.state === 'locked') {
    throw new Refusal('conflict', `The layer "${layer}" is locked on this document. Unlock it to change it.`);
  }
}

function defaultsFor(label: string, definitions: readonly AttributeDefinition[]): Attributes {
  const given = definitions.filter(({ on, mandatory }) => on === label && mandatory);
  return Object.fromEntries(given.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])));
}

function relabelled(db: ReadDb, before: Annotation, label: string | undefined): Attributes {
  if (label === undefined || label === before.label) return before.attributes;
  const definitions = readCodebook(db)?.attributes ?? [];
  const owned = new Set(definitions.filter(({ on }) => on === before.label).map(({ name }) => name));
  const kept = Object.entries(before.attributes).filter(
    ([name]) => !owned.has(name) || definitions.some((d) => d.name === name && d.on === label),
  );
  return { ...defaultsFor(label, definitions), ...Object.fromEntries(kept) };
}

function naming(verb: string, labels: readonly string[]): string {
  const [first] = labels;
  if (first === undefined) return verb;
  return labels.length === 1 ? `${verb} ${first}` : `${verb} ${labels.length} annotations`;
}
