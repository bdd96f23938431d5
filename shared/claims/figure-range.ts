import { orderOfDates } from '../text/edtf-bounds.ts';
import { writeQuantity } from '../text/quantity.ts';
import type { FigureFacts } from './mention-facts.ts';

/** Where the true value lies if a figure is right. An open end is not among the values. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

/** How far "about" reaches, as a part of the value: 9,000 to 11,000 is about 10,000. */
export const ABOUT = 0.1;

/** What of a figure tells its range. */
export type Ranged = Pick<FigureFacts, 'min' | 'max' | 'comparator'>;

/** The range of a figure; null where it has no number, where its numbers are in the wrong order, or its comparator is not known. */
export function rangeOf({ min, max, comparator }: Ranged): ValueRange | null {
  const low = min ?? max;
  const high = max ?? min;
  if (low === null || high === null || low > high) return null;
  const closed = { isLowOpen: false, isHighOpen: false };
  switch (comparator) {
    case '=':
      return { low, high, ...closed };
    case '~':
      return { low: low - ABOUT * Math.abs(low), high: high + ABOUT * Math.abs(high), ...closed };
    case '>=':
      return { low, high: Infinity, ...closed };
    case '<=':
      return { low: -Infinity, high, ...closed };
    case '>':
      return { low, high: Infinity, ...closed, isLowOpen: true };
    case '<':
      return { low: -Infinity, high, ...closed, isHighOpen: true };
    default:
      return null;
  }
}

/** A unit as it is compared: without case, blanks and the plural's "s". Two words of one meaning are two units. */
export function unitKey(unit: string | null): string | null {
  const folded = unit?.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim() ?? '';
  return folded === '' ? null : folded.replaceAll(/(?<=\p{L}{3})s(?=$|[ /])/gu, '');
}

/** What a figure measures: its unit and its kind. */
export const measureKey = ({ unit, kind }: FigureFacts): string => JSON.stringify([unitKey(unit), kind]);

/** Whether two figures hold at times that are apart. */
export function areAtOtherTimes(a: Pick<FigureFacts, 'asOf'>, b: Pick<FigureFacts, 'asOf'>): boolean {
  const order = orderOfDates(a.asOf, b.asOf);
  return order === 'before' || order === 'after';
}

/** Whether two figures that measure the same can both be right. A figure that says nothing contradicts nothing. */
export function canBothBe(a: Ranged, b: Ranged): boolean {
  const [x, y] = [rangeOf(a), rangeOf(b)];
  return !x || !y || (reaches(x, y) && reaches(y, x));
}

/** Whether `a` begins before `b` ends. */
const reaches = (a: ValueRange, b: ValueRange): boolean =>
  a.low < b.high || (a.low === b.high && !a.isLowOpen && !b.isHighOpen);

/** A figure in one line, "≥ 10,000 troops"; its quote where nobody has read a number from it. */
export function figureText({ min, max, comparator, unit, quote }: FigureFacts): string {
  const low = min ?? max;
  const high = max ?? min;
  return low === null || high === null
    ? quote
    : writeQuantity({ min: low, max: high, comparator: sign(comparator), unit });
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };
const sign = (comparator: string): string => SIGNS[comparator] ?? comparator;

/** What two figures have to share to say the same. */
export const figureKey = ({ min, max, comparator, unit, kind, asOf }: FigureFacts): string =>
  JSON.stringify([min, max, comparator, unitKey(unit), kind, asOf]);
