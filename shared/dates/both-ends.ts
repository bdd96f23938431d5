import { boundsOf } from '../text/edtf-bounds.ts';
import { written } from './stretch.ts';

/** A season, in milliseconds: readings that are farther apart say nothing together. */
const SEASON = 92 * 86_400_000;

/**
 * All between two readings of the same words, the earlier one first, in EDTF: February and March are 2025-02/2025-03. Null: they begin, or
 * they end, more than a season apart.
 */
export function covering(first: string, last: string): string | null {
  const [one, other] = [boundsOf(first), boundsOf(last)];
  if (one === null || other === null) return null;
  const isNear = (a: number, b: number): boolean => a === b || (b >= a && b - a <= SEASON);
  if (!isNear(one.from, other.from) || !isNear(one.to, other.to)) return null;
  const [from = first] = first.split('/');
  return written({ from, to: last.split('/').at(-1) ?? last });
}
