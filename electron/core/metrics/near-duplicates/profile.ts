import type { Span } from '../../../../shared/text/units.ts';
import { combined, mixed, seeds } from './hashing.ts';
import { tokenAfter, type Tokens } from './tokens.ts';

/**
 * How passages are cut and compared. Why these numbers:
 *
 * - Shingles of 3 words (5 characters where a script has no blanks): where a share p of the words is changed, (1 - p)³ of the
 *   shingles are left: 0.34 for p = 0.3, a Jaccard similarity of 0.21. With longer shingles that falls to nothing; shorter ones are common
 *   to texts that only share a topic ("North Korean").
 * - Windows of 40 words, each 20: any copied stretch of 60 words holds a whole one, and one of 15 words is still a third of one.
 * - Bands of 2 rows: two passages with similarity J share a bucket with the chance 1 - (1 - J²)^96: 0.99 for J = 0.21, and four in a
 *   hundred million for the J of 0.00002 that unrelated passages have. What shares a bucket is then compared word by word.
 */
export const SHINGLE = 3;
export const SHINGLE_OF_CHARACTERS = 5;
export const WINDOW = 40;
export const STEP = 20;
export const BANDS = 96;
export const ROWS = 2;
/** A paragraph with fewer words goes together with the next. */
const LEAST_WORDS = 12;
const SEED = 20_241_028;
/** Steps of a window after which the work may be interrupted. */
const BREATH = 100;

const MULTIPLIERS = seeds(SEED, BANDS * ROWS).map((one) => one | 1);
const OFFSETS = seeds(SEED + 1, BANDS * ROWS);
const NOTHING = 0x7fff_ffff;

/** What is kept of a document: its passages and the keys of the buckets that each of them falls into. */
export interface Profile {
  /** Words of the document. */
  readonly words: number;
  /** By word: the shingle that starts there; 0 where none does. */
  readonly shingles: Int32Array;
  /** First word, and word after the last one, of each passage, in turn. */
  readonly units: Uint32Array;
  /** `BANDS` keys a passage. */
  readonly keys: Int32Array;
}

/**
 * The shingles that start at each word: runs of words as one number (Broder, "On the resemblance and containment of documents",
 * 1997). 0 where too few words are left.
 */
export function shinglesOf({ hashes, single, length }: Tokens): Int32Array {
  const shingles = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    const k = single[i] === 1 ? SHINGLE_OF_CHARACTERS : SHINGLE;
    if (i + k > length) continue;
    let hash = k;
    for (let j = i; j < i + k; j += 1) hash = combined(hash, hashes[j] ?? 0);
    shingles[i] = mixed(hash) || 1;
  }
  return shingles;
}

/** Paragraphs, the short ones together with what follows, as first word and word after the last one. */
function stretchesOf(tokens: Tokens, blocks: readonly Span[]): [number, number][] {
  const stretches: [number, number][] = [];
  let from = 0;
  for (const block of [...blocks, { end: Number.MAX_SAFE_INTEGER }]) {
    const to = tokenAfter(tokens, block.end);
    if (to - from >= LEAST_WORDS) {
      stretches.push([from, to]);
      from = to;
    }
  }
  const last = stretches.at(-1);
  if (from < tokens.length) {
    if (last) last[1] = tokens.length;
    else stretches.push([from, tokens.length]);
  }
  return stretches;
}

/**
 * The passages of a document with their bucket keys: paragraphs, and windows over the longer ones. The keys are bands of MinHash
 * signatures (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3.3 and 3.4). The same text always gives the same
 * ones. Yields where the work may be interrupted. O(words × bands).
 */
export function* profiling(tokens: Tokens, blocks: readonly Span[]): Generator<undefined, Profile> {
  const shingles = shinglesOf(tokens);
  const units: number[] = [];
  const signatures: Int32Array[] = [];
  let worked = 0;
  for (const [from, to] of stretchesOf(tokens, blocks)) {
    const halves: Int32Array[] = [];
    for (let at = from; at < to; at += STEP) {
      halves.push(minimaOf(shingles, at, Math.min(at + STEP, to), to));
      worked += 1;
      if (worked % BREATH === 0) yield;
    }
    for (const [i, half] of halves.entries()) {
      const start = from + i * STEP;
      if (i > 0 && start + STEP >= to) break;
      const next = halves[i + 1];
      units.push(start, Math.min(start + WINDOW, to));
      signatures.push(next === undefined ? half : leastOf(half, next));
    }
  }
  const keys = new Int32Array(signatures.length * BANDS);
  for (const [i, signature] of signatures.entries()) {
    for (let band = 0; band < BANDS; band += 1) {
      keys[i * BANDS + band] = mixed(combined(signature[band * ROWS] ?? 0, signature[band * ROWS + 1] ?? 0));
    }
  }
  return { words: tokens.length, shingles, units: Uint32Array.from(units), keys };
}

/** The same at once, for a text that is not long. */
export function profileOf(tokens: Tokens, blocks: readonly Span[]): Profile {
  const work = profiling(tokens, blocks);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The signature of two passages together. */
function leastOf(a: Int32Array, b: Int32Array): Int32Array {
  const least = new Int32Array(a.length);
  for (let n = 0; n < a.length; n += 1) least[n] = Math.min(a[n] ?? 0, b[n] ?? 0);
  return least;
}

/** The least value of each hash function over the shingles that start in `[from, to)` and end within the paragraph. */
function minimaOf(shingles: Int32Array, from: number, to: number, end: number): Int32Array {
  const last = Math.max(from + 1, Math.min(to, end - SHINGLE + 1));
  const own = shingles.subarray(from, last).filter((shingle) => shingle !== 0);
  const minima = new Int32Array(BANDS * ROWS);
  for (let n = 0; n < minima.length; n += 1) {
    const multiplier = MULTIPLIERS[n] ?? 1;
    const offset = OFFSETS[n] ?? 0;
    let least = NOTHING;
    for (let i = 0; i < own.length; i += 1) {
      const value = Math.imul((own[i] ?? 0) ^ offset, multiplier);
      if (value < least) least = value;
    }
    minima[n] = least;
  }
  return minima;
}
