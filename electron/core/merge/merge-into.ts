import type { MergePlan } from '../../../shared/api/merge.ts';
import { lastSeq } from '../repositories/log.ts';
import type { OpenProject } from '../services/project.ts';
import type { Pace } from '../services/task.ts';
import type { Incoming } from './incoming.ts';
import { mergeOne } from './plan.ts';

/**
 * Merges other sides into the open project, all or none, in one transaction on a connection of its own: meanwhile the project can be
 * read and not written to. Where nothing is new nothing is written, and no event is sent. The caller has made a backup before.
 *
 * @returns what each did, as it was found when its turn came, and the place of the log's last operation.
 * @throws Refusal of `planMerge`, `read_only`, `locked` (another merge runs), and those of a disk
 *   that failed.
 */
export async function mergeInto(
  project: OpenProject,
  incoming: readonly Incoming[],
  pace: Pace,
): Promise<{ plans: MergePlan[]; seq: number }> {
  const plans = await project.absorb(async (db) => {
    const made: MergePlan[] = [];
    let isNews = false;
    for (const side of incoming) {
      const one = await mergeOne(db, db, side, pace);
      made.push(one.plan);
      isNews ||= one.isNews;
    }
    return { answer: made, isNews };
  });
  return { plans, seq: lastSeq(project.db) };
}
