/** A group of units that would stand together, by their numbers, and what it costs. */
export interface Group {
  readonly units: readonly number[];
  readonly cost: number;
}

/** Chooses groups so that every unit is in exactly one, at the least sum of costs: that sum. */
export type Partition = (units: number, groups: readonly Group[]) => number;
