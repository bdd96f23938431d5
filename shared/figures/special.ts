import { numberWords } from './number-words.ts';

/** A figure that is no plain number: a fraction, a multiple, "tens of thousands". Offsets are UTF-16 code units. */
export interface SpecialFigure {
  readonly start: number;
  readonly end: number;
  readonly min: number;
  readonly max: number;
  readonly comparator: '=' | '~' | '>=';
  /** What it is measured in, where the words themselves say so. */
  readonly unit: 'share' | '%' | 'times' | null;
  /** The words have no value of their own; this one is a convention. */
  readonly isConvention: boolean;
}

type Value = Omit<SpecialFigure, 'start' | 'end'>;
type Make = (groups: Readonly<Record<string, string | undefined>>, language: string | null) => Value | null;

const exactly = (value: number, unit: SpecialFigure['unit']): Value => ({
  min: value,
  max: value,
  comparator: '=',
  unit,
  isConvention: false,
});
/** "Thousands" are two thousand at least; that they are less than ten thousand nobody says. */
const many = (base: number): Value => ({
  min: 2 * base,
  max: 2 * base,
  comparator: '>=',
  unit: null,
  isConvention: true,
});
const between = (min: number, max: number): Value => ({ min, max, comparator: '~', unit: null, isConvention: true });

/** The number that one word or some digits are; null where they are none. */
function small(word: string | undefined, language: string | null): number | null {
  if (word === undefined) return null;
  if (/^\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (/^(?:an?|ein|une?|un[oa]?)$/iu.test(word)) return 1;
  const [first, ...more] = numberWords(word, language);
  return first === undefined || first.isScale || more.length > 0 ? (CHINESE.get(word) ?? null) : first.value;
}
const CHINESE = new Map([...'一二三四五六七八九十'].map((sign, i) => [sign, i + 1] as const));

const PARTS: ReadonlyMap<string, number> = new Map(
  (
    [
      [2, 'half halves'],
      [3, 'third thirds drittel tiers tercio tercios'],
      [4, 'quarter quarters fourth fourths viertel quart quarts cuarto cuartos'],
      [5, 'fifth fifths fünftel cinquième cinquièmes quinto quintos'],
      [6, 'sixth sixths sechstel sixième sixièmes sexto sextos'],
      [7, 'seventh sevenths siebtel septième septièmes'],
      [8, 'eighth eighths achtel huitième huitièmes'],
      [9, 'ninth ninths neuntel'],
      [10, 'tenth tenths zehntel dixième dixièmes décimo décimos'],
    ] as const
  ).flatMap(([part, words]) => words.split(' ').map((word) => [word, part] as const)),
);
const PART = [...PARTS.keys()].toSorted((a, b) => b.length - a.length).join('|');

const SCALE_WORDS: ReadonlyMap<string, number> = new Map(
  (
    [
      [10, 'tens dizaines decenas'],
      [12, 'dozen dozens dutzende dutzenden douzaines docenas'],
      [20, 'scores'],
      [100, 'hundred hundreds hunderte hunderten centaines cientos centenares'],
      [1e3, 'thousand thousands tausende tausenden milliers miles'],
      [1e4, 'zehntausende zehntausenden'],
      [1e5, 'hunderttausende hunderttausenden'],
      [1e6, 'million millions millionen millones'],
      [1e9, 'billion billions milliarden milliards'],
    ] as const
  ).flatMap(([scale, words]) => words.split(' ').map((word) => [word, scale] as const)),
);
const PLURAL =
  'tens|dozens|scores|hundreds|thousands|millions|billions|dutzende|dutzenden|hunderte|hunderten|tausende|tausenden|zehntausende|zehntausenden|hunderttausende|hunderttausenden|dizaines|douzaines|centaines|milliers|decenas|cientos|centenares|miles';
const COUNT = String.raw`\d+|\p{L}+`;

const FEW: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['several', [3, 9]],
  ['mehrere', [3, 9]],
  ['plusieurs', [3, 9]],
  ['varios', [3, 9]],
  ['varias', [3, 9]],
  ['few', [3, 5]],
  ['einige', [3, 5]],
  ['quelques', [3, 5]],
  ['algunos', [3, 5]],
  ['couple', [2, 2]],
]);

