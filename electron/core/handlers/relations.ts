import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { createRelation, deleteRelations, listRelations, updateRelation } from '../services/relations.ts';
import { searchAnnotations } from '../services/search-annotations.ts';
import type { relationProcedures } from '../../../shared/api/relations.ts';

/** Handlers of relations and of the search for their ends. */
export const relationHandlers = ({
  db,
  once,
  annotator,
  actor,
}: Desk): Pick<Handlers, keyof typeof relationProcedures> => ({
  'relations.create': (request) =>
    once(request.batch, [request.id], (project, seen) => createRelation(project, annotator(), request, seen)),
  'relations.update': (request) =>
    once(request.batch, [request.id], (project, seen) => updateRelation(project, annotator(), request, seen)),
  'relations.delete': (request) =>
    once(request.batch, request.ids, (project, seen) => deleteRelations(project, annotator(), request, seen)),
  'relations.list': (request) => listRelations(db(), request),
  'annotations.search': (request) => searchAnnotations(db(), request, actor()),
});
