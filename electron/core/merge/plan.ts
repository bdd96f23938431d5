import type { MergePlan } from '../../../shared/api/merge.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { lastSeq } from '../repositories/log.ts';
import type { Pace } from '../services/task.ts';
import type { Incoming } from './incoming.ts';
import { takeIn } from './intake.ts';
import { annotatorsOf, codebookOf, projectOf, recordsOf, refuseItself } from './introduction.ts';
import { settle } from './settle.ts';
import { createTally } from './tally.ts';

/**
 * What merging another side into the project would do. Nothing is changed. `db` is a snapshot of the project: a temporary table of it
 * is written to. O(operations of the other side); memory does not grow with them.
 *
 * @throws Refusal `refused` (the project itself, another codebook), `damaged` (an operation or text that cannot be right), `cancelled`.
 */
export const planMerge = async (db: ReadDb, incoming: Incoming, pace: Pace): Promise<MergePlan> =>
  (await mergeOne(db, null, incoming, pace)).plan;

/**
 * Merges one side, inside a transaction of the connection to write on; without one it is only worked out. `isNews`: something was
 * new.
 */
export async function mergeOne(
  db: ReadDb,
  write: WriteDb | null,
  incoming: Incoming,
  pace: Pace,
): Promise<{ plan: MergePlan; isNews: boolean }> {
  refuseItself(db, incoming);
  const said = { file: incoming.name, project: projectOf(db, incoming), codebook: codebookOf(db, incoming) };
  const last = lastSeq(db);
  const { operations, texts, files } = await takeIn(db, write, incoming, pace);
  const sides = { ours: db, theirs: write === null ? incoming.db : null, last };
  const tally = createTally(sides);
  await settle(sides, write, tally.hear, pace);
  const { madeTwice, ...counted } = tally.counted(recordsOf(incoming));
  const annotators = annotatorsOf(sides, incoming, madeTwice);
  return { plan: { ...said, operations, files, annotators, ...counted }, isNews: operations.new + texts + files > 0 };
}
