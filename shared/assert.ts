/**
 * Marks a place that the types say cannot be reached: the last line of every switch over a union.
 *
 * @throws Error always, with the value that should not exist: a bug, never an expected failure.
 */
export function assertNever(value: never): never {
  throw new Error(`unreachable: expected no further case, got ${JSON.stringify(value)}`);
}

/**
 * Checks something that only a bug can break.
 *
 * @throws Error with `message` where `condition` does not hold.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
