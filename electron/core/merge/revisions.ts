import { invariant } from '../../../shared/assert.ts';

/** An operation on a record, as far as its place in the record's revision tree goes. */
export interface Revised {
  /** The operation's id, the same in every copy. */
  readonly id: string;
  /** Its stamp, sortable as text. */
  readonly at: string;
  /** The operation that it was made on; null, or one that is not among them: on nothing. */
  readonly base: string | null;
  /** The record as it left it, or a digest of that; null: absent. Only compared. */
  readonly state: string | null;
}

/** What a record's operations come to. */
export interface Outcome {
  /** The operation whose state is the record's: the latest of the leaf that won. */
  readonly head: string;
  /** The operations of the leaves that lost and that nobody has decided, in the order of their ids: the latest of each. */
  readonly conflicts: readonly string[];
  /** Those of the other leaves that lost: decided, or nothing to decide. And whatever did the same as the head: it has a say once the head is built on. */
  readonly closed: readonly string[];
  /** Whether what an operation did is a part of what another one was made on, or is the same. */
  isPartOf(earlier: string, later: string): boolean;
}

/** What operations came to: those that came to one state through the same states are at one revision, as in CouchDB, whoever made them. */
interface Revision {
  readonly parent: Revision | null;
  readonly state: string | null;
  readonly children: Map<string | null, Revision>;
}

/** The operations at one revision on which nobody built: the same thing done twice is no conflict. */
interface Leaf {
  readonly operations: Revised[];
  latest: Revised;
}

/** Whether one operation is later than another: by stamp, and where stamps are equal by id. */
export const isLater = (a: Revised, b: Revised): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

/**
 * What the operations on one record come to: a function of the set of them, whatever their order. Leaf-ness decides and not time: only
 * between leaves, which do not know of each other, the later one wins. An operation that nobody built on is a leaf even where another one
 * did the same and was gone on with: what became of that one says nothing of this one. A leaf that lost is a conflict, a deletion as any other,
 * except where there is nothing to decide: somebody decided it (`isDecided`, asked with ids of operations), or its state is one that the winner's line has
 * had since they parted, not counting what was taken back, or that they parted from: then the winner knows it, or nothing was changed.
 * O(operations), and O(leaves × log leaves) for their order.
 */
export function outcomeOf(
  operations: readonly Revised[],
  isDecided: (operation: string) => boolean,
  later: typeof isLater = isLater,
): Outcome {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const of = placed(byId);
  const leaves = leavesOf(byId, of, later);
  const winner = leaves.reduce((a, b) => (later(b.latest, a.latest) ? b : a));
  const isKnown = leaves.length > 1 ? knownTo(winner.latest, byId) : () => true;
  const conflicts: string[] = [];
  const closed = winner.operations.flatMap(({ id }) => (id === winner.latest.id ? [] : [id]));
  for (const leaf of leaves) {
    if (leaf === winner) continue;
    const isClosed = leaf.operations.some(({ id }) => isDecided(id)) || leaf.operations.every(isKnown);
    (isClosed ? closed : conflicts).push(leaf.latest.id);
  }
  const inOrder = (ids: readonly string[]): string[] => ids.toSorted((a, b) => (a < b ? -1 : 1));
  return {
    head: winner.latest.id,
    conflicts: inOrder(conflicts),
    closed: inOrder(closed),
    isPartOf(earlier, last) {
      const a = of.get(earlier);
      for (let one = of.get(last) ?? null; one !== null; one = one.parent) if (one === a) return true;
      return false;
    },
  };
}

const baseOf = ({ base }: Revised, byId: ReadonlyMap<string, Revised>): Revised | undefined =>
  base === null ? undefined : byId.get(base);

/** Puts every operation at its revision. A base always stands before what is built on it, so there is no circle. */
function placed(byId: ReadonlyMap<string, Revised>): Map<string, Revision> {
  const root: Revision = { parent: null, state: null, children: new Map() };
  const of = new Map<string, Revision>();
  for (const operation of byId.values()) {
    const line: Revised[] = [];
    for (let one: Revised | undefined = operation; one && !of.has(one.id); one = baseOf(one, byId)) {
      line.push(one);
      invariant(line.length <= byId.size, `the operation ${operation.id} is made on itself`);
    }
    for (const { id, base, state } of line.toReversed()) {
      const parent = (base === null ? undefined : of.get(base)) ?? root;
      const own = parent.children.get(state) ?? { parent, state, children: new Map() };
      parent.children.set(state, own);
      of.set(id, own);
    }
  }
  return of;
}

