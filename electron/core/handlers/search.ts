import type { searchProcedures } from '../../../shared/api/search.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { countSearch, runSearch } from '../services/search.ts';
import { rebuildSearchIndex } from '../services/search-rebuild.ts';
import { standingsOf } from '../services/search-standing.ts';
import { quietPace, type Tasks } from '../services/task.ts';

/** The search over the whole project. */
export const searchHandlers = (
  { db, annotator, project, actor }: Desk,
  tasks: Tasks,
): HandlersOf<typeof searchProcedures> => ({
  'search.run': (request) => tasks.run(request.task, (pace) => runSearch(db(), request, pace)),
  'search.count': (request) => tasks.run(request.task, (pace) => countSearch(db(), request, pace)),
  'search.standing': (request) => standingsOf(db(), annotator().id, request, quietPace()),
  'search.rebuild': () => rebuildSearchIndex(project(), actor()),
});
