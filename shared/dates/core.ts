import { writeMonth, writeYear } from './calendar.ts';
import { counted } from './counted-time.ts';
import { PARTS, SEASONS } from './date-words.ts';
import { months } from './months.ts';
import { numeric } from './numeric.ts';
import { yearsOf } from './reference.ts';
import {
  at,
  endOfYear,
  LATIN,
  one,
  partOfYear,
  YEAR,
  type Against,
  type Core,
  type Finder,
  type Stretch,
} from './stretch.ts';
import { days, neighbours, weekdays, weekends } from './weeks.ts';

const PIECE = new RegExp(
  String.raw`(?<!\p{L})(?:the\s)?(?:(?<half>first|second)\shalf|(?<quarter>first|second|third|fourth)\squarter)\sof\s(?<year>${YEAR})(?!\d)|(?<part>${LATIN(PARTS.keys())})[\s-]?(?:the\s)?(?<whole>${YEAR}|(?:of\s)?(?:the|this)\syear|year)(?!\d|\p{L})`,
  'iu',
);
const ORDER = ['first', 'second', 'third', 'fourth'];
/** Halves, quarters and thirds of a year: "early 2024", "the end of the year". */
const pieces: Finder = (text, { reference }) => {
  const match = PIECE.exec(text);
  if (match === null) return null;
  const { half, quarter, year, part, whole } = match.groups ?? {};
  const span = (known: number, from: number, to: number): Stretch => ({
    from: writeMonth(known, from),
    to: writeMonth(known, to),
  });
  const place = (word: string): number => ORDER.indexOf(word.toLowerCase());
  if (half !== undefined) return at(match, [span(Number(year), place(half) * 6 + 1, place(half) * 6 + 6)]);
  if (quarter !== undefined) return at(match, [span(Number(year), place(quarter) * 3 + 1, place(quarter) * 3 + 3)]);
  const known = /^\d/.test(whole ?? '') ? Number(whole) : (reference?.year ?? null);
  if (known === null) return at(match, []);
  const kind = /(?:end|ende|fin)/iu.test(part ?? '') ? 'end' : (PARTS.get(part?.toLowerCase() ?? '') ?? 'mid');
  return at(match, [kind === 'end' ? endOfYear(known) : partOfYear(known, kind)]);
};

const SEASON = new RegExp(
  String.raw`(?<!\p{L})(?:(?<which>this|last|next|past|coming|diesen|letzten|nächsten)\s)?(?<the>(?:in|im|au|en)\s(?:the\s|l’)?)?(?:the\s|el\s)?(?<season>${LATIN(SEASONS.keys())})(?!\p{L})(?:\s(?:of\s|de\s)?(?<year>${YEAR}))?`,
  'giu',
);
const seasons: Finder = (text, { reference, tense }) => {
  const match = [...text.matchAll(SEASON)].find(
    ({ groups }) => groups?.['which'] ?? groups?.['year'] ?? groups?.['the'],
  );
  if (match === undefined) return null;
  const { which = '', year, season: word = '' } = match.groups ?? {};
  const season = SEASONS.get(word.toLowerCase()) ?? 21;
  const write = (known: number): Stretch => one(`${writeYear(known)}-${season}`);
  if (year !== undefined) return at(match, [write(Number(year))]);
  if (reference?.month === undefined || reference.month === null) return at(match, []);
  const [middle, last] = [(season - 20) * 3 + 1, (season - 20) * 3 + 2];
  if (/^(?:last|past|letzten)$/iu.test(which))
    return at(match, [write(reference.month > last ? reference.year : reference.year - 1)]);
  if (/^(?:next|coming|nächsten)$/iu.test(which))
    return at(match, [write(reference.month < middle - 1 ? reference.year : reference.year + 1)]);
  if (which !== '') return at(match, [write(reference.year)]);
  return at(match, yearsOf(Math.min(middle, 12), null, reference, tense).map(write));
};

const YEARS = new RegExp(
  String.raw`(?<![\d.,$€£-])(?<decade>(?:1[5-9]|20)\d)0s(?!\p{L})|(?<![\d.,$€£])(?<from>${YEAR})(?:\s?[-–/]\s?(?<to>${YEAR}|\d\d))?(?=[년年]|[^\d\p{L}%,]|,(?!\d)|$)(?!\s\p{Ll}+s(?!\p{L}))`,
  'u',
);
const years: Finder = (text) => {
  const match = YEARS.exec(text);
  if (match === null) return null;
  const { decade, from = '', to } = match.groups ?? {};
  if (decade !== undefined) return at(match, [one(`${decade}X`)]);
  const end = to === undefined ? from : to.length === 2 ? from.slice(0, 2) + to : to;
  return end < from ? null : at(match, [{ from, to: end }]);
};

/** What is soon or was lately has no end, or no beginning, but the publication. */
const OPEN: readonly (readonly [RegExp, 'from' | 'to'])[] = [
  [
    /(?<!\p{L})(?:soon|in the near future|in the foreseeable future|shortly|bald|demnächst|bientôt|pronto|곧|조만간|近く|不久)(?!\p{L}{2})/iu,
    'from',
  ],
  [
    /(?<!\p{L})(?:recently|lately|so far|to date|until now|kürzlich|bisher|bislang|récemment|recientemente|최근|지금까지|最近|迄今|これまで)(?!\p{L}{3})/iu,
    'to',
  ],
];
const open: Finder = (text, { reference }) => {
  for (const [pattern, side] of OPEN) {
    const match = pattern.exec(text);
    if (match === null) continue;
    if (reference === null) return at(match, []);
    return at(match, [side === 'from' ? { from: reference.text, to: '..' } : { from: '..', to: reference.text }], true);
  }
  return null;
};

const FINDERS: readonly Finder[] = [
  numeric,
  pieces,
  months,
  counted,
  weekends,
  neighbours,
  seasons,
  weekdays,
  days,
  years,
  open,
];

/** The first words of a text that say a time by themselves, more telling ones before others. Null: there are none. O(n). */
export function findCore(text: string, against: Against): Core | null {
  for (const find of FINDERS) {
    const found = find(text, against);
    if (found !== null) return found;
  }
  return null;
}
