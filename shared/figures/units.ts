import { ANYBODY, BELONGING, NEUTRAL, PERSONS, UNITS, type Dimension } from './unit-table.ts';

/** A unit in its normal form. */
export interface Unit {
  /** What is proposed and shown: "troops", "artillery rounds", "USD", "km"; the words themselves where the table has none. */
  readonly lemma: string;
  /** Null: the table does not know it, so it is compared by its words alone. */
  readonly dimension: Dimension | null;
  /** See `KnownUnit` of the table. */
  readonly base: string;
  readonly factor: number;
  /** Lower-case words that narrow what is counted: "north", "korean". */
  readonly narrowed: readonly string[];
  /** What it is a rate over: "years" of "USD/year". */
  readonly per: Unit | null;
}

/** What of two units makes their figures comparable. `factor`: how many of `b` one of `a` is. */
export type Comparable =
  | { readonly ok: true; readonly factor: number; readonly note: UnitNote | null; readonly slack: number }
  | { readonly ok: false; readonly why: UnitProblem };

/** `converted`: one was turned into the other; `generic`: one says less of what is counted ("people" and "troops"). */
export type UnitNote = 'converted' | 'generic';

/**
 * Why figures cannot be compared by their units. `unit-missing`: only one has a unit; `currency`: money of two countries; `rate`: only
 * one is per some time; `dimension`: a length and a weight; `counted`: different things are counted.
 */
export type UnitProblem = 'unit-missing' | 'currency' | 'rate' | 'dimension' | 'counted';

/** Texts round when they convert: "70 miles (113 km)". Part of the value. */
const ROUNDED = 0.01;
/** A month has 28 to 31 days. Part of the value. */
const MONTH_OF_DAYS = 0.09;
/** "Tons" may be short (907 kg), metric (1,000 kg) or long (1,016 kg). Part of the value. */
const SOME_TON = 0.12;
/** Mean length of a Gregorian month, in seconds. */
const MONTH = 30.436875 * 86_400;

const PERIODS = new Map([
  ...['annually', 'yearly', 'annual', 'per annum', 'a year', 'each year', 'every year', 'p.a.'].map(
    (one) => [one, 'years'] as const,
  ),
  ...['monthly', 'a month', 'each month', 'every month'].map((one) => [one, 'months'] as const),
  ...['weekly', 'a week', 'each week', 'every week'].map((one) => [one, 'weeks'] as const),
  ...['daily', 'a day', 'each day', 'every day'].map((one) => [one, 'days'] as const),
  ...['hourly', 'an hour', 'each hour', 'every hour'].map((one) => [one, 'hours'] as const),
]);

/** The normal form of a unit as it is written: "USD per year", "North Korean troops". Null: nothing is written. O(n). */
export function unitOf(text: string | null): Unit | null {
  const plain = (text ?? '').normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (plain === '') return null;
  const known = lookUp(plain);
  if (known !== null) return known;
  const [, over, rate] = /^(.+?)(?:\s*\/\s*|\s+per\s+)(.+)$/iu.exec(plain) ?? [];
  if (over !== undefined && rate !== undefined) return rateOf(over, unitOf(rate));
  for (const [words, period] of PERIODS) {
    if (plain.toLowerCase().endsWith(` ${words}`)) return rateOf(plain.slice(0, -words.length), unitOf(period));
  }
  return counted(plain);
}

function rateOf(over: string, per: Unit | null): Unit | null {
  const unit = unitOf(over);
  return unit === null || per === null ? unit : { ...unit, per };
}

function lookUp(text: string): Unit | null {
  const known = UNITS.get(text.toLowerCase());
  return known === undefined ? null : { ...known, narrowed: [], per: null };
}

/** A thing with words before it. The last word says what is counted, unless more words together do. */
function counted(text: string): Unit {
  const [, measure, of = ''] = /^(.+?) of (.+)$/iu.exec(text) ?? [];
  const stuff = measure === undefined ? null : lookUp(measure);
  // "Tons of grain" are tons; "boxes of shells" are neither shells nor only boxes.
  if (stuff !== null && stuff.dimension !== 'count') return { ...stuff, narrowed: of.toLowerCase().split(' ') };
  const words = text.split(' ').filter((word, i, all) => !NEUTRAL.has(word.toLowerCase()) || i === all.length - 1);
  const narrowed = words.map((word) => word.toLowerCase()).filter((word) => BELONGING.has(word));
  const own = words.filter((word) => !BELONGING.has(word.toLowerCase()));
  if (own.length === 0) return people(words.join(' '), narrowed);
  const known = lookUp(own.join(' ')) ?? lookUp(own.filter((word) => word.toLowerCase() !== 'military').join(' '));
  if (known !== null) return { ...known, narrowed };
  const lemma = own.join(' ');
  // "Construction troops" are none of the troops that are counted elsewhere: all of the words count.
  return { lemma, dimension: null, base: singular(lemma.toLowerCase()), factor: 1, narrowed, per: null };
}

