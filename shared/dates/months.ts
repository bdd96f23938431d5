import { dayOf, lastOf, writeDay, writeMonth } from './calendar.ts';
import { MONTHS, PARTS, type Part } from './date-words.ts';
import { yearsOf } from './reference.ts';
import { at, DENSE, LATIN, one, YEAR, type Finder, type Stretch } from './stretch.ts';

const MONTH = String.raw`(?<month>${LATIN(MONTHS.keys())})\.?(?!\p{L})`;
const WRITTEN = new RegExp(
  String.raw`(?<!\p{L})(?:(?<part>${LATIN(PARTS.keys())})[\s-]?)?(?:(?<d1>\d{1,2})(?:st|nd|rd|th|er|\.)?(?:\s?[-–]\s?(?<d1b>\d{1,2})\.?)?\s(?:of\s|de\s)?)?${MONTH}(?:\s(?<d2>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?<d2b>\d{1,2}))?(?![\d:.,]?\d|\s?[ap]\.?m))?(?:,?\s(?:of\s|de\s|del\s)?(?<year>${YEAR})(?!\d))?`,
  'giu',
);
const JOINED = new RegExp(
  String.raw`^\s(?:and|or|to|through|und|oder|bis|et|ou|à|y|o|a)\s${MONTH}(?:,?\s(?:de\s)?(?<year>${YEAR})(?!\d))?`,
  'iu',
);
const DENSE_DATE = new RegExp(
  String.raw`(?:(?<year>\d{4})\s?[년年]\s?)?(?<month>\d{1,2})\s?[월月]\s?(?:(?<day>\d{1,2})\s?[일日号]|(?<part>${DENSE(PARTS.keys())}))?`,
  'u',
);

/** "October 8 and 13", where two days are spoken of. */
const UNTIL_DAY =
  /^\s(?:and|to|und|bis|et|au|y|al)\s(?:the\s)?(?<day>\d{1,2})(?:st|nd|rd|th|\.)?(?![\d.,:]*\d)(?!\s\p{L}+s(?!\p{L}))/u;
const WEEK_OF = /(?<!\p{L})(?<which>first|second|third|last)\sweek\sof\s$/iu;

/** "June 4, 2024", "4. Juni", "late June", "January and February", 6월 4일. */
export const months: Finder = (text, { reference, tense }) => {
  const match = [...text.matchAll(WRITTEN)].find((found) => isMonth(text, found)) ?? DENSE_DATE.exec(text);
  if (match === null) return null;
  const { part, d1, d2, d1b, d2b, year, month: name = '', day: dense } = match.groups ?? {};
  const month = MONTHS.get(name.toLowerCase()) ?? Number(name);
  const day = Number(d1 ?? d2 ?? dense ?? Number.NaN);
  const isTwo = /(?<!\p{L})(?:between|from|zwischen|vom|entre|du|del)\s(?:the\s)?$/iu.test(text.slice(0, match.index));
  const until = isTwo && !Number.isNaN(day) ? UNTIL_DAY.exec(text.slice(match.index + match[0].length)) : null;
  const lastDay = Number(until?.groups?.['day'] ?? d1b ?? d2b ?? day);
  const week = WEEK_OF.exec(text.slice(0, match.index))?.groups?.['which']?.toLowerCase();
  if (!(month >= 1 && month <= 12)) return null;
  const end = match.index + match[0].length;
  const joined = Number.isNaN(day) && part === undefined ? JOINED.exec(text.slice(end)) : null;
  const second = joined === null ? null : (MONTHS.get(joined.groups?.['month']?.toLowerCase() ?? '') ?? null);
  const stated = year ?? joined?.groups?.['year'];
  const place = { 0: match[0] + (until?.[0] ?? joined?.[0] ?? ''), index: match.index } as RegExpExecArray;
  if (stated === undefined && reference === null) return at(place, []);
  const hasDay = !Number.isNaN(day);
  // Of "November and March" the words tell the year of the one that they end with.
  const isOfSecond = second !== null && year === undefined;
  const years =
    stated === undefined && reference !== null
      ? yearsOf(isOfSecond ? second : month, hasDay ? day : null, reference, tense)
      : [Number(stated)];
  const found = years.map((known) => {
    if (second !== null) {
      const isNext = second < month;
      return {
        from: writeMonth(isNext && isOfSecond ? known - 1 : known, month),
        to: writeMonth(isNext && !isOfSecond ? known + 1 : known, second),
      };
    }
    if (!hasDay && week !== undefined) return weekOf(known, month, week);
    if (!hasDay)
      return part === undefined
        ? one(writeMonth(known, month))
        : partOfMonth(known, month, PARTS.get(part.toLowerCase()) ?? 'mid');
    if (day < 1 || lastDay > lastOf(known, month)) return null;
    return { from: writeDay(dayOf(known, month, day)), to: writeDay(dayOf(known, month, lastDay)) };
  });
  const core = at(place, found);
  return core.stretches.length === 0 ? { ...core, isNoDay: true } : core;
};

/** "May" and "march" are verbs, too: small ones need a word of time before them. */
function isMonth(text: string, match: RegExpExecArray): boolean {
  const { month = '', d1, d2, year, part } = match.groups ?? {};
  if (/^\p{Lu}/u.test(month) || d1 !== undefined || d2 !== undefined || year !== undefined || part !== undefined) {
    // "Mar" of "Mar del Plata", "Sept" and the like need something beside them.
    return (
      !/^(?:mar|may)$/iu.test(month) ||
      /^may$/iu.test(month) ||
      d1 !== undefined ||
      d2 !== undefined ||
      year !== undefined
    );
  }
  return (
    !/^(?:may|march|mar|jan|sep|dec|oct|mai|mars)$/iu.test(month) ||
    /(?:in|im|en|since|by|until|de|of)\s$/iu.test(text.slice(0, match.index))
  );
}

/** A week of a month, which nobody counts from a Monday: its border is "about". */
function weekOf(year: number, month: number, which: string): Stretch {
  const end = lastOf(year, month);
  const from = which === 'last' ? end - 6 : 7 * ['first', 'second', 'third'].indexOf(which) + 1;
  const [start, stop] = [writeDay(dayOf(year, month, from)), writeDay(dayOf(year, month, from + 6))];
  return { from: which === 'first' ? start : `${start}~`, to: which === 'last' ? stop : `${stop}~` };
}

/** Thirds of a month: to the 10th, to the 20th, to its end. The inner borders are "about". */
export function partOfMonth(year: number, month: number, part: Part): Stretch {
  const day = (date: number): string => writeDay(dayOf(year, month, date));
  if (part === 'early') return { from: day(1), to: `${day(10)}~` };
  if (part === 'mid') return { from: `${day(11)}~`, to: `${day(20)}~` };
  return { from: `${day(21)}~`, to: day(lastOf(year, month)) };
}
