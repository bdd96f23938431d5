/** Whether something is an object with names or a list. */
const isComposite = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const own = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * What came after, with every part that says the same as before as the very one that was there before: what is drawn of that stands. Plain values
 * (JSON). Linear.
 */
export function unchanged<T>(before: unknown, after: T): T;
export function unchanged(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (!isComposite(before) || !isComposite(after) || Array.isArray(before) !== Array.isArray(after)) return after;
  const kept = Object.entries(after).map(([name, value]) => [name, unchanged(own(before, name), value)] as const);
  const isSame =
    kept.length === Object.keys(before).length &&
    kept.every(([name, value]) => Object.hasOwn(before, name) && Object.is(own(before, name), value));
  if (isSame) return before;
  return Array.isArray(after) ? kept.map(([, value]) => value) : Object.fromEntries(kept);
}