const PATTERNS: readonly (readonly [RegExp, Make])[] = [
  [
    /(?<n>\d+)\s?분의\s?(?<m>\d+)|(?<n2>\d+|[一二三四五六七八九十])\s?分之\s?(?<m2>\d+|[一二三四五六七八九十])|(?<n3>\d+)\s?分の\s?(?<m3>\d+)/gu,
    ({ n, m, n2, m2, n3, m3 }) => ratio(small(m ?? m2 ?? m3, null), small(n ?? n2 ?? n3, null)),
  ],
  [/百分之\s?(?<n>\d+(?:\.\d+)?|[一二三四五六七八九十]+)/gu, ({ n }) => percent(n ?? '')],
  [/(?<of>\d+)\s?人に\s?(?<n>\d+)\s?人/gu, ({ n, of }) => ratio(small(n, null), small(of, null))],
  [/절반|반수|一半|半数|半分|половин\p{L}/gu, () => exactly(0.5, 'share')],
  [/(?:두|2)\s?배|两倍|二倍/gu, () => exactly(2, 'times')],
  [/세\s?배|三倍/gu, () => exactly(3, 'times')],
  [/上万/gu, () => ({ ...many(5000), isConvention: true })],
  // "Half a million", "a quarter of a million".
  [
    new RegExp(
      `(?<!\\p{L})(?:(?<n>${COUNT})[\\s-])?(?<part>${PART})\\s(?:of\\s)?(?:an?|one)\\s(?<scale>million|billion|dozen|hundred|thousand|trillion)(?!\\p{L})`,
      'giu',
    ),
    ({ n, part, scale }) => {
      const share = (small(n ?? 'a', 'en') ?? 1) / (PARTS.get(part?.toLowerCase() ?? '') ?? 1);
      return exactly(share * (SCALE_WORDS.get(scale?.toLowerCase() ?? '') ?? 1), null);
    },
  ],
  // "Half a year" is no year.
  [/(?<!\p{L})half\san?(?=\s\p{L})/giu, () => exactly(0.5, null)],
  [
    new RegExp(`(?<!\\p{L}|\\d[.,]?|and\\s)(?<n>${COUNT})[\\s-](?<part>${PART})(?!\\p{L}|-)`, 'giu'),
    ({ n, part }, language) => ratio(small(n, language), PARTS.get(part?.toLowerCase() ?? '') ?? null),
  ],
  [
    /(?<![\p{L}-]|and\sa\s)(?:half|(?:die\s)?hälfte|(?:la\s)?moitié|(?:la\s)?mitad)(?!\p{L}|-|\s(?:an?|past)\s)/giu,
    () => exactly(0.5, 'share'),
  ],
  [
    new RegExp(`(?<!\\p{L})(?<n>${COUNT})\\s(?:in|out\\sof)\\s(?:every\\s)?(?<of>${COUNT})(?!\\p{L}|[.,]?\\d)`, 'giu'),
    ({ n, of }, language) => inside(small(n, language), small(of, language)),
  ],
  [/(?<![\d/.,])(?<n>\d{1,2})\/(?<of>\d{1,2})(?![\d/])/gu, ({ n, of }) => inside(small(n, null), small(of, null))],
  [
    /(?<!\p{L})jede[rsnm]?\s(?<nth>zweite|dritte|vierte|fünfte|zehnte)\p{L}?(?!\p{L})/giu,
    ({ nth }) => exactly(1 / (NTH.get(nth?.toLowerCase() ?? '') ?? 1), 'share'),
  ],
  [
    /(?<!\p{L})(?:doubl(?:e|ed|ing)|twice|twofold|verdoppel\p{L}*|doppelt\p{L}*|(?:le\s)?double|(?:el\s)?doble|вдвое)(?!\p{L})/giu,
    () => exactly(2, 'times'),
  ],
  [
    /(?<!\p{L})(?:tripl(?:e|ed|ing)|thrice|threefold|verdreifach\p{L}*|(?:le\s|el\s)?triple|втрое)(?!\p{L})/giu,
    () => exactly(3, 'times'),
  ],
  [/(?<!\p{L})(?:quadrupl(?:e|ed|ing)|fourfold)(?!\p{L})/giu, () => exactly(4, 'times')],
  [
    /(?<!\p{L})(?<n>\p{L}+?|\d+)-?fold(?!\p{L})/giu,
    ({ n }) => {
      const value = small(n, 'en');
      return value === null ? null : exactly(value, 'times');
    },
  ],
  [/(?<!\p{L})(?<n>drei|vier|fünf|zehn)mal(?!\p{L})/giu, ({ n }) => exactly(small(n, 'de') ?? 0, 'times')],
  // French round numbers.
  [
    /(?<!\p{L})une\s(?<n>dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine)(?!\p{L})/giu,
    ({ n }) => ({ ...exactly(ROUND.get(n?.toLowerCase() ?? '') ?? 0, null), comparator: '~' }),
  ],
  [/(?<!\p{L})un\smillier(?!\p{L})/giu, () => ({ ...exactly(1000, null), comparator: '~' })],
  [
    new RegExp(
      `(?<!\\p{L})(?:an?\\s|un\\s)?(?<few>${[...FEW.keys()].join('|')})\\s(?:of\\s|de\\s)?(?<scale>${[...SCALE_WORDS.keys()].join('|')})(?!\\p{L})`,
      'giu',
    ),
    ({ few, scale }) => {
      const [min, max] = FEW.get(few?.toLowerCase() ?? '') ?? [1, 1];
      const by = SCALE_WORDS.get(scale?.toLowerCase() ?? '') ?? 1;
      return between(min * by, max * by);
    },
  ],
  [/(?<!\p{L})a\scouple(?:\sof)?(?!\p{L})/giu, () => between(2, 2)],
  [
    new RegExp(
      `(?<![\\p{L}-]|\\d\\s|\\p{L}\\s(?=(?:millions|miles)))(?<base>${PLURAL})(?:\\s(?:of|de|von)\\s(?<scale>thousands|millions|billions|milliers|millions|miles|millones))?(?!\\p{L})`,
      'giu',
    ),
    ({ base, scale }) =>
      many((SCALE_WORDS.get(base?.toLowerCase() ?? '') ?? 1) * (SCALE_WORDS.get(scale?.toLowerCase() ?? '') ?? 1)),
  ],
];

