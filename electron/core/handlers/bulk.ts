import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { answered, planBulk, queryAnnotations, runBulk } from '../services/bulk.ts';
import { quietPace, type Tasks } from '../services/task.ts';
import { retried } from '../services/write.ts';

/** Finding annotations across the project, and doing one thing to many of them. */
export const bulkHandlers = (
  desk: Desk,
  tasks: Tasks,
): Pick<Handlers, 'annotations.query' | 'annotations.bulkPlan' | 'annotations.bulk'> => ({
  'annotations.query': (request) => queryAnnotations(desk.db(), request, quietPace()),
  'annotations.bulkPlan': (request) =>
    tasks.run(request.task, (pace) => planBulk(desk.db(), desk.annotator(), request, pace)),
  'annotations.bulk': async (request) => {
    const project = desk.project();
    const known = retried(desk.db(), request.batch, null);
    if (known === null)
      return tasks.run(request.task, (pace) => runBulk({ project, seen: desk.db() }, desk.annotator(), request, pace));
    const plan = { change: known.changes.length, same: 0, foreign: 0, locked: 0, unfit: 0 };
    return answered(known, plan);
  },
});
