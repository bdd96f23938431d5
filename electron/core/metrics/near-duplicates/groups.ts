/** A passage of a document that stands in another, too, in words or characters: any unit, the same throughout. */
export interface Repeat {
  readonly a: { readonly document: number; readonly start: number; readonly end: number };
  readonly b: { readonly document: number; readonly start: number; readonly end: number };
  readonly similarity: number;
}

/** A passage in one of its documents. */
export interface Member {
  readonly document: number;
  readonly start: number;
  readonly end: number;
  /** To the most similar one of the others. */
  readonly similarity: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Two places of a document are shown as one passage where their common part is at least this share of the longer one. */
const SAME = 0.5;
/** Words by which the ends of one passage may differ from copy to copy: half of the shortest passage. */
const EDGE = 6;

/**
 * Puts repeats together as people look at them: passages of one document that cover nearly the same stretch are one, and so are
 * those that a repeat leads to. A part of a copied article that others repeat alone is a group of its own. A member covers
 * everything that some other one repeats. Groups by the places of their first members. O(repeats × repeats of a document).
 */
export const groupsOf = (repeats: readonly Repeat[]): Member[][] => joined(repeats, isMuchTheSame);

/**
 * Puts repeats together as copies are counted: only places with the same ends are one, so that what stands in a member stands in all
 * of them, but for a few words at the ends. A place may be in several. O(repeats × repeats of a document).
 */
export const strandsOf = (repeats: readonly Repeat[]): Member[][] => joined(repeats, hasSameEnds);

function joined(repeats: readonly Repeat[], isSame: (x: Range, y: Range) => boolean): Member[][] {
  const nodes: { document: number; start: number; end: number; similarity: number; readonly first: Range }[] = [];
  const parents: number[] = [];
  const byDocument = new Map<number, number[]>();
  const rootOf = (node: number): number => {
    let root = node;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };

  function nodeOf(place: Repeat['a'], similarity: number): number {
    const own = byDocument.get(place.document) ?? [];
    byDocument.set(place.document, own);
    for (const node of own) {
      const known = nodes[node];
      // Held against the first one and not against what it has grown to: else passages would creep along a text.
      if (!known || !isSame(known.first, place)) continue;
      known.start = Math.min(known.start, place.start);
      known.end = Math.max(known.end, place.end);
      known.similarity = Math.max(known.similarity, similarity);
      return node;
    }
    const node = nodes.push({ ...place, similarity, first: place }) - 1;
    parents.push(node);
    own.push(node);
    return node;
  }

  // The longest first: what covers more is what parts are held against.
  const ordered = repeats.toSorted((x, y) => y.a.end - y.a.start - (x.a.end - x.a.start));
  for (const { a, b, similarity } of ordered) {
    const [x, y] = [rootOf(nodeOf(a, similarity)), rootOf(nodeOf(b, similarity))];
    if (x !== y) parents[Math.max(x, y)] = Math.min(x, y);
  }
  const groups = new Map<number, Member[]>();
  for (const [i, node] of nodes.entries()) {
    const root = rootOf(i);
    const group = groups.get(root) ?? [];
    groups.set(root, group);
    const { document, start, end, similarity } = node;
    group.push({ document, start, end, similarity });
  }
  return [...groups.values()]
    .map((group) => group.toSorted((x, y) => x.document - y.document || x.start - y.start))
    .toSorted((x, y) => (x[0]?.document ?? 0) - (y[0]?.document ?? 0) || (x[0]?.start ?? 0) - (y[0]?.start ?? 0));
}

function isMuchTheSame(x: Range, y: Range): boolean {
  const common = Math.min(x.end, y.end) - Math.max(x.start, y.start);
  return common >= SAME * Math.max(x.end - x.start, y.end - y.start);
}

const hasSameEnds = (x: Range, y: Range): boolean =>
  Math.abs(x.start - y.start) <= EDGE && Math.abs(x.end - y.end) <= EDGE;
