import { compareStrings } from '../../../../shared/model/annotation.ts';

/** Why two documents may not be in different splits. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly why: 'near-copy' | 'story' | 'claim' | 'relation';
  /** What it is: words of the passage, name of the story, the claim card's text, the type of the relation. */
  readonly what: string;
}

/** Documents that belong together, directly or by way of others, with what ties them. */
export interface Component {
  /** In code unit order. */
  readonly documents: readonly string[];
  readonly ties: readonly Tie[];
}

/** The components of documents under ties, the largest first, then by their first document. About O(n + ties). */
export function componentsOf(documents: readonly string[], ties: readonly Tie[]): Component[] {
  const parent = new Map(documents.map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { a, b } of ties) if (parent.has(a) && parent.has(b)) parent.set(root(a), root(b));
  const members = Map.groupBy(documents, root);
  const tiesOf = Map.groupBy(ties, ({ a }) => root(a));
  return [...members]
    .map(([of, ids]): Component => ({ documents: ids.toSorted(compareStrings), ties: tiesOf.get(of) ?? [] }))
    .toSorted(
      (x, y) => y.documents.length - x.documents.length || compareStrings(x.documents[0] ?? '', y.documents[0] ?? ''),
    );
}
