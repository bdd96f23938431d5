import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { statusId } from '../../../shared/model/status.ts';
import type { ReadDb } from '../db/types.ts';
import { documentById } from '../repositories/documents.ts';
import { refuseLocked } from './own.ts';
import { changeAnnotations } from './change.ts';
import { ensureAnnotator, type OpenProject } from './project.ts';

/** Tags spans in the annotator's own layer, with the defaults that the codebook gives the label's attributes. */
export const createAnnotations = (
  project: OpenProject,
  annotator: Annotator,
  { batch, annotations }: Parsed<'annotations.create'>,
  seen: ReadDb = project.db,
): Written => changeAnnotations(project, annotator, { batch, create: annotations }, seen);

/**
 * Changes the named fields of one annotation. A new label takes the attributes along that it has too.
 *
 * @throws Refusal `invalid` for an attribute that the codebook does not ask of the label, and for a value that is none for it.
 */
export const updateAnnotation = (
  project: OpenProject,
  annotator: Annotator,
  { batch, session: _, ...fields }: Parsed<'annotations.update'>,
  seen: ReadDb = project.db,
): Written => changeAnnotations(project, annotator, { batch, update: [fields] }, seen);

/** Takes annotations away. Relations to them stay and are reported as dangling. */
export const deleteAnnotations = (
  project: OpenProject,
  annotator: Annotator,
  { batch, ids }: Parsed<'annotations.delete'>,
  seen: ReadDb = project.db,
): Written => changeAnnotations(project, annotator, { batch, delete: [...new Set(ids)] }, seen);

/** Says how far the annotator's work on a document is. */
export function setStatus(
  project: OpenProject,
  annotator: Annotator,
  { batch, document, state }: Parsed<'documents.setStatus'>,
): Written {
  // A lock is taken away by unlocking, not by the way: marking done must not open it.
  if (state !== 'locked') refuseLocked(project.db, annotator.id, document);
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
