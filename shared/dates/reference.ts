import { parseEdtf } from '../text/edtf.ts';
import { dayOf, type Day } from './calendar.ts';

/** What a document's publication date gives to relative words: as exact as it is known. */
export interface Reference {
  readonly year: number;
  readonly month: number | null;
  readonly day: Day | null;
  /** As it was written. */
  readonly text: string;
}

/** What the words of the sentence say: what is to come, what has been, or neither. */
export type Tense = 'future' | 'past' | null;

/** The reference of a publication date (EDTF); null where there is none, or it is no single date. */
export function referenceOf(published: string | null): Reference | null {
  const text = (published ?? '').trim();
  const date = text === '' ? null : parseEdtf(text);
  if (date?.kind !== 'date' || date.isUnspecified || date.precision === 'season') return null;
  const { year, month, day } = date;
  const [plain = text] = text.split(/[~?%T]/);
  return { year, month, day: month === null || day === null ? null : dayOf(year, month, day), text: plain };
}

/**
 * The years of a month, or of a day in it, that stands without one: the last one that has been, and where the words do not tell and
 * the next one is nearer, that one as well, the likelier first. What lies at most this far ahead is likelier than a year ago.
 */
export function yearsOf(month: number, day: number | null, reference: Reference, tense: Tense): readonly number[] {
  const { year, month: now, day: today } = reference;
  if (now === null) return [year];
  const at = today ?? dayOf(year, now, 15);
  const hasBegun =
    month < now || (month === now && (day === null || today === null || dayOf(year, month, day) <= today));
  const isOver = month < now || (month === now && day !== null && today !== null && dayOf(year, month, day) < today);
  const past = hasBegun ? year : year - 1;
  const future = isOver ? year + 1 : year;
  if (past === future || tense === 'past') return [past];
  if (tense === 'future') return [future];
  const [back, ahead] = [past, future].map((one) => Math.abs(dayOf(one, month, day ?? 15) - at)) as [number, number];
  if (ahead >= back) return [past];
  return ahead <= SOON ? [future, past] : [past, future];
}

/** Days. */
const SOON = 45;
