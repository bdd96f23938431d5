import type { MergePlan } from '../../../shared/api/merge.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { ReadDb } from '../db/types.ts';
import type { Pace } from '../services/task.ts';
import type { Incoming } from './incoming.ts';

/**
 * What merging another side into the project would do. Nothing is changed. `db` is a snapshot of the project: its temporary tables
 * are written to.
 *
 * @throws Refusal `refused` (the project itself, another codebook), `damaged` (an operation or text that cannot be right),
 *   `cancelled`.
 */
export function planMerge(_db: ReadDb, incoming: Incoming, _pace: Pace): Promise<MergePlan> {
  throw new Refusal('refused', `${incoming.name} cannot be merged yet.`);
}
