import type { Compared } from '../../../shared/api/copies.ts';

/** A stretch of a passage: the same in the other one, or not. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly isOther: boolean;
}

/** The words of a passage that the other one does not have at their place; blanks and punctuation around them are no difference. */
export function stretchesOf(text: string, runs: Compared['runs'], side: 'a' | 'b'): Stretch[] {
  const spans = runs.map((run) => run[side]).toSorted((x, y) => x.start - y.start);
  const stretches: Stretch[] = [];
  let at = 0;
  const add = (end: number, isOther: boolean): void => {
    if (end <= at) return;
    stretches.push({ start: at, text: text.slice(at, end), isOther });
    at = end;
  };
  for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
    const words = [...text.slice(at, start).matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
    const [first, last] = [words[0], words.at(-1)];
    const from = at;
    if (first && last) {
      add(from + first.index, false);
      add(from + last.index + last[0].length, true);
    }
    add(end, false);
  }
  return joined(stretches);
}

/** Neighbours of the same kind as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.isOther === stretch.isOther) all[all.length - 1] = { ...last, text: last.text + stretch.text };
    else all.push(stretch);
  }
  return all;
}
