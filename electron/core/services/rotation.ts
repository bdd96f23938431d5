/** Rotation's limits, in milliseconds. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Which of the backups stay: the last ones, the newest of every hour of the last day, of every day of the last 14, and of
 * every month (UTC). Pure. Times are milliseconds since 1970; one from the future counts as from now.
 */
export function toKeep(times: readonly number[], now: number, last: number): ReadonlySet<number> {
  const newestFirst = times.toSorted((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, last));
  const seen = new Set<string>();
  for (const time of newestFirst) {
    const age = now - time;
    const iso = new Date(time).toISOString();
    const slots = [iso.slice(0, 7)];
    if (age < DAY) slots.push(iso.slice(0, 13));
    if (age < 14 * DAY) slots.push(iso.slice(0, 10));
    for (const slot of slots) {
      if (!seen.has(slot)) kept.add(time);
      seen.add(slot);
    }
  }
  return kept;
}
