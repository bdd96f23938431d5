import { compareStrings } from './annotation.ts';
import type { Annotator } from './annotator.ts';
import type { LabelColor } from './codebook.ts';

/** Hues of the palette, labels begin at 0: the first annotators do not look like the first labels. */
const PROPOSED = [4, 9, 6, 11, 7, 8, 2, 3, 0, 5, 1, 10] as const;

/**
 * The colour of each annotator by handle: the one that somebody chose, else one of the palette that nobody has, in the order of the
 * handles; more annotators than hues share them. The same list gives the same colours on every machine.
 */
export function colorsOf(annotators: readonly Pick<Annotator, 'id' | 'color'>[]): ReadonlyMap<string, LabelColor> {
  const colors = new Map<string, LabelColor>();
  for (const { id, color } of annotators) if (color !== undefined) colors.set(id, color);
  const taken = new Set(colors.values());
  const free = PROPOSED.filter((color) => !taken.has(color));
  const offered = free.length > 0 ? free : PROPOSED;
  const rest = annotators.map(({ id }) => id).filter((id) => !colors.has(id));
  for (const [i, id] of rest.toSorted(compareStrings).entries()) colors.set(id, offered[i % offered.length] ?? 0);
  return colors;
}

/** One or two letters that stand for a person beside the colour: "Ana López" is "AL", "ana" is "An". */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const [first = '', second] = words;
  const letters = (word: string, count: number): string => [...word].slice(0, count).join('');
  // Letters of scripts without capitals are wide: one of them is enough of a name in one word.
  if (second !== undefined) return (letters(first, 1) + letters(second, 1)).toUpperCase();
  const one = letters(first, 1).toUpperCase();
  return one === one.toLowerCase() ? one : one + letters(first, 2).slice(one.length);
}
