import { bestAlignment, type Alignment, type Region, type Taken } from './align.ts';
import type { Tokens } from './tokens.ts';

/** A passage of one document and the same one in another, as words: first, and after the last. */
export interface Shared {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
  /** The share of words that are the same, of the longer of the two: 0 to 1. */
  readonly similarity: number;
}

/** A shared passage with its words that are the same in both, in the order of `a`: the place of each in `a`, and in `b`. */
export interface Passage extends Shared {
  readonly pairs: { readonly a: readonly number[]; readonly b: readonly number[] };
}

/** Where two documents seem to repeat each other. */
export interface Hit {
  readonly atA: number;
  readonly atB: number;
}

/** Words that are the same in a copy, at least; a character of a script without blanks is half a word. */
const LEAST_WORDS = 12;
/** The similarity of a copy, at least. */
export const LEAST_SIMILARITY = 0.5;
/** The score of an alignment that is worth keeping. */
const LEAST_SCORE = 6;
/** Words around a hit that are looked at, and how far an alignment may wander from its diagonal. */
const AROUND = 60;
const BAND = 48;
/** Hits farther apart than this, in words, are looked at on their own; so are parts of a long copy. */
const FAR = 120;
const LONGEST = 4000;
/** Pieces of a passage stand at most so many words apart in both documents. */
const APART = 40;
const MOST_ROUNDS = 12;

/** The passages that two documents share, in the order of the first. `hits` say where to look. O(words around the hits). */
export function passagesOf(a: Tokens, b: Tokens, hits: readonly Hit[]): Passage[] {
  return joined(piecesOf(a, b, hits))
    .filter((passage) => passage.similarity >= LEAST_SIMILARITY && weightOf(a, passage) >= LEAST_WORDS)
    .toSorted((x, y) => x.a[0] - y.a[0]);
}

/** The same words of two texts that are known to be copies, as one passage; null where there are none. */
export function wholePassage(a: Tokens, b: Tokens, hits: readonly Hit[]): Passage | null {
  const pieces = piecesOf(a, b, hits);
  return pieces.length === 0 ? null : passageOf(pieces);
}

function piecesOf(a: Tokens, b: Tokens, hits: readonly Hit[]): Alignment[] {
  const taken: Taken = { a: new Uint8Array(a.length), b: new Uint8Array(b.length) };
  const pieces: Alignment[] = [];
  for (const region of regionsOf(a, b, hits)) {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const piece = bestAlignment(a.hashes, b.hashes, region, taken);
      if (piece === null || piece.score < LEAST_SCORE) break;
      take(taken, piece);
      pieces.push(piece);
    }
  }
  return pieces;
}

function take(taken: Taken, { a, b }: Alignment): void {
  taken.a.fill(1, a[0], (a.at(-1) ?? 0) + 1);
  taken.b.fill(1, b[0], (b.at(-1) ?? 0) + 1);
}

const weightOf = ({ single }: Tokens, { pairs }: Passage): number =>
  pairs.a.reduce((sum, at) => sum + (single[at] === 1 ? 0.5 : 1), 0);

/** Hits that lie near each other on nearly the same diagonal are one region; the one with the most hits comes first. */
function regionsOf(a: Tokens, b: Tokens, hits: readonly Hit[]): Region[] {
  const open: { hits: number; from: Hit; last: Hit; low: number; high: number }[] = [];
  for (const hit of hits.toSorted((x, y) => x.atA - y.atA || x.atB - y.atB)) {
    const diagonal = hit.atB - hit.atA;
    const near = open.find(
      ({ from, last, low, high }) =>
        hit.atA - last.atA <= FAR && hit.atA - from.atA <= LONGEST && diagonal >= low - BAND && diagonal <= high + BAND,
    );
    if (near) {
      near.hits += 1;
      near.last = hit;
      near.low = Math.min(near.low, diagonal);
      near.high = Math.max(near.high, diagonal);
    } else open.push({ hits: 1, from: hit, last: hit, low: diagonal, high: diagonal });
  }
  return open
    .toSorted((x, y) => y.hits - x.hits)
    .map(({ from, last, low, high }) => ({
      a0: Math.max(0, from.atA - AROUND),
      a1: Math.min(a.length, last.atA + 2 * AROUND),
      b0: 0,
      b1: b.length,
      low: low - BAND,
      high: high + BAND,
    }));
}

function passageOf(pieces: readonly Alignment[]): Passage {
  const pairs = pieces
    .flatMap(({ a, b }) => a.map((at, i): [number, number] => [at, b[i] ?? 0]))
    .toSorted(([x], [y]) => x - y);
  const inA = pairs.map(([at]) => at);
  const inB = pairs.map(([, at]) => at);
  const a = [inA[0] ?? 0, (inA.at(-1) ?? 0) + 1] as const;
  const ordered = inB.toSorted((x, y) => x - y);
  const b = [ordered[0] ?? 0, (ordered.at(-1) ?? 0) + 1] as const;
  return { a, b, pairs: { a: inA, b: inB }, similarity: pairs.length / Math.max(a[1] - a[0], b[1] - b[0]) };
}

const gap = (x: readonly [number, number], y: readonly [number, number]): number =>
  Math.max(0, Math.max(x[0], y[0]) - Math.min(x[1], y[1]));

/** Pieces that stand together in both documents, in whichever order, are one passage, as long as it stays similar enough. */
function joined(pieces: readonly Alignment[]): Passage[] {
  let groups = pieces.toSorted((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0)).map((piece) => [piece]);
  for (let goesOn = true; goesOn;) {
    goesOn = false;
    const next: Alignment[][] = [];
    for (const group of groups) {
      const [x, y] = [next.at(-1), passageOf(group)];
      const before = x && passageOf(x);
      const both = x && passageOf([...x, ...group]);
      const isNear = before && gap(before.a, y.a) <= APART && gap(before.b, y.b) <= APART;
      if (x && both && isNear && both.similarity >= LEAST_SIMILARITY) {
        x.push(...group);
        goesOn = true;
      } else next.push([...group]);
    }
    groups = next;
  }
  return groups.map(passageOf);
}
