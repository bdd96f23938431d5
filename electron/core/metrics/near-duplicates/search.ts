import { candidatesOf } from './candidates.ts';
import type { Repeat } from './groups.ts';
import { passagesOf, type Hit, type Shared } from './passages.ts';
import type { Profile } from './profile.ts';
import type { Tokens } from './tokens.ts';

/** Where the search reads: documents by their place in the row of profiles. */
export interface Sources {
  readonly profiles: readonly Profile[];
  wordsOf(document: number): Tokens;
  /** What two documents were found to share before, with the same hits; undefined: not compared yet. */
  known?(a: number, b: number, hits: readonly Hit[]): readonly Shared[] | undefined;
  found?(a: number, b: number, hits: readonly Hit[], passages: readonly Shared[]): void;
}

/**
 * Finds the passages that stand in several documents, word by word or nearly: candidates by MinHash and buckets, each of them
 * aligned. Yields the share of the work that is done, often; returns the repeats, their places in words. The same documents give the same
 * answer.
 */
export function* repeatsIn(sources: Sources): Generator<number, Repeat[]> {
  const pairs = new Map<number, Hit[]>();
  const count = sources.profiles.length;
  for (const step of candidatesOf(sources.profiles)) {
    if (typeof step === 'number') {
      yield step / 2;
      continue;
    }
    const key = step.a * count + step.b;
    const hits = pairs.get(key);
    if (hits) hits.push(step);
    else pairs.set(key, [step]);
  }
  const repeats: Repeat[] = [];
  let done = 0;
  for (const [key, hits] of [...pairs].toSorted(([x], [y]) => x - y)) {
    yield 0.5 + done / pairs.size / 2;
    done += 1;
    const [a, b] = [Math.floor(key / count), key % count];
    let passages = sources.known?.(a, b, hits);
    if (passages === undefined) {
      passages = passagesOf(sources.wordsOf(a), sources.wordsOf(b), hits).map(({ pairs: _pairs, ...shared }) => shared);
      sources.found?.(a, b, hits, passages);
    }
    for (const passage of passages) {
      repeats.push({
        a: { document: a, start: passage.a[0], end: passage.a[1] },
        b: { document: b, start: passage.b[0], end: passage.b[1] },
        similarity: passage.similarity,
      });
    }
  }
  return repeats;
}
