import { editDistance } from './anchor-align.ts';

/** What a file says stands around a quote. Empty or absent: it says nothing. */
export interface Context {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** So much of the context next to a quote is compared, as the Web Annotation Data Model's examples and most tools keep it. */
export const CONTEXT = 32;

/**
 * How much of the stated context stands around a place, 0 to 1; null where none is stated. Edit distance, so that one changed word does not
 * spoil it all. O(32²) a side.
 */
export function contextOf(
  text: string,
  start: number,
  end: number,
  { prefix = '', suffix = '' }: Context,
): number | null {
  const before = prefix.slice(-CONTEXT);
  const after = suffix.slice(0, CONTEXT);
  const sides = [
    ...(before === '' ? [] : [likeness(before, text.slice(Math.max(0, start - before.length), start))]),
    ...(after === '' ? [] : [likeness(after, text.slice(end, end + after.length))]),
  ];
  return sides.length === 0 ? null : sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

const likeness = (stated: string, found: string): number =>
  stated === found ? 1 : 1 - editDistance(stated, found) / Math.max(stated.length, found.length);
