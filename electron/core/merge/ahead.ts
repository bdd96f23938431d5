import type { ReadDb } from '../db/types.ts';
import { lastStamp } from '../repositories/log.ts';
import { timeOf } from '../services/clock.ts';

/** Clocks of two machines may be this far apart, in milliseconds: a stamp that is later would win over everything until its day. */
const MOST_AHEAD = 24 * 3600 * 1000;

/** Whether a stamp is more than a day after `now` (milliseconds since 1970): a clock was wrong where it was made. */
export const isAhead = (stamp: string, now: number): boolean =>
  Number.parseInt(stamp.slice(0, 12), 16) > now + MOST_AHEAD;

/** The latest time of a log that is more than a day ahead, as ISO 8601 in UTC; null where the log has none. One look at the batches. */
export function aheadOf(db: ReadDb, now: number): string | null {
  const stamp = lastStamp(db);
  return stamp !== null && isAhead(stamp, now) ? timeOf(stamp) : null;
}
