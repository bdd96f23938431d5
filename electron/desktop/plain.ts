/** Depth that no input of a procedure reaches. */
const MAX_DEPTH = 64;

/** What one value costs beside its characters, so that a million nulls count too. */
const COST_OF_VALUE = 8;

/**
 * Why a value that came by structured clone may not go on, or null: it must be plain data (what JSON has, and
 * `undefined` as an absent field), at most 64 deep and `limit` in size, about one a UTF-16 code unit. A cycle is "too
 * deep". O(size).
 */
export function plainProblem(value: unknown, limit: number): string | null {
  let left = limit;
  const visit = (value: unknown, depth: number): string | null => {
    left -= COST_OF_VALUE;
    if (left < 0) return 'it is too large';
    if (depth > MAX_DEPTH) return 'it is nested too deeply';
    if (typeof value === 'string') {
      left -= value.length;
      return left < 0 ? 'it is too large' : null;
    }
    if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return null;
    if (typeof value !== 'object') return `it holds a ${typeof value}`;
    if (Array.isArray(value)) return first(value, (item) => visit(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype) return 'it holds an object that is not plain data';
    return first(Object.entries(value), ([key, item]) => {
      left -= key.length;
      return visit(item, depth + 1);
    });
  };
  return visit(value, 0);
}

function first<T>(items: readonly T[], problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}
