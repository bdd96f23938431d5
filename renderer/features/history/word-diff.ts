/** A run of text that both have, that only the first has, or that only the second has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words of each side up to which the longest common part is looked for; it costs their product. */
const MOST = 600;

/** What differs between two texts, by words; blanks belong to the word before them. O(words of a × words of b), bounded. */
export function wordDiff(a: string, b: string): readonly Piece[] {
  const [before, after] = [wordsOf(a), wordsOf(b)];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const middle = changed(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const same = (words: readonly string[]): Piece => ({ kind: 'same', text: words.join('') });
  return joined([same(before.slice(0, head)), ...middle, same(before.slice(before.length - tail))]);
}

const wordsOf = (text: string): readonly string[] => text.match(/\s+|\S+\s*/gu) ?? [];

function changed(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const whole: Piece[] = [
    { kind: 'removed', text: a.join('') },
    { kind: 'added', text: b.join('') },
  ];
  if (a.length === 0 || b.length === 0 || a.length > MOST || b.length > MOST) return whole;
  // lengths[i][j]: the longest common part of a from i and b from j.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = b.length - 1; row && j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = result.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) result[result.length - 1] = { kind, text: last.text + text };
    else result.push({ kind, text });
  }
  return result;
}