/** "North Koreans": people, by whose they are. */
const people = (lemma: string, narrowed: readonly string[]): Unit => ({
  lemma,
  dimension: 'count',
  base: ANYBODY,
  factor: 1,
  narrowed: narrowed.map((word, i) => (i === narrowed.length - 1 ? word.replace(/(?<=an)s$/, '') : word)),
  per: null,
});

const singular = (word: string): string => word.replace(/(?<=[a-z]{2})(?:(?<=(?:s|x|ch|sh))es|(?<!s)s)$/, '');

/** A unit as a codebook's answer: "troops", "USD/year". */
export function unitName({ lemma, per }: Pick<Unit, 'lemma' | 'per'>): string {
  return per === null ? lemma : `${lemma}/${per.lemma.replace(/^(year|month|week|day|hour|minute|second)s$/, '$1')}`;
}

/**
 * Whether figures in two units can be compared, and how. Two figures without a unit can; where only one has one nobody knows.
 * Persons are comparable where they are of one kind (soldiers, troops, personnel), or one says no kind (people).
 */
export function comparable(a: string | null, b: string | null): Comparable {
  const [one, other] = [unitOf(a), unitOf(b)];
  if (one === null && other === null) return { ok: true, factor: 1, note: null, slack: 0 };
  return one === null || other === null ? { ok: false, why: 'unit-missing' } : compared(one, other);
}

function compared(a: Unit, b: Unit): Comparable {
  if ((a.per === null) !== (b.per === null)) return { ok: false, why: 'rate' };
  if (a.per === null || b.per === null) return alone(a, b);
  const [over, under] = [alone(a, b), alone(a.per, b.per)];
  if (!over.ok || !under.ok) return { ok: false, why: over.ok ? 'rate' : over.why };
  return {
    ok: true,
    factor: over.factor / under.factor,
    note: over.note ?? under.note,
    slack: over.slack + under.slack,
  };
}

function alone(a: Unit, b: Unit): Comparable {
  if (a.dimension !== b.dimension && a.dimension !== null && b.dimension !== null)
    return { ok: false, why: 'dimension' };
  if (a.dimension === 'money' && a.base !== b.base) return { ok: false, why: 'currency' };
  if (a.base !== b.base) return apart(a, b);
  const hasNarrower = a.narrowed.join(' ') !== b.narrowed.join(' ');
  if (hasNarrower && a.narrowed.length > 0 && b.narrowed.length > 0) return { ok: false, why: 'counted' };
  const factor = a.factor / b.factor;
  const hasTon = [a, b].some(({ lemma }) => lemma === 'tons') && a.lemma !== b.lemma;
  const isConverted = a.factor !== b.factor;
  // Years are months, and percents are shares, without anything rounded away.
  const isExact = a.base === 'month' || a.dimension === 'share' || !isConverted;
  const slack = hasTon ? SOME_TON : isExact ? 0 : ROUNDED;
  return { ok: true, factor, note: isConverted ? 'converted' : hasNarrower ? 'generic' : null, slack };
}

/** Units of different bases: time by the calendar and by the clock, persons of whom one says no kind. */
function apart(a: Unit, b: Unit): Comparable {
  if (a.dimension === 'time' && b.dimension === 'time') {
    const seconds = ({ base, factor }: Unit): number => factor * (base === 'month' ? MONTH : 1);
    return { ok: true, factor: seconds(a) / seconds(b), note: 'converted', slack: MONTH_OF_DAYS };
  }
  const isNarrowed = a.narrowed.length > 0 && b.narrowed.length > 0 && a.narrowed.join(' ') !== b.narrowed.join(' ');
  const isPerson = ({ base }: Unit): boolean => PERSONS.has(base);
  const isGeneric = isPerson(a) && isPerson(b) && [a, b].some(({ base }) => base === ANYBODY);
  return isGeneric && !isNarrowed ? { ok: true, factor: 1, note: 'generic', slack: 0 } : { ok: false, why: 'counted' };
}
