import type { qualityProcedures } from '../../../shared/api/quality.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { checkQuality } from '../services/quality/check.ts';
import { dismissFindings } from '../services/quality/dismiss.ts';
import type { Tasks } from '../services/task.ts';
import { onSnapshot } from './snapshot.ts';

/** Quality checks, on a snapshot, so that writing goes on meanwhile. `own`: the annotator, where somebody said who annotates. */
export const qualityHandlers = (
  desk: Desk,
  tasks: Tasks,
  own: () => Annotator | null,
): HandlersOf<typeof qualityProcedures> => ({
  'quality.check': ({ task, ...asked }) =>
    tasks.run(task, (pace) => onSnapshot(desk, (db) => checkQuality(db, own(), asked, pace))),
  'quality.dismiss': (request) =>
    desk.once(request.batch, null, (project, seen) => dismissFindings(project, desk.actor(), request, seen)),
});
