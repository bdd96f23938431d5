import { DIGITS, plainDigits, readDigits } from './digits.ts';
import { eastAsianNumbers } from './east-asian.ts';
import type { ReadLanguage } from './languages.ts';
import { masksOf, type Mask } from './masks.ts';
import { numberWords, type NumberWord } from './number-words.ts';
import { specialFigures, type SpecialFigure } from './special.ts';
import { UNITS } from './unit-table.ts';

/** A number of a text, with what it may be. Offsets are UTF-16 code units. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** The values that it may have, the likeliest first; several where separators leave it open. */
  readonly values: readonly number[];
  /** What stands before a scale, and the scale: 15 and 1000 in "10-15 thousand". Null: there is none. */
  readonly scaled: { readonly by: number; readonly from: number } | null;
  readonly special: SpecialFigure | null;
}

/** What a text holds: numbers, and stretches whose numbers are none. */
export interface FoundNumbers {
  readonly numbers: readonly FoundNumber[];
  readonly masks: readonly Mask[];
}

const FRACTIONS = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);
const HALF = String.raw`and\sa\shalf|et\sdemie?|y\smedi[oa]|einhalb`;
const ATOM = new RegExp(`${DIGITS.source}|(?<half>${HALF})(?!\\p{L})|[½¼¾⅓⅔]|\\p{L}[\\p{L}\\p{M}]*`, 'giu');
/** "Un soldat" is a soldier, "un million" a number. */
const ARTICLES = new Set('un une uno una ein eine einen einem einer'.split(' '));
/** Scales that are written with a full stop. */
const SHORTENED = new Set('тыс млн млрд mio mrd tsd'.split(' '));
const SHORT_SCALES = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
]);
const DENSE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The numbers of a text in its order, dates, ordinals and names apart. O(n). */
export function numbersOf(text: string, language: ReadLanguage): FoundNumbers {
  const plain = plainDigits(text);
  const all = masksOf(plain);
  const dates = all.filter(({ why }) => why === 'date');
  const specials = specialFigures(without(plain, dates), language.name);
  // "A third of them" is a fraction before it is an ordinal.
  const masks = [...dates, ...all.filter((mask) => mask.why !== 'date' && !specials.some((one) => meets(one, mask)))];
  const left = without(without(plain, masks), specials);
  const numbers = DENSE.test(plain) ? dense(left) : spaced(left, language);
  const found = [...specials.map(ofSpecial), ...numbers].toSorted((a, b) => a.start - b.start);
  return { numbers: found, masks };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const meets = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

function without(text: string, stretches: readonly Stretch[]): string {
  return stretches.reduce(
    (left, { start, end }) => left.slice(0, start) + '\0'.repeat(end - start) + left.slice(end),
    text,
  );
}

const ofSpecial = (special: SpecialFigure): FoundNumber => ({
  start: special.start,
  end: special.end,
  values: [special.min],
  scaled: null,
  special,
});

function dense(text: string): FoundNumber[] {
  return eastAsianNumbers(text).map(({ start, end, value, isVague }) => ({
    start,
    end,
    values: [isVague ? 2 * value : value],
    scaled: scaledBy(text.slice(start, end)),
    special: isVague
      ? { start, end, min: 2 * value, max: 2 * value, comparator: '>=', unit: null, isConvention: true }
      : null,
  }));
}

function scaledBy(written: string): FoundNumber['scaled'] {
  const [, from, sign = ''] = /^([\d.,]+)([万萬만亿億억])$/u.exec(written.trim()) ?? [];
  return from === undefined ? null : { from: Number(from.replaceAll(',', '')), by: /[万萬만]/u.test(sign) ? 1e4 : 1e8 };
}

/** A number that is being read: several values side by side where separators leave it open. */
interface Open {
  readonly start: number;
  end: number;
  total: readonly number[];
  group: readonly number[];
  last: number;
  scaled: FoundNumber['scaled'];
  /** The scale that was read last, which "and a half" is half of; 1 where the last word was none. */
  scale: number;
}

function spaced(text: string, language: ReadLanguage): FoundNumber[] {
  const found: FoundNumber[] = [];
  let open: Open | null = null;
  const close = (): void => {
    if (open !== null) found.push(closed(open));
    open = null;
  };
  for (const match of text.matchAll(ATOM)) {
    const { 0: atom, index } = match;
    const end = index + atom.length;
    const gap = open === null ? '' : text.slice(open.end, index);
    if (/^\d/.test(atom)) {
      // "2 million 500 thousand" goes on, "10 20" does not.
      const goesOn: boolean =
        open !== null &&
        open.group[0] === 0 &&
        /^\s$/u.test(gap) &&
        !/^\s?(?:mm|cm|\p{L}-)|^\p{L}/u.test(text.slice(end));
      if (!goesOn) close();
      const values = readDigits(atom, language);
      if (open === null) open = begin(index, end, values);
      else Object.assign(open, { group: open.total.map(() => values[0] ?? 0), end, scale: 1 });
      continue;
    }
    const part = match.groups?.['half'] === undefined ? FRACTIONS.get(atom) : 0.5;
    if (part !== undefined) {
      if (open === null) open = begin(index, end, [part]);
      else {
        const more = part * open.scale;
        Object.assign(open, { group: open.group.map((value) => value + more), end });
      }
      continue;
    }
    const words = wordsOf(atom, text, index, language.name, open);
    if (words.length === 0) {
      if (!isJoiner(atom)) close();
      continue;
    }
    if (open === null || !goesOnWith(open, words[0], gap, language.name)) {
      close();
      open = begin(startOf(text, index, words[0]), end, [0]);
    }
    for (const word of words) take(open, word, language.name);
    open.end = end + (/^\.(?=\s)/u.test(text.slice(end)) && SHORTENED.has(atom.toLowerCase()) ? 1 : 0);
  }
  close();
  return found;
}

const begin = (start: number, end: number, group: readonly number[]): Open => ({
  start,
  end,
  total: group.map(() => 0),
  group,
  last: group[0] ?? 0,
  scaled: null,
  scale: 1,
});

const closed = ({ start, end, total, group, scaled }: Open): FoundNumber => ({
  start,
  end,
  values: total.map((value, i) => Number((value + (group[i] ?? 0)).toPrecision(15))),
  scaled: (group[0] ?? 0) === 0 ? scaled : null,
  special: null,
});

const isJoiner = (word: string): boolean => /^(?:and|y|et|und)$/i.test(word);

/** "A million" begins at its article. */
function startOf(text: string, index: number, word: NumberWord | undefined): number {
  const [article = ''] = word?.isScale === true ? (/(?<!\p{L})(?:an?)\s$/iu.exec(text.slice(0, index)) ?? []) : [];
  return index - article.length;
}

/** The parts of a number that a word is here: words like "m" are one only where they stand so. */
function wordsOf(
  word: string,
  text: string,
  index: number,
  language: string | null,
  open: Open | null,
): readonly NumberWord[] {
  const lower = word.toLowerCase();
  const isAttached = open?.end === index;
  const rest = text.slice(index + word.length);
  const short = isAttached ? SHORT_SCALES.get(lower) : undefined;
  if (short !== undefined && (lower !== 'm' || isMillions(text, open?.start ?? 0, rest)))
    return [{ value: short, isScale: true }];
  if (ARTICLES.has(lower) && !isBeforeScale(rest, language)) return [];
  if (/^(?:cent|ciento)$/.test(lower) && /(?:pour|por|per)\s$/iu.test(text.slice(0, index))) return [];
  return numberWords(word, language);
}

function isBeforeScale(rest: string, language: string | null): boolean {
  const [, next = ''] = /^\s(\p{L}+)/u.exec(rest) ?? [];
  return numberWords(next, language)[0]?.isScale === true;
}

/** "$5m" and "5m people" are millions, "5m" are metres. */
function isMillions(text: string, start: number, rest: string): boolean {
  if (/[$€£¥₩₽₴]\s?$/u.test(text.slice(0, start))) return true;
  const [, next = ''] = /^\s(\p{L}+)/u.exec(rest) ?? [];
  const dimension = UNITS.get(next.toLowerCase())?.dimension;
  return dimension === 'count' || dimension === 'money';
}

function goesOnWith(
  { group: [group = 0], total: [total = 0], last }: Open,
  word: NumberWord | undefined,
  gap: string,
  language: string | null,
): boolean {
  if (word === undefined) return false;
  const isAnd = /^\s(?:and|y|et|und)\s$/i.test(gap);
  if (!isAnd && !/^[\s\u00a0-]?$/u.test(gap)) return false;
  if (word.isScale) return !isAnd && group !== 0 && (word.value !== 100 || group < 100);
  const { value } = word;
  if (isAnd && language === 'en')
    return value < 100 && ((group > 0 && group % 100 === 0) || (group === 0 && total > 0));
  if (group === 0) return total > 0;
  if (language === 'fr' && last === 4 && value === 20) return true;
  if (language === 'fr' && [60, 80].includes(group % 100) && value < 20) return true;
  return group % 100 === 0 ? value < 100 : group % 10 === 0 && group % 100 >= 20 && value < 10;
}

function take(open: Open, { value, isScale }: NumberWord, language: string | null): void {
  if (!isScale) {
    const isEighty = language === 'fr' && value === 20 && open.last === 4 && (open.group[0] ?? 0) % 10 === 4;
    open.group = open.group.map((group) => group + (isEighty ? 76 : value));
  } else if (value <= 100) {
    open.group = open.group.map((group) => (group || 1) * value);
  } else {
    open.scaled = open.scaled === null ? { from: open.group[0] || 1, by: value } : null;
    open.total = open.total.map((total, i) => total + (open.group[i] || 1) * value);
    open.group = open.group.map(() => 0);
  }
  open.last = value;
  open.scale = isScale && value !== 100 ? value : 1;
}
