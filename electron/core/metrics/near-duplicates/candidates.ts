import { BANDS, WINDOW, type Profile } from './profile.ts';

/** Two passages that may be copies: the first words of each, in two documents, the lower number first. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  /** First word in `a`, and in `b`. */
  readonly atA: number;
  readonly atB: number;
}

/** Passages of one bucket that others are held against: copies of each other need only one of them. */
const MOST_HEADS = 8;
/** Shingles that two passages must have in common to be aligned, on diagonals that are no farther apart than this, in words. */
const LEAST_SHARED = 4;
const SPREAD = 8;
/** Room for the shingles of a window, with few in the same place; a power of 2. */
const SLOTS = 1024;
/** Passages after which the work may be interrupted. */
const BREATH = 2000;

/** Passages of all documents in one row. */
interface Row {
  readonly documents: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly keys: Int32Array;
  readonly length: number;
}

function rowOf(profiles: readonly Profile[]): Row {
  const length = profiles.reduce((sum, { units }) => sum + units.length / 2, 0);
  const row = {
    documents: new Uint32Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
    keys: new Int32Array(length),
    length,
  };
  let at = 0;
  for (const [document, { units }] of profiles.entries()) {
    for (let i = 0; i < units.length; i += 2) {
      row.documents[at] = document;
      row.starts[at] = units[i] ?? 0;
      row.ends[at] = units[i + 1] ?? 0;
      at += 1;
    }
  }
  return row;
}

/** The keys of one band, in the row's order. */
function readBand(profiles: readonly Profile[], band: number, keys: Int32Array): void {
  let at = 0;
  for (const { keys: own, units } of profiles) {
    for (let i = 0; i < units.length / 2; i += 1) {
      keys[at] = own[i * BANDS + band] ?? 0;
      at += 1;
    }
  }
}

/**
 * Pairs of passages of different documents that share a bucket in some band and have shingles in common. In a bucket each passage
 * is held against a few heads and not against all: copies of the same thing are paired with the first of them, so the work grows with the
 * number of passages and not with its square. Yields the share that is done where the work may be interrupted.
 * O(passages × bands), in memory O(passages).
 */
export function* candidatesOf(profiles: readonly Profile[]): Generator<Candidate | number> {
  const row = rowOf(profiles);
  const { length, keys, documents, starts } = row;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, length * 2)));
  const heads = new Int32Array(slots);
  const next = new Int32Array(length);
  /** The passage that each was paired with last: most pairs are found in many bands. */
  const paired = new Int32Array(length).fill(-1);
  const comparison = createComparison(profiles, row);

  /** The head of a bucket that a passage belongs to; -1: none of them. */
  function partner(first: number, u: number): number {
    let isTaken = false;
    for (let head = first; head !== -1; head = next[head] ?? -1) {
      if (documents[head] === documents[u]) continue;
      if (paired[u] === head) return head;
      if (!isTaken) comparison.take(u);
      isTaken = true;
      if (comparison.isLike(u, head)) return head;
    }
    return -1;
  }

  for (let band = 0; band < BANDS; band += 1) {
    readBand(profiles, band, keys);
    heads.fill(-1);
    next.fill(-1);
    for (let u = 0; u < length; u += 1) {
      if (u % BREATH === 0) yield (band + u / length) / BANDS;
      let slot = (keys[u] ?? 0) & (slots - 1);
      let head = heads[slot] ?? -1;
      while (head !== -1 && keys[head] !== keys[u]) {
        slot = (slot + 1) & (slots - 1);
        head = heads[slot] ?? -1;
      }
      if (head === -1) {
        heads[slot] = u;
        continue;
      }
      const found = partner(head, u);
      if (found === -1) append(next, head, u);
      else if (paired[u] !== found) {
        paired[u] = found;
        yield { a: documents[found] ?? 0, b: documents[u] ?? 0, atA: starts[found] ?? 0, atB: starts[u] ?? 0 };
      }
    }
  }
}

/** Makes a passage a head of a bucket that begins with `first`, where it has room for one more. */
function append(next: Int32Array, first: number, u: number): void {
  let last = first;
  let count = 1;
  for (let head = next[first] ?? -1; head !== -1; head = next[head] ?? -1) {
    last = head;
    count += 1;
  }
  if (count < MOST_HEADS) next[last] = u;
}

/**
 * Says whether passages have enough shingles in common with one of them, and these at nearly the same distance: what two texts share
 * by chance is scattered. One piece of memory serves all passages, one after the other.
 */
function createComparison(profiles: readonly Profile[], { documents, starts, ends }: Row) {
  const places = new Int32Array(SLOTS);
  const stamps = new Int32Array(SLOTS);
  const diagonals = new Int32Array(2 * WINDOW);
  let stamp = 0;

  return {
    /** Takes the passage that others are compared with. Of two shingles in one slot the later one stays. */
    take(u: number): void {
      const shingles = profiles[documents[u] ?? 0]?.shingles;
      const end = ends[u] ?? 0;
      stamp += 1;
      for (let i = starts[u] ?? 0; shingles !== undefined && i < end; i += 1) {
        const shingle = shingles[i] ?? 0;
        if (shingle === 0) continue;
        places[shingle & (SLOTS - 1)] = i;
        stamps[shingle & (SLOTS - 1)] = stamp;
      }
    },
    isLike(u: number, v: number): boolean {
      const own = profiles[documents[u] ?? 0]?.shingles;
      const other = profiles[documents[v] ?? 0]?.shingles;
      if (!own || !other) return false;
      const end = ends[v] ?? 0;
      let shared = 0;
      for (let j = starts[v] ?? 0; j < end; j += 1) {
        const shingle: number = other[j] ?? 0;
        const slot = shingle & (SLOTS - 1);
        const i = places[slot] ?? 0;
        if (shingle === 0 || stamps[slot] !== stamp || own[i] !== shingle) continue;
        let near = 1;
        for (let k = 0; k < shared; k += 1) if (Math.abs((diagonals[k] ?? 0) - (j - i)) <= SPREAD) near += 1;
        if (near >= LEAST_SHARED) return true;
        if (shared < diagonals.length) diagonals[shared] = j - i;
        shared += 1;
      }
      return false;
    },
  };
}
