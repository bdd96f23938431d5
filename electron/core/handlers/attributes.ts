import type { attributeProcedures } from '../../../shared/api/attributes.ts';
import { documentLabelsId } from '../../../shared/model/document-labels.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { labelDocument } from '../services/document-labels.ts';
import { listIncomplete, listValues } from '../services/incomplete.ts';

/** Handlers of document labels and of what attributes say across the project. */
export const attributeHandlers = ({ db, once, annotator }: Desk): Pick<Handlers, keyof typeof attributeProcedures> => ({
  'documents.label': (request) =>
    once(request.batch, [documentLabelsId(annotator().id, request.document)], (project) =>
      labelDocument(project, annotator(), request),
    ),
  'annotations.incomplete': (request) => listIncomplete(db(), request),
  'attributes.values': (request) => listValues(db(), request),
});
