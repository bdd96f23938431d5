import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { readBatch, readBatches, readRecord } from '../services/history-reading.ts';
import { restore } from '../services/restore.ts';
import { quietPace } from '../services/task.ts';

type Ours = 'history.batches' | 'history.batch' | 'history.record' | 'history.restore';

/** What people ask of the log, and bringing back what it has. */
export const historyHandlers = ({ db, once, annotator }: Desk): Pick<Handlers, Ours> => ({
  'history.batches': (request) => readBatches(db(), request, quietPace()),
  'history.batch': (request) => readBatch(db(), request),
  'history.record': (request) => readRecord(db(), request),
  'history.restore': (request) =>
    once(request.batch, [request.id], (project, seen) => restore(project, annotator(), request, seen)),
});