function leavesOf(
  byId: ReadonlyMap<string, Revised>,
  of: ReadonlyMap<string, Revision>,
  later: typeof isLater,
): Leaf[] {
  const builtOn = new Set([...byId.values()].map(({ base }) => base));
  const leaves = new Map<Revision | undefined, Leaf>();
  for (const operation of byId.values()) {
    if (builtOn.has(operation.id)) continue;
    const leaf = leaves.get(of.get(operation.id));
    leaf?.operations.push(operation);
    if (!leaf) leaves.set(of.get(operation.id), { operations: [operation], latest: operation });
    else if (later(operation, leaf.latest)) leaf.latest = operation;
  }
  return [...leaves.values()];
}

/**
 * Whether the winner's line has had the state of a leaf since they parted, or they parted from it; what it came back from does not
 * count. From wherever one begins, what counts leads from a state's last place to the state behind that, and so on: these steps are the same for
 * all beginnings and make a tree, in which what the line has had since a place is what stands above that.
 */
function knownTo(winner: Revised, byId: ReadonlyMap<string, Revised>): (leaf: Revised) => boolean {
  const line: Revised[] = [];
  for (let one: Revised | undefined = winner; one; one = baseOf(one, byId)) line.push(one);
  // A line begins with the record's absence.
  const states = [null, ...line.toReversed().map(({ state }) => state)];
  const places = new Map(line.map(({ id }, i) => [id, line.length - i]));
  const last = new Map(states.map((state, i) => [state, i]));
  const isSince = stepsOf(states, last);
  const seen = new Map<string | null, number>();
  const previous = states.map((state, i) => {
    const before = seen.get(state) ?? -1;
    seen.set(state, i);
    return before;
  });

  /** The place at which an operation left the line, noted for all that it passes. */
  function parted(leaf: Revised): number {
    const passed: string[] = [];
    let one: Revised | undefined = leaf;
    while (one && !places.has(one.id)) {
      passed.push(one.id);
      one = baseOf(one, byId);
    }
    const place = one ? (places.get(one.id) ?? 0) : 0;
    for (const id of passed) places.set(id, place);
    return place;
  }

  return (leaf) => {
    const had = last.get(leaf.state);
    const from = parted(leaf);
    if (had === undefined || had < from) return false;
    if (leaf.state !== (baseOf(leaf, byId)?.state ?? null)) return isSince(had, from);
    // Who wrote down again what stood, as deciding a conflict does, has said that it is to stay: that is no way back to it, and the winner
    // knows it only if it came to that once more.
    return had > from && (previous[had] ?? -1) >= from && isSince(had, from + 1);
  };
}

/** Tells whether the last place of a state is among the steps from another place. */
function stepsOf(
  states: readonly (string | null)[],
  last: ReadonlyMap<string | null, number>,
): (had: number, from: number) => boolean {
  const end = states.length - 1;
  const lastAt = (place: number): number => last.get(states[place] ?? null) ?? end;
  const isLast = (place: number): boolean => lastAt(place) === place;
  const size = new Int32Array(states.length).fill(1);
  for (let i = 0; i < end; i += 1) if (isLast(i)) size[lastAt(i + 1)] = (size[lastAt(i + 1)] ?? 0) + (size[i] ?? 0);
  // Numbered so that what stands below a place has the numbers behind its own.
  const number = new Int32Array(states.length);
  const next = new Int32Array(states.length);
  for (let i = end; i >= 0; i -= 1) {
    if (!isLast(i)) continue;
    const above = lastAt(i + 1);
    if (i < end) {
      number[i] = next[above] ?? 0;
      next[above] = (next[above] ?? 0) + (size[i] ?? 0);
    }
    next[i] = (number[i] ?? 0) + 1;
  }
  return (had, from) => {
    const below = (number[lastAt(from)] ?? 0) - (number[had] ?? 0);
    return below >= 0 && below < (size[had] ?? 0);
  };
}

/**
 * The operations of both sides, each once. One that both have must be the same on both.
 *
 * @param differ - called with the id of an operation that is not, and throws
 */
export function union<T extends { readonly id: string }>(
  ours: readonly T[],
  theirs: readonly T[],
  isSame: (a: T, b: T) => boolean,
  differ: (id: string) => never,
): T[] {
  const byId = new Map(ours.map((one) => [one.id, one]));
  for (const one of theirs) {
    const known = byId.get(one.id);
    if (known === undefined) byId.set(one.id, one);
    else if (!isSame(known, one)) differ(one.id);
  }
  return [...byId.values()];
}
