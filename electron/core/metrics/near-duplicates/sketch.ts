import { mixed } from './hashing.ts';
import { shinglesOf } from './profile.ts';
import type { Tokens } from './tokens.ts';

/** Shingles that stand for a text. */
export const SKETCH = 128;

/**
 * The least {@link SKETCH} hashes of a text's shingles, ascending: texts that share words share these in the same measure (bottom-k MinHash;
 * Broder, "On the resemblance and containment of documents", 1997). The same text always gives the same ones. O(words).
 */
export function sketchOf(tokens: Tokens): Int32Array {
  const hashes = new Set<number>();
  for (const shingle of shinglesOf(tokens)) if (shingle !== 0) hashes.add(mixed(shingle));
  return Int32Array.from(hashes).toSorted().slice(0, SKETCH);
}

/** How much two sketches have in common: an estimate of the share of shingles that both texts have, of those of either. O(sketch). */
export function sharedIn(a: Int32Array, b: Int32Array): number {
  let [i, j, seen, shared] = [0, 0, 0, 0];
  const size = Math.min(SKETCH, Math.max(a.length, b.length));
  while (seen < size && i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
    seen += 1;
  }
  return size === 0 ? 0 : shared / size;
}
