import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import {
  FLAG_KINDS,
  type Annotation,
  type AttributePatch,
  type AttributeValue,
  type Flag,
  type FlagKind,
} from '../../../shared/model/annotation.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { createScheme, problemWith, type AttributeScheme } from '../../../shared/model/attributes.ts';
import type { Change } from '../../../shared/model/record.ts';
import { statusId } from '../../../shared/model/status.ts';
import { withFields, type AnnotationFields } from '../../../shared/model/update.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById } from '../repositories/annotations.ts';
import { documentById } from '../repositories/documents.ts';
import { listLayers, readCodebook, statusById } from '../repositories/small.ts';
import { refuseWithoutCards } from './cards.ts';
import { codebookVersion, ensureAnnotator, type OpenProject } from './project.ts';

/** Tags spans in the annotator's own layer, with the defaults that the codebook gives the label's attributes. */
export function createAnnotations(
  project: OpenProject,
  annotator: Annotator,
  { batch, annotations }: Parsed<'annotations.create'>,
): Written {
  ensureAnnotator(project, annotator);
  const version = codebookVersion(project.db);
  const scheme = createScheme(readCodebook(project.db)?.attributes ?? []);
  const changes = annotations.map(({ id, document, label, fragments, quote }): Change => {
    refuseLocked(project.db, annotator.id, document);
    const after: Annotation = {
      id,
      document,
      layer: annotator.id,
      label,
      fragments,
      quote,
      attributes: scheme.defaults(label),
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

/**
 * Changes the named fields of one annotation. A new label takes the attributes along that it has too.
 *
 * @throws Refusal `invalid` for an attribute that the codebook does not ask of the label, and for a value that is none for it.
 */
export function updateAnnotation(
  project: OpenProject,
  annotator: Annotator,
  { batch, id, ...fields }: Parsed<'annotations.update'>,
): Written {
  const before = found(project.db, id);
  refuseForeign(project.db, annotator, before);
  refuseLocked(project.db, before.layer, before.document);
  const asksCodebook = fields.label !== undefined || fields.attributes !== undefined;
  const scheme = createScheme(asksCodebook ? (readCodebook(project.db)?.attributes ?? []) : []);
  const after = withFields(before, fields, scheme);
  refuseUnfit(after.label, fields.attributes ?? {}, scheme);
  if (fields.claim != null) refuseWithoutCards(project.db, [after]);
  const changes: Change[] = [{ entity: 'annotation', id, after }];
  return project.write({ batch, name: nameOfUpdate(before, fields), actor: annotator.id, changes });
}

/** Only the attributes that are set now are checked: what a dataset or an older codebook brought stays as it came. */
function refuseUnfit(label: string, attributes: AttributePatch, scheme: AttributeScheme): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) continue;
    const definition = scheme.of(label).find((asked) => asked.name === name);
    if (!definition) {
      const names = scheme.of(label).map((asked) => asked.name);
      const has = names.length === 0 ? `${label} has none` : `${label} has ${names.join(', ')}`;
      throw new Refusal('invalid', `The codebook has no attribute "${name}" for ${label}: ${has}.`, { name });
    }
    const problem = problemWith(definition, value);
    if (problem !== null) throw new Refusal('invalid', `The attribute "${name}" ${problem}.`, { name });
  }
}

/** What undo will call it: by the first thing that it does. */
function nameOfUpdate(before: Annotation, { label, attributes, place, note, claim, flags }: AnnotationFields): string {
  if (label !== undefined && label !== before.label) return `change label to ${label}`;
  if (place !== undefined) return `move ${before.label}`;
  const [first, ...others] = Object.entries(attributes ?? {});
  if (first !== undefined) {
    const [name, value] = first;
    if (others.length > 0) return `set ${others.length + 1} attributes`;
    return value === null ? `clear ${readable(name)}` : `set ${readable(name)} to ${readable(shortened(value))}`;
  }
  if (claim !== undefined) return claim === null ? 'take off the card' : 'assign to a card';
  if (flags !== undefined) return nameOfFlagging(before.flags ?? [], flags ?? []);
  return note === undefined ? 'edit annotation' : 'edit note';
}

/** By the first kind of flag that comes, goes or says something else. */
function nameOfFlagging(before: readonly Flag[], after: readonly Flag[]): string {
  const of = (flags: readonly Flag[], kind: FlagKind): Flag | undefined => flags.find((flag) => flag.kind === kind);
  for (const kind of FLAG_KINDS) {
    const [was, is] = [of(before, kind), of(after, kind)];
    if (!was && is) return `flag "${readable(kind)}"`;
    if (was && !is) return `resolve "${readable(kind)}"`;
    if (was?.text !== is?.text) return `edit flag "${readable(kind)}"`;
  }
  return 'edit annotation';
}

const readable = (name: string): string => name.replaceAll('_', ' ');

/** A value in few words, for names that stand in menus. */
function shortened(value: AttributeValue): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > 40 ? `${text.slice(0, 38).toWellFormed()}…` : text;
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

/** @throws Refusal `not_found`. */
export function found(db: ReadDb, id: string): Annotation {
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
export function refuseForeign(db: ReadDb, annotator: Annotator, { layer }: Annotation): void {
  if (layer === annotator.id || listLayers(db).find(({ id }) => id === layer)?.kind !== 'annotator') return;
  throw new Refusal('refused', `This annotation is in the layer of "${layer}". Only "${layer}" can change it.`, {
    layer,
  });
}

/** The work of a layer on a document that is locked is closed to changes. */
export function refuseLocked(db: ReadDb, layer: string, document: string): void {
  if (statusById(db, statusId(layer, document))?.state === 'locked') {
    throw new Refusal('conflict', `The layer "${layer}" is locked on this document. Unlock it to change it.`);
  }
}

function naming(verb: string, labels: readonly string[]): string {
  const [first] = labels;
  if (first === undefined) return verb;
  return labels.length === 1 ? `${verb} ${first}` : `${verb} ${labels.length} annotations`;
}
