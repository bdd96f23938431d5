import type { Handlers } from '../router.ts';
import { annotationGroups } from '../services/copy-groups.ts';
import type { Copies } from '../services/copies.ts';
import { writeReport } from '../services/report/write-report.ts';
import type { Tasks } from '../services/task.ts';
import type { Desk } from '../desk.ts';
import { onSnapshot } from './snapshot.ts';

/** Reports. `target`: makes sure that a file may be written there, and the usual folder is there. */
export const reportHandlers = (
  desk: Desk,
  tasks: Tasks,
  copies: Copies,
  target: (path: string) => void,
): Pick<Handlers, 'report.write'> => ({
  'report.write': (request) =>
    tasks.run(request.task, (pace) => {
      target(request.path);
      return onSnapshot(desk, async (db) => {
        const groups = await annotationGroups(db, await copies.strands(db, pace), pace);
        return writeReport(db, request, new Map(Object.entries(groups)), pace);
      });
    }),
});
