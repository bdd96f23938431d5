import { dayOf, writeDay, writeMonth } from './calendar.ts';
import type { Part } from './date-words.ts';
import type { Reference, Tense } from './reference.ts';

/** A stretch of the calendar: its two sides in EDTF, the same for one date. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Words that say a time by themselves. Offsets are UTF-16 code units. */
export interface Core {
  readonly start: number;
  readonly end: number;
  /** The likeliest first; none: a publication date is needed that is missing, or is not exact enough. */
  readonly stretches: readonly Stretch[];
  /** By rule ("in recent weeks"), and not by the words alone. */
  readonly isConvention: boolean;
  /** A day that the calendar does not have: June 31. */
  readonly isNoDay?: true;
}

/** What words are read against. */
export interface Against {
  readonly reference: Reference | null;
  readonly tense: Tense;
  /** That the document states, a language tag; null: not known. */
  readonly language: string | null;
}

/** Finds one way of saying a time; null: the text has none. */
export type Finder = (text: string, against: Against) => Core | null;

/** One date. */
export const one = (date: string): Stretch => ({ from: date, to: date });
/** What a finder found; a null among the stretches is one that the calendar does not have. */
export const at = (
  { 0: written, index }: RegExpExecArray,
  stretches: readonly (Stretch | null)[],
  isConvention = false,
): Core => ({
  start: index,
  end: index + written.length,
  stretches: stretches.filter((stretch) => stretch !== null),
  isConvention,
});

const byLength = (words: Iterable<string>): string => [...words].toSorted((a, b) => b.length - a.length).join('|');
/** Words in Latin letters, as alternatives of a pattern. */
export const LATIN = (words: Iterable<string>): string =>
  byLength([...words].filter((word) => /^\p{Script=Latin}/u.test(word)));
/** Words in scripts without blanks, as alternatives of a pattern. */
export const DENSE = (words: Iterable<string>): string =>
  byLength([...words].filter((word) => !/^\p{Script=Latin}/u.test(word)));
/** A year as texts write it, as a pattern. */
export const YEAR = String.raw`(?:1[5-9]|20)\d\d`;

/** Thirds of a year: to April, to August, to its end. The inner borders are "about". */
export function partOfYear(year: number, part: Part): Stretch {
  const month = (number: number): string => writeMonth(year, number);
  if (part === 'early') return { from: month(1), to: `${month(4)}~` };
  return part === 'mid' ? { from: `${month(5)}~`, to: `${month(8)}~` } : { from: `${month(9)}~`, to: month(12) };
}

/** "The end of the year": about December, and no later than its last day. */
export const endOfYear = (year: number): Stretch => ({
  from: `${writeMonth(year, 12)}~`,
  to: writeDay(dayOf(year, 12, 31)),
});

/** A stretch in EDTF: one date where both sides are the same. */
export const written = ({ from, to }: Stretch): string =>
  from === to ? from : `${monthOfSeason(from, 'from')}/${monthOfSeason(to, 'to')}`;

/** EDTF has no seasons in intervals: their first or last month, about. */
function monthOfSeason(side: string, end: 'from' | 'to'): string {
  const [, year = '', season] = /^(\d{4})-2([1-4])$/.exec(side) ?? [];
  if (season === undefined) return side;
  return `${writeMonth(Number(year), Number(season) * 3 + (end === 'from' ? 0 : 2))}~`;
}
