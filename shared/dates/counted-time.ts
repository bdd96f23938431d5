import { numberWords } from '../figures/number-words.ts';
import { addMonths, writeDay, writeMonth, writeYear, type Day } from './calendar.ts';
import type { Against, Core, Stretch } from './stretch.ts';
import { PERIODS, type Period } from './date-words.ts';
import type { Reference } from './reference.ts';

const LATIN = [...PERIODS.keys()]
  .filter((word) => /^\p{Script=Latin}/u.test(word))
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const COUNT = String.raw`(?<n>\d+|(?:an?\s)?couple\sof|a\sfew|several|an?|\p{L}+)\s(?<unit>${LATIN})(?!\p{L})`;
const UNIT = String.raw`(?<unit>hours|days|weeks|months|years|decades|stunden|tagen?|wochen|monaten?|jahren?|heures|jours|semaines|mois|ans|années|horas|días|semanas|meses|años)(?!\p{L})`;
const DENSE_UNIT = '(?<unit>시간|일|주일|주|개월|달|년|小时|时间|時間|天|日|周|星期|週間|个月|か月|ヶ月|年)';

type Way = 'ago' | 'ahead' | 'within' | 'past' | 'recent' | 'coming';

/** Ways to count from the publication. Those without a number go by convention: see `MANY`. */
const WAYS: readonly (readonly [Way, RegExp])[] = [
  ['ago', new RegExp(String.raw`(?<!\p{L})${COUNT}\sago(?!\p{L})`, 'iu')],
  ['ago', new RegExp(String.raw`(?<!\p{L})(?:vor|il\sy\sa|hace)\s${COUNT}`, 'iu')],
  ['ago', new RegExp(String.raw`(?<n>\d+|[一二两兩三四五六七八九十])\s?${DENSE_UNIT}\s?(?:전|前)`, 'u')],
  [
    'within',
    new RegExp(
      String.raw`(?<!\p{L})(?:within|innerhalb von|innerhalb|binnen|d’ici|en menos de)\s(?:the\snext\s)?${COUNT}`,
      'iu',
    ),
  ],
  [
    'past',
    /(?<!\p{L})(?:in|over|during|for|within)\sthe\s(?:past|last)\s(?<unit>day|week|month|year|decade)(?!\p{L})/iu,
  ],
  [
    'past',
    new RegExp(
      String.raw`(?<!\p{L})(?:past|last|previous|letzten|vergangenen|derniers|dernières|últimos|últimas)\s${COUNT}`,
      'iu',
    ),
  ],
  [
    'recent',
    new RegExp(
      String.raw`(?<!\p{L})(?:recent|past few|last few|letzten|vergangenen|ces derniers|ces dernières|últimos|últimas)\s${UNIT}`,
      'iu',
    ),
  ],
  [
    'coming',
    new RegExp(
      String.raw`(?<!\p{L})(?:coming|next few|next couple of|upcoming|kommenden|nächsten|prochains|prochaines|próximos|próximas)\s${UNIT}`,
      'iu',
    ),
  ],
  ['ahead', new RegExp(String.raw`(?<!\p{L})(?:in|dans|dentro de|en)\s${COUNT}(?!\s(?:of|de|to)(?!\p{L}))`, 'iu')],
];

/** How many of a period "recent" and "coming" ones are, by convention. */
const MANY: Readonly<Record<Period, number>> = { hour: 24, day: 7, week: 4, month: 6, year: 5, decade: 3 };
const VAGUE: ReadonlyMap<string, number> = new Map([
  ['a couple of', 2],
  ['couple of', 2],
  ['a few', 4],
  ['several', 5],
]);

/** "Two weeks ago", "within a month", "in recent weeks": time that is counted from the publication. */
export function counted(text: string, { reference }: Against): Core | null {
  for (const [way, pattern] of WAYS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { n, unit = '' } = match.groups ?? {};
    const period = PERIODS.get(unit.toLowerCase()) ?? 'day';
    const isOne = n === undefined && way === 'past';
    const number = isOne ? 1 : n === undefined ? MANY[period] : numberOf(n);
    if (number === null) continue;
    const isVague = n === undefined ? !isOne : VAGUE.has(n.toLowerCase());
    const stretch = reference === null ? null : stretchOf(way, number, period, isVague, reference);
    const [start, end] = [match.index, match.index + match[0].length];
    return { start, end, stretches: stretch === null ? [] : [stretch], isConvention: isVague };
  }
  return null;
}

function numberOf(word: string): number | null {
  const lower = word.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  if (/^(?:an?|ein|eine[nrm]?|une?|una?)$/.test(lower)) return 1;
  const sign = '一二三四五六七八九十'.indexOf(lower);
  if (lower.length === 1 && sign >= 0) return sign + 1;
  if (/^[两兩]$/.test(lower)) return 2;
  const words = ['en', 'de', 'fr', 'es']
    .map((language) => numberWords(lower, language)[0])
    .find((found) => found !== undefined);
  return VAGUE.get(lower) ?? (words?.isScale === false ? words.value : null);
}

/** Null: the publication is not known that exactly. */
function stretchOf(way: Way, number: number, period: Period, isVague: boolean, reference: Reference): Stretch | null {
  const sign = way === 'ago' || way === 'past' || way === 'recent' ? -1 : 1;
  const { day } = reference;
  if ((period === 'year' || period === 'decade') && !(way === 'past' && number === 1 && day !== null)) {
    const far = writeYear(reference.year + sign * number * (period === 'decade' ? 10 : 1));
    return way === 'ago' || way === 'ahead'
      ? point(`${far}~`)
      : between(sign, isVague ? `${far}~` : far, writeYear(reference.year));
  }
  if (period === 'month' && way !== 'within' && way !== 'past') {
    if (reference.month === null) return null;
    const far = `${writeMonth(reference.year, reference.month + sign * number)}~`;
    return way === 'ago' || way === 'ahead'
      ? point(far)
      : between(sign, far, writeMonth(reference.year, reference.month));
  }
  if (day === null) return null;
  const moved = move(day, sign * number, period);
  // Nobody counts the days of "two weeks ago"; of "three days ago" everybody does.
  const isAbout = isVague || ((way === 'ago' || way === 'ahead') && period === 'week');
  const far = `${writeDay(moved)}${isAbout ? '~' : ''}`;
  return way === 'ago' || way === 'ahead' ? point(far) : between(sign, far, writeDay(day));
}

const point = (date: string): Stretch => ({ from: date, to: date });
const between = (sign: number, far: string, near: string): Stretch =>
  sign < 0 ? { from: far, to: near } : { from: near, to: far };

function move(day: Day, by: number, period: Period): Day {
  if (period === 'month') return addMonths(day, by);
  if (period === 'year') return addMonths(day, 12 * by);
  if (period === 'week') return day + 7 * by;
  return period === 'hour' ? day + Math.sign(by) * Math.ceil(Math.abs(by) / 24) : day + by;
}
