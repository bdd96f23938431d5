import { dayOf, partsOf, weekday, writeDay, writeMonth, writeYear } from './calendar.ts';
import { DAYS, NEIGHBOURS, PARTS, WEEKDAYS, type Part } from './date-words.ts';
import { partOfMonth } from './months.ts';
import type { Reference } from './reference.ts';
import { at, DENSE, endOfYear, LATIN, one, partOfYear, type Core, type Finder } from './stretch.ts';

const WEEKDAY = new RegExp(
  String.raw`(?<!\p{L})(?:(?<which>last|this|next|past|coming|letzten|diesen|nächsten|kommenden)\s)?(?<name>${LATIN(WEEKDAYS.keys())})(?!\p{L})(?:\s(?<behind>dernier|prochain|pasado|próximo))?|(?<before>지난|이번|다음|上|下|本|先週の?|来週の?)?\s?(?<dense>${DENSE(WEEKDAYS.keys())})`,
  'iu',
);
/** "On Monday", "last Friday": against the publication's day. */
export const weekdays: Finder = (text, { reference, tense }) => {
  const match = WEEKDAY.exec(text);
  if (match === null) return null;
  const { which, behind, before, name, dense } = match.groups ?? {};
  const day = WEEKDAYS.get((name ?? dense ?? '').toLowerCase()) ?? 0;
  const today = reference?.day ?? null;
  if (today === null) return at(match, []);
  const monday = today - weekday(today);
  const says = (which ?? behind ?? before ?? '').toLowerCase();
  const past = today - ((weekday(today) - day + 7) % 7);
  const next = today + (((day - weekday(today) + 6) % 7) + 1);
  const write = (...found: number[]): Core =>
    at(
      match,
      [...new Set(found)].map((date) => one(writeDay(date))),
    );
  if (/^(?:last|past|letzten|dernier|pasado|지난|上|先)/u.test(says))
    return write(past === today ? past - 7 : past, monday - 7 + day);
  if (/^(?:next|coming|nächsten|kommenden|prochain|próximo|다음|下|来)/u.test(says))
    return write(next, monday + 7 + day);
  if (says !== '') return write(monday + day);
  return write(tense === 'future' ? next : past);
};

/** "Last week", 작년: the neighbours of the publication's own week, month or year. */
export const neighbours: Finder = (text, { reference }) => {
  for (const [pattern, period, by] of NEIGHBOURS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    if (reference === null) return at(match, []);
    const { year, month, day } = reference;
    const { part, behind } = partAt(text, match);
    match[0] += behind;
    if (period === 'year') {
      const known = year + by;
      const isEnd = part === 'late';
      return at(match, [part === null ? one(writeYear(known)) : isEnd ? endOfYear(known) : partOfYear(known, part)]);
    }
    if (period === 'month') {
      const [known = year, at12 = 1] = month === null ? [] : monthBy(year, month + by);
      return at(match, [
        month === null ? null : part === null ? one(writeMonth(known, at12)) : partOfMonth(known, at12, part),
      ]);
    }
    if (day === null) return at(match, []);
    const monday = day - weekday(day) + 7 * by;
    return at(match, [{ from: writeDay(monday), to: writeDay(monday + 6) }]);
  }
  return null;
};

/** "The end of" before it, or 말 and 底 behind it, which then belong to its words. */
function partAt(
  text: string,
  { 0: written, index }: RegExpExecArray,
): { readonly part: Part | null; readonly behind: string } {
  const [before] = PART_BEFORE.exec(text.slice(0, index)) ?? [];
  const [behind = ''] = PART_BEHIND.exec(text.slice(index + written.length)) ?? [];
  return { part: PARTS.get((before ?? behind).trim().toLowerCase()) ?? null, behind };
}
const PART_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:${LATIN(PARTS.keys())})\s$`, 'iu');
const PART_BEHIND = new RegExp(String.raw`^\s?(?:${DENSE(PARTS.keys())})`, 'u');

const monthBy = (year: number, month: number): [year: number, month: number] => [
  year + Math.floor((month - 1) / 12),
  ((((month - 1) % 12) + 12) % 12) + 1,
];

const WEEKEND = /(?<!\p{L})(?:(?<which>last|this|next|over the|at the|on the)\s)?weekend(?!\p{L})/iu;
/** "Over the weekend": the last Saturday and Sunday. */
export const weekends: Finder = (text, { reference, tense }) => {
  const match = WEEKEND.exec(text);
  if (match === null) return null;
  const today = reference?.day ?? null;
  if (today === null) return at(match, []);
  const saturday = today - weekday(today) + 5;
  const isAhead =
    /next/i.test(match.groups?.['which'] ?? '') || tense === 'future' || /this/i.test(match.groups?.['which'] ?? '');
  const from = isAhead || weekday(today) >= 5 ? saturday : saturday - 7;
  return at(match, [{ from: writeDay(from), to: writeDay(from + 1) }]);
};

const NEAR_DAYS = new RegExp(
  String.raw`(?<!\p{L})(?<word>${LATIN(DAYS.keys())})(?!\p{L})|(?<dense>${DENSE(DAYS.keys())})`,
  'iu',
);
/** "Yesterday", and in Korean the day of a month that is the last or the next one. */
export const days: Finder = (text, { reference }) => {
  const match = NEAR_DAYS.exec(text);
  const dated = match === null ? /(?<which>지난|오는)\s?(?<day>\d{1,2})일/u.exec(text) : null;
  if (dated !== null) return dayOfMonth(dated, reference);
  if (match === null) return null;
  const by = DAYS.get((match.groups?.['word'] ?? match[0]).toLowerCase()) ?? 0;
  const today = reference?.day ?? null;
  return at(match, [today === null ? null : one(writeDay(today + by))]);
};

/** 지난 23일, 오는 3일: the last or the next day of that number. */
function dayOfMonth(match: RegExpExecArray, reference: Reference | null): Core {
  const today = reference?.day ?? null;
  if (today === null) return at(match, []);
  const [year, month, date] = partsOf(today);
  const { which, day = '' } = match.groups ?? {};
  const by = which === '지난' ? (Number(day) <= date ? 0 : -1) : Number(day) >= date ? 0 : 1;
  return at(match, [one(writeDay(dayOf(year, month + by, Number(day))))]);
}
