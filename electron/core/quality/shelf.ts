/** Room for the first ones of very many, by a number that each of them has. */
export interface Shelf<T> {
  /** Whether one with this number can still be among the first. */
  wants(at: number): boolean;
  put(at: number, one: T): void;
  /** All that are kept, those of one number together, the lowest number first; at least as many as were asked for, if there were as many. */
  inOrder(): Generator<readonly T[]>;
}

/** Makes it for the first `limit`. Holds at most twice as many, or the last that were in one group with them. O(1) for each that is put. */
export function createShelf<T>(limit: number): Shelf<T> {
  const groups = new Map<number, T[]>();
  let size = 0;
  let most = 2 * limit;
  let last = Number.POSITIVE_INFINITY;
  const numbers = (): number[] => [...groups.keys()].toSorted((a, b) => a - b);

  /** Gives up the groups that come after the first `limit`. */
  function clear(): void {
    let before = 0;
    for (const number of numbers()) {
      const group = groups.get(number) ?? [];
      if (before < limit) {
        before += group.length;
        last = number;
      } else groups.delete(number);
    }
    size = before;
    most = 2 * Math.max(limit, size);
  }

  return {
    wants: (at) => at <= last,
    put(at, one) {
      const group = groups.get(at);
      if (group) group.push(one);
      else groups.set(at, [one]);
      size += 1;
      if (size > most) clear();
    },
    *inOrder() {
      for (const number of numbers()) yield groups.get(number) ?? [];
    },
  };
}
