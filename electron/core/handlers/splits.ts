import type { splitProcedures } from '../../../shared/api/splits.ts';
import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import type { Copies } from '../services/copies.ts';
import { checkSplits, proposeSplits, saveSplits } from '../services/splits.ts';
import { onSnapshot } from './snapshot.ts';
import type { Pace, Tasks } from '../services/task.ts';

/** Splits: proposed and checked on a snapshot, so that writing goes on meanwhile. */
export function splitHandlers(desk: Desk, tasks: Tasks, copies: Copies): HandlersOf<typeof splitProcedures> {
  const read = <T>(task: string, work: (db: ReadDb, pace: Pace) => Promise<T>): Promise<T> =>
    tasks.run(task, (pace) => onSnapshot(desk, (db) => work(db, pace)));
  return {
    'splits.propose': ({ task, ...asked }) => read(task, (db, pace) => proposeSplits(db, copies, asked, pace)),
    'splits.check': ({ task, source }) => read(task, (db, pace) => checkSplits(db, copies, source, pace)),
    'splits.save': (request) =>
      desk.once(
        request.batch,
        request.splits.map(({ document }) => document),
        (project) => saveSplits(project, desk.actor(), request),
      ),
  };
}