const NTH = new Map([
  ['zweite', 2],
  ['dritte', 3],
  ['vierte', 4],
  ['fünfte', 5],
  ['zehnte', 10],
]);
const ROUND = new Map([
  ['dizaine', 10],
  ['quinzaine', 15],
  ['vingtaine', 20],
  ['trentaine', 30],
  ['quarantaine', 40],
  ['cinquantaine', 50],
  ['soixantaine', 60],
  ['centaine', 100],
]);

const ratio = (n: number | null, of: number | null): Value | null =>
  n === null || of === null || of === 0 ? null : exactly(n / of, 'share');
/** "Three in ten" is a share, "ten in three" is none. */
const inside = (n: number | null, of: number | null): Value | null =>
  n !== null && of !== null && n < of ? ratio(n, of) : null;

function percent(written: string): Value | null {
  const plain = Number(written);
  if (Number.isFinite(plain)) return exactly(plain, '%');
  const [tens = '', ones = ''] = written.split('十');
  const value = written.includes('十')
    ? 10 * (tens === '' ? 1 : (CHINESE.get(tens) ?? 0)) + (ones === '' ? 0 : (CHINESE.get(ones) ?? 0))
    : CHINESE.get(written);
  return value === undefined ? null : exactly(value, '%');
}

/** The fractions, multiples and numbers without digits of a text, in its order; none lies in another. O(n). */
export function specialFigures(text: string, language: string | null): SpecialFigure[] {
  const found: SpecialFigure[] = [];
  for (const [pattern, make] of PATTERNS) {
    for (const { 0: written, index, groups = {} } of text.matchAll(pattern)) {
      const value = make(groups, language);
      const end = index + written.length;
      const isFree = found.every((one) => one.end <= index || one.start >= end);
      if (value !== null && isFree) found.push({ start: index, end, ...value });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
