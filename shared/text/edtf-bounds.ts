import edtf from 'edtf';
import { parseEdtf } from './edtf.ts';

/** The stretch of time that a date can mean: milliseconds (UTC), both ends included; infinite where it is open or unknown. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** "About" or "perhaps": it may lie outside. */
  readonly isVague: boolean;
  /** A time of a zone is stated. Otherwise the bounds are those of a day in UTC, and it is a day of whoever wrote it. */
  readonly hasZone: boolean;
}

/** How two dates stand to each other. `overlap`: either may be the earlier one. `unclear`: one is missing, none, or vague. */
export type DateOrder = 'before' | 'after' | 'overlap' | 'unclear';

/** Reading a date costs some 50 µs, and the documents of a project share a few hundred of them. */
const read = new Map<string, Bounds | null>();
const MOST_READ = 5000;

/**
 * The bounds of an EDTF text; null for what is none. Seasons do not lie at the same time everywhere: one may be any part of its
 * year, and reach into the next one's February. O(1) for a text that was asked for before.
 */
export function boundsOf(text: string): Bounds | null {
  let bounds = read.get(text);
  if (bounds === undefined) {
    bounds = readBounds(text);
    if (read.size >= MOST_READ) read.clear();
    read.set(text, bounds);
  }
  return bounds;
}

function readBounds(text: string): Bounds | null {
  const date = parseEdtf(text);
  if (date === null) return null;
  if (date.kind === 'interval') {
    const [from, to] = text.split('/').map(boundsOf);
    return {
      from: from?.from ?? -Infinity,
      to: to?.to ?? Infinity,
      isVague: [from, to].some((side) => side?.isVague === true),
      hasZone: [from, to].some((side) => side?.hasZone === true),
    };
  }
  const isVague = date.kind === 'date' && (date.isApproximate || date.isUncertain);
  if (date.kind === 'date' && date.precision === 'season') {
    return { from: Date.UTC(date.year, 0, 1), to: Date.UTC(date.year + 1, 2, 1) - 1, isVague, hasZone: false };
  }
  const { min, max } = edtf(text);
  return { from: min ?? -Infinity, to: max ?? Infinity, isVague, hasZone: ZONE.test(text) };
}

const ZONE = /T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)$/;
const HOUR = 3_600_000;
/** A day begins first where clocks are 14 hours ahead of UTC, and ends last where they are 12 behind. */
const anywhere = ({ from, to, ...rest }: Bounds): Bounds => ({ ...rest, from: from - 14 * HOUR, to: to + 12 * HOUR });

/**
 * Whether one date lies wholly before or after another one. It says so only where both leave no doubt: a date without a zone beside a
 * time with one may be that day anywhere on earth, so 2024-06-05 and 2024-06-05T23:30:00-05:00 overlap. Two without are compared as
 * days of one place.
 */
export function orderOfDates(a: string | null, b: string | null): DateOrder {
  const [first, second] = [a, b].map((text) => (text === null ? null : boundsOf(text)));
  if (!first || !second || first.isVague || second.isVague) return 'unclear';
  const isMixed = first.hasZone !== second.hasZone;
  const [x, y] = [first, second].map((one) => (isMixed && !one.hasZone ? anywhere(one) : one)) as [Bounds, Bounds];
  if (x.to < y.from) return 'before';
  return y.to < x.from ? 'after' : 'overlap';
}

/** By when dates can begin, then by when they end, those without a zone as in UTC; what is no date comes last. For sorting. */
export function compareDates(a: string | null, b: string | null): number {
  const [x, y] = [a, b].map((text) => (text === null ? null : boundsOf(text)));
  if (!x || !y) return Number(!x) - Number(!y);
  return Math.sign(x.from - y.from || 0) || Math.sign(x.to - y.to || 0);
}

/** The earliest of some dates, as {@link compareDates} has it; null where none is a date. O(n). */
export const earliestOf = (dates: readonly string[]): string | null =>
  dates
    .filter((text) => boundsOf(text) !== null)
    .reduce<string | null>((best, text) => (best === null || compareDates(text, best) < 0 ? text : best), null);
