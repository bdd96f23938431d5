import { compareStrings } from '../../../../shared/model/annotation.ts';
import { seeded } from '../../metrics/random.ts';

/** A document to be given to annotators. */
export interface Portion {
  readonly id: string;
  readonly words: number;
}

/** What is asked of a proposal. */
export interface Asked {
  readonly annotators: readonly string[];
  /** How many annotators a document gets. */
  readonly perDocument: number;
  /** The share of the documents that `together` annotators get instead: 0 to 1. */
  readonly overlap: number;
  readonly together: number;
  readonly seed: number;
}

/** Who gets what, and which documents are those of the overlap. */
export interface Plan {
  readonly pairs: readonly { readonly annotator: string; readonly document: string }[];
  readonly overlapping: readonly string[];
}

/**
 * Gives documents to annotators so that all have about the same number of words: the documents of the overlap are drawn by the
 * seed, then the longest documents go first, each to those who have the fewest words so far (longest processing time first: the
 * fullest has at most 4/3 of what the best division would give, Graham 1969). What somebody has already is kept and counts. The
 * order of the input does not matter. O(documents × annotators).
 */
export function proposeAssignments(
  documents: readonly Portion[],
  given: ReadonlyMap<string, ReadonlySet<string>>,
  { annotators, perDocument, overlap, together, seed }: Asked,
): Plan {
  const random = seeded(seed);
  const drawn = documents
    .toSorted((a, b) => compareStrings(a.id, b.id))
    .map((document) => ({ document, draw: random() }))
    .toSorted((a, b) => a.draw - b.draw);
  const shared = new Set(drawn.slice(0, Math.round(overlap * drawn.length)).map(({ document }) => document.id));
  const turn = new Map(
    annotators
      .toSorted(compareStrings)
      .map((annotator) => ({ annotator, draw: random() }))
      .toSorted((a, b) => a.draw - b.draw)
      .map(({ annotator }, i) => [annotator, i]),
  );
  const load = new Map([...turn.keys()].map((annotator) => [annotator, 0]));
  const loadOf = (annotator: string): number => load.get(annotator) ?? 0;
  const has = (annotator: string, document: string): boolean => given.get(document)?.has(annotator) === true;
  for (const { id, words } of documents) {
    for (const annotator of load.keys()) if (has(annotator, id)) load.set(annotator, loadOf(annotator) + words);
  }
  const pairs: { annotator: string; document: string }[] = [];
  const longestFirst = drawn
    .map(({ document }) => document)
    .toSorted((a, b) => Number(shared.has(b.id)) - Number(shared.has(a.id)) || b.words - a.words);
  for (const { id, words } of longestFirst) {
    const wanted = Math.min(turn.size, shared.has(id) ? Math.max(together, perDocument) : perDocument);
    const free = [...turn.keys()].filter((annotator) => !has(annotator, id));
    const chosen = free
      .toSorted((a, b) => loadOf(a) - loadOf(b) || (turn.get(a) ?? 0) - (turn.get(b) ?? 0))
      .slice(0, Math.max(0, wanted - (given.get(id)?.size ?? 0)));
    for (const annotator of chosen) {
      pairs.push({ annotator, document: id });
      load.set(annotator, loadOf(annotator) + words);
    }
  }
  pairs.sort((a, b) => compareStrings(a.document, b.document) || compareStrings(a.annotator, b.annotator));
  return { pairs, overlapping: [...shared].toSorted(compareStrings) };
}
