/** What a file holds that does not become text, in the singular, and how often. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
}

/** Counts what is left out while a file is read. */
export interface Tally {
  /** One where no number is told. */
  add(what: string, count?: number): void;
  /** In the order in which it was met first. */
  list(): LeftOut[];
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add(what, count = 1) {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
    list: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}
