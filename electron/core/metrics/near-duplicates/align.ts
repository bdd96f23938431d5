/** Where two rows of words are looked at: words `[a0, a1)` of the one, `[b0, b1)` of the other, with `b - a` from `low` to `high`. */
export interface Region {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  readonly low: number;
  readonly high: number;
}

/** Words that are the same in both, as pairs of places in text order: a[i] stands where b[i] does. */
export interface Alignment {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly score: number;
}

/** Words that are taken already. */
export interface Taken {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}

const STOP = 0;
const BOTH = 1;
const ONLY_A = 2;
const ONLY_B = 3;

/**
 * The best local alignment of two rows of words in a region: an equal word counts 1, another word, one too many and one too few
 * count -1 each (Smith and Waterman, "Identification of common molecular subsequences", 1981; only a band around a diagonal is
 * looked at, as Chao, Pearson and Miller did, 1992). With these scores a passage is followed while more than half of its words are the same,
 * and texts that share nothing but common words come to nothing. Null where no word is equal. O(words of a × band) in time and memory.
 */
export function bestAlignment(a: Int32Array, b: Int32Array, region: Region, taken: Taken): Alignment | null {
  const { a0, a1, b0, b1, low, high } = region;
  const width = high - low + 1;
  const scores = new Int32Array(width + 1);
  const trace = new Uint8Array((a1 - a0) * width);
  let best = 0;
  let bestI = 0;
  let bestC = 0;
  for (let i = a0; i < a1; i += 1) {
    const row = (i - a0) * width;
    const isTaken = taken.a[i] === 1;
    const word = a[i];
    let left = 0;
    for (let c = 0; c < width; c += 1) {
      const j = i + low + c;
      if (isTaken || j < b0 || j >= b1 || taken.b[j] === 1) {
        scores[c] = 0;
        left = 0;
        continue;
      }
      let score = (scores[c] ?? 0) + (word === b[j] ? 1 : -1);
      let way = BOTH;
      const up = (scores[c + 1] ?? 0) - 1;
      if (up > score) {
        score = up;
        way = ONLY_A;
      }
      if (left > score) {
        score = left;
        way = ONLY_B;
      }
      if (score <= 0) {
        score = 0;
        way = STOP;
      }
      scores[c] = score;
      left = score - 1;
      trace[row + c] = way;
      if (score > best) {
        best = score;
        bestI = i;
        bestC = c;
      }
    }
  }
  return best === 0 ? null : walkBack(a, b, region, trace, { best, i: bestI, c: bestC });
}

function walkBack(
  a: Int32Array,
  b: Int32Array,
  { a0, low, high }: Region,
  trace: Uint8Array,
  end: { readonly best: number; readonly i: number; readonly c: number },
): Alignment {
  const width = high - low + 1;
  const pairs: { readonly a: number[]; readonly b: number[] } = { a: [], b: [] };
  let { i, c } = end;
  while (i >= a0 && c >= 0 && c < width) {
    const way = trace[(i - a0) * width + c];
    if (way === STOP) break;
    const j = i + low + c;
    if (way === BOTH) {
      if (a[i] === b[j]) {
        pairs.a.push(i);
        pairs.b.push(j);
      }
      i -= 1;
    } else if (way === ONLY_A) {
      i -= 1;
      c += 1;
    } else c -= 1;
  }
  return { a: pairs.a.toReversed(), b: pairs.b.toReversed(), score: end.best };
}
