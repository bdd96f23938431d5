import { dayOf, lastOf, writeDay, writeMonth } from './calendar.ts';
import { at, one, YEAR, type Core, type Finder, type Stretch } from './stretch.ts';

const YEAR_FIRST = /(?<![\d./-])(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?![\d-])/u;
const YEAR_LAST = /(?<![\d./-])(?<a>\d{1,2})(?<sign>[-/.])(?<b>\d{1,2})\k<sign>(?<year>\d{4})(?!\d)/u;
const NO_DAY = new RegExp(String.raw`(?<![\d./-])(?<month>0?[1-9]|1[0-2])/(?<year>${YEAR})(?!\d)`, 'u');

/**
 * "2024-05-04", and "04/05/2024", which is April 5 in the United States and May 4 elsewhere: both, unless a number above 12, a full
 * stop between them or the language tells.
 */
export const numeric: Finder = (text, { language }) => {
  const first = YEAR_FIRST.exec(text);
  const match = first ?? YEAR_LAST.exec(text);
  if (match === null) return withoutDay(text);
  const { year, month, day, a, b, sign } = match.groups ?? {};
  const write = (month: string | undefined, day: string | undefined): Stretch | null => {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return m < 1 || m > 12 || d < 1 || d > lastOf(y, m) ? null : one(writeDay(dayOf(y, m, d)));
  };
  const [monthFirst, dayFirst] = first === null ? [write(a, b), write(b, a)] : [write(month, day), null];
  const isOpen = monthFirst !== null && dayFirst !== null && monthFirst.from !== dayFirst.from;
  const found = isOpen
    ? orderOf(sign, language).map((order) => (order === 'month' ? monthFirst : dayFirst))
    : [monthFirst ?? dayFirst];
  const core = at(match, found);
  return core.stretches.length === 0 ? { ...core, isNoDay: true } : core;
};

/** "05/2024": a month. */
function withoutDay(text: string): Core | null {
  const match = NO_DAY.exec(text);
  const { year, month } = match?.groups ?? {};
  return match === null ? null : at(match, [one(writeMonth(Number(year), Number(month)))]);
}

/** Languages that write the day first, wherever they are written. */
const DAY_FIRST = new Set('de fr es it pt nl ru uk pl cs sk da nb nn no fi tr el ro bg sr hr ar vi id'.split(' '));

/** What may stand first, the likelier one before the other. English has both, and most English texts do not say their country. */
function orderOf(sign: string | undefined, stated: string | null): readonly ('month' | 'day')[] {
  const [language = '', ...more] = (stated ?? '').trim().toLowerCase().split(/[-_]/);
  const country = more.find((part) => /^[a-z]{2}$/.test(part));
  if (language === 'en' && country === 'us') return ['month'];
  // Full stops stand between them where the day comes first.
  if (sign === '.' || DAY_FIRST.has(language)) return ['day'];
  if (language !== 'en') return ['day', 'month'];
  return country === undefined || country === 'ca' || country === 'ph' ? ['month', 'day'] : ['day'];
}
