import type { MergePlan } from '../../../shared/api/merge.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { OpenProject } from '../services/project.ts';
import type { Pace } from '../services/task.ts';
import type { Incoming } from './incoming.ts';

/**
 * Merges other sides into the open project, all or none, in one transaction on a connection of its own: meanwhile the project can be
 * read and not written to. Where nothing is new nothing is written, and no event is sent. The caller has made a backup before.
 *
 * @returns what each did, as it was found when its turn came, and the place of the log's last operation.
 * @throws Refusal of `planMerge`, `read_only`, and those of a disk that failed.
 */
export function mergeInto(
  project: OpenProject,
  _incoming: readonly Incoming[],
  _pace: Pace,
): Promise<{ plans: MergePlan[]; seq: number }> {
  throw new Refusal('refused', `Nothing can be merged into ${project.info().path} yet.`);
}
