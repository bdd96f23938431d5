/** A hit and how good it is; greater is better. */
export interface Ranked<T> {
  readonly item: T;
  readonly score: number;
}

/** What one matched letter is worth, by where it stands. */
const WORD_START = 8;
const FOLLOWS = 5;
const ANYWHERE = 1;
/** More than letters that are spread over a text can come to: what stands there as it was typed comes first. */
const AS_TYPED = 1000;

/**
 * How well the letters of `query` are found, in their order, in `text`: null where they are not. Letters at the starts of
 * words and letters that follow one another count more, and most of all a text that has the query as it was typed, best at the
 * start of a word; short texts win ties. O(query × text).
 */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = query.toLocaleLowerCase().replace(/\s+/g, '');
  const there = text.toLocaleLowerCase();
  const typed = query.toLocaleLowerCase().trim();
  if (there.includes(typed)) {
    const starts = ` ${there}`.includes(` ${typed}`);
    return AS_TYPED + (starts ? WORD_START : ANYWHERE) - there.length / 1000;
  }
  // best[i]: the best score with the i-th wanted letter at the place that was looked at last, and overall.
  let ends: (number | null)[] = Array.from(there, () => 0);
  for (let i = 0; i < wanted.length; i += 1) {
    let best: number | null = i === 0 ? 0 : null;
    const next: (number | null)[] = [];
    for (let at = 0; at < there.length; at += 1) {
      const before = at === 0 ? null : (ends[at - 1] ?? null);
      if (i > 0 && at > 0 && before !== null && (best === null || before > best)) best = before;
      if (there[at] !== wanted[i] || best === null) {
        next.push(null);
        continue;
      }
      const starts = at === 0 || /[\s:.-]/.test(there[at - 1] ?? '');
      const worth = starts ? WORD_START : ANYWHERE;
      const follows = i > 0 && before !== null ? before + FOLLOWS : null;
      next.push(Math.max(best + worth, follows ?? Number.NEGATIVE_INFINITY));
    }
    ends = next;
  }
  const found = ends.filter((score) => score !== null);
  return found.length === 0 ? null : Math.max(...found) - there.length / 1000;
}

/** The items whose text has the query's letters in order, the best first; all of them for an empty query. */
export function fuzzyFilter<T>(items: readonly T[], query: string, textOf: (item: T) => string): readonly T[] {
  if (query.trim() === '') return items;
  return items
    .map((item) => ({ item, score: fuzzyScore(query, textOf(item)) }))
    .filter((hit): hit is Ranked<T> => hit.score !== null)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
