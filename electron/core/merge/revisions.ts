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
  /** Those of the other leaves that lost: decided, or nothing to decide. */
  readonly closed: readonly string[];
  /** Whether what an operation did is a part of what another one was made on, or is the same. */
  isPartOf(earlier: string, later: string): boolean;
}

/**
 * Operations that came to one state from one state are one revision, as in CouchDB, whoever made them: the same thing done twice is
 * no conflict, and what is built on either is built on both.
 */
interface Revision {
  readonly parent: Revision | null;
  readonly state: string | null;
  readonly children: Map<string | null, Revision>;
  readonly operations: string[];
  latest: Revised | null;
}

const revision = (parent: Revision | null, state: string | null): Revision => ({
  parent,
  state,
  children: new Map(),
  operations: [],
  latest: null,
});

/** Whether one operation is later than another: by stamp, and where stamps are equal by id. */
export const isLater = (a: Revised, b: Revised): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

/**
 * What the operations on one record come to: a function of the set of them, whatever their order. Leaf-ness decides and not time: only
 * between leaves, which do not know of each other, the later one wins. A leaf that lost is a conflict, a deletion as any other,
 * except where there is nothing to decide: somebody decided it (`isDecided`, asked with ids of operations), or its state is one that the winner's line has
 * had since they parted, not counting what was taken back, or that they parted from: then the winner knows it, or nothing was changed.
 * O(operations × leaves).
 */
export function outcomeOf(
  operations: readonly Revised[],
  isDecided: (operation: string) => boolean,
  later: typeof isLater = isLater,
): Outcome {
  const root = revision(null, null);
  const of = placed(operations, root, later);
  const leaves = [...new Set(of.values())].filter(({ children }) => children.size === 0);
  const winner = leaves.reduce((a, b) => (later(latestOf(b), latestOf(a)) ? b : a));
  const line = leaves.length > 1 ? new Set(lineOf(winner)) : new Set<Revision>();
  const lost = leaves.filter((leaf) => leaf !== winner);
  const open = new Set(
    lost.filter((leaf) => !leaf.operations.some((id) => isDecided(id)) && !isKnown(leaf, winner, line)),
  );
  const named = (those: readonly Revision[]): string[] =>
    those.map((leaf) => latestOf(leaf).id).toSorted((a, b) => (a < b ? -1 : 1));
  return {
    head: latestOf(winner).id,
    conflicts: named([...open]),
    closed: named(lost.filter((leaf) => !open.has(leaf))),
    isPartOf(earlier, last) {
      const [a, b] = [of.get(earlier), of.get(last)];
      return a !== undefined && b !== undefined && lineOf(b).includes(a);
    },
  };
}

/** Puts every operation into its revision. A base always stands before what is built on it, so there is no circle. */
function placed(operations: readonly Revised[], root: Revision, later: typeof isLater): Map<string, Revision> {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const of = new Map<string, Revision>();
  for (const operation of byId.values()) {
    const line: Revised[] = [];
    for (
      let one: Revised | undefined = operation;
      one && !of.has(one.id);
      one = one.base === null ? undefined : byId.get(one.base)
    ) {
      line.push(one);
      invariant(line.length <= byId.size, `the operation ${operation.id} is made on itself`);
    }
    for (const one of line.toReversed()) {
      const parent = (one.base === null ? undefined : of.get(one.base)) ?? root;
      const own = parent.children.get(one.state) ?? revision(parent, one.state);
      parent.children.set(one.state, own);
      own.operations.push(one.id);
      if (own.latest === null || later(one, own.latest)) own.latest = one;
      of.set(one.id, own);
    }
  }
  return of;
}

/** A revision and what it is built on, back to `first` or else to the record's absence. */
function lineOf(last: Revision, first: Revision | null = null): Revision[] {
  const line: Revision[] = [];
  for (let one: Revision | null = last; one !== null; one = one === first ? null : one.parent) line.push(one);
  return line;
}

/** Whether the winner's line has had the state of a leaf since they parted, or they parted from it; what it came back from does not count. */
function isKnown(leaf: Revision, winner: Revision, line: ReadonlySet<Revision>): boolean {
  let parted: Revision | null = leaf;
  while (parted !== null && !line.has(parted)) parted = parted.parent;
  const states: (string | null)[] = [];
  // Who wrote down again what stood, as deciding a conflict does, has said that it is to stay: that is no way back to it.
  const isSaidAgain = leaf.state === leaf.parent?.state;
  for (const { state } of lineOf(winner, parted)
    .toReversed()
    .slice(isSaidAgain ? 1 : 0)) {
    const before = states.indexOf(state);
    if (before < 0) states.push(state);
    else states.length = before + 1;
  }
  return states.includes(leaf.state);
}

function latestOf({ latest }: Revision): Revised {
  invariant(latest !== null, 'a revision has an operation');
  return latest;
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
