import type { statisticsProcedures } from '../../../shared/api/statistics.ts';
import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { crossStatistics, spanStatistics } from '../services/statistics.ts';
import { onSnapshot } from './snapshot.ts';
import type { Pace, Tasks } from '../services/task.ts';

/** Statistics: read from a snapshot, so that writing goes on meanwhile. `id`: for a task whose caller does not follow it. */
export function statisticsHandlers(
  desk: Desk,
  tasks: Tasks,
  id: () => string,
): HandlersOf<typeof statisticsProcedures> {
  const read = <T>(task: string, work: (db: ReadDb, pace: Pace) => Promise<T>): Promise<T> =>
    tasks.run(task, (pace) => onSnapshot(desk, (db) => work(db, pace)));
  return {
    'statistics.cross': ({ task = id(), ...request }) => read(task, (db, pace) => crossStatistics(db, request, pace)),
    'statistics.spans': ({ task = id(), ...request }) => read(task, (db, pace) => spanStatistics(db, request, pace)),
  };
}
