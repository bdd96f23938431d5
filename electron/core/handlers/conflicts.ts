import type { conflictProcedures } from '../../../shared/api/merge.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { decideConflicts, listConflicts } from '../services/conflicts.ts';

/** What merging has left to decide. */
export const conflictHandlers = ({ project, db, once, annotator }: Desk): HandlersOf<typeof conflictProcedures> => ({
  'conflicts.list': () => listConflicts(db(), project().db),
  'conflicts.decide': (request) =>
    once(request.batch, null, (project, seen) => decideConflicts(project, annotator(), request, seen)),
});
