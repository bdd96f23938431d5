import { Refusal } from '../../../shared/api/reply.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Parsed } from '../../../shared/api/procedures.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import { documentLabelsId, withLabels } from '../../../shared/model/document-labels.ts';
import type { Change } from '../../../shared/model/record.ts';
import { documentLabelsById } from '../repositories/document-labels.ts';
import { documentTitle } from '../repositories/documents.ts';
import { readCodebook } from '../repositories/small.ts';
import { shortened } from './gesture-names.ts';
import { refuseLocked, refuseUnfit } from './own.ts';
import { ensureAnnotator, type OpenProject } from './project.ts';

/**
 * Says something of a document as a whole, in the annotator's own layer. Where nothing is said any more, there is no record.
 *
 * @throws Refusal `not_found`, `conflict` where the layer is locked on it, `invalid` for an attribute that the codebook does
 *   not ask of documents, and for a value that is none for it.
 */
export function labelDocument(
  project: OpenProject,
  annotator: Annotator,
  { batch, document, attributes }: Parsed<'documents.label'>,
): Written {
  const { db } = project;
  if (documentTitle(db, document) === undefined) {
    throw new Refusal('not_found', `There is no document ${document} in this project.`);
  }
  refuseLocked(db, annotator.id, document);
  const scheme = createScheme(readCodebook(db)?.attributes ?? []);
  refuseUnfit(ON_DOCUMENT, attributes, scheme);
  ensureAnnotator(project, annotator);
  const id = documentLabelsId(annotator.id, document);
  const before = documentLabelsById(db, id)?.attributes ?? {};
  const now = withLabels(before, attributes, scheme);
  const isEmpty = Object.keys(now).length === 0;
  const change: Change = {
    entity: 'documentLabels',
    id,
    after: isEmpty ? null : { id, layer: annotator.id, document, attributes: now },
  };
  return project.write({ batch, name: nameOf(attributes), actor: annotator.id, changes: [change] });
}

function nameOf(attributes: Parsed<'documents.label'>['attributes']): string {
  const [first, ...others] = Object.entries(attributes);
  if (first === undefined || others.length > 0) return 'label document';
  const [name, value] = first;
  const said = name.replaceAll('_', ' ');
  return value === null ? `clear ${said} of document` : `set ${said} of document to ${shortened(value)}`;
}
