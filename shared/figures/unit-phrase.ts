import { BEHIND, beginsWith, type ComparatorWords } from './comparators.ts';
import { INCREMENT_BEHIND, PART_OF, rateBehind, type RateWords } from './kinds.ts';
import { ANYBODY, UNITS } from './unit-table.ts';
import { unitOf, type Unit } from './units.ts';

/** What stands behind a number: what it counts, and what else its words say. */
export interface UnitPhrase {
  readonly unit: Unit | null;
  /** The words that were read as the unit. */
  readonly words: string;
  readonly comparators: readonly ComparatorWords[];
  readonly increment: string | null;
  readonly part: string | null;
  readonly rate: RateWords | null;
  /** What is left behind all that. */
  readonly rest: string;
}

const MONEY = /^\s*(?:US\$|[$€£¥₩₽₴₹]|USD|EUR|GBP)/u;
const DENSE = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Words that end what is counted. */
const STOP = new Set(
  'to from in on at who that which were was are is be been being have has had will would could can may might since as by for with within into during so a an and per each every annually yearly monthly weekly daily near across along under over out after before including when while than then there this up already now according still alongside left went joined crossed died sent arrived aus nach in von für mit bei seit im am an die der das den wurden sind haben hatten und pro sowie dans en sur par pour avec depuis sont ont et qui que au aux por para con desde sobre fueron han son y que al в на с от и из по للـ في من إلى على'.split(
    ' ',
  ),
);
/** What joins a number with what it counts, and is part of neither. */
const LINK =
  /^[\s-]*(?:of\s(?!the|those|these|them|its|his|their|which|whom)|de\s|d['’]|des\s|von\s|(?:의|的|の)\s*)/iu;
const AGE = /^[\s-]*(?<unit>year|month|week|day|hour|mile|kilometer|kilometre)s?-(?:old|long)s?(?!\p{L})/iu;
const STRONG = /^-strong(?!\p{L})/iu;
const SIGN = /^\s*(?:[%٪％‰₽₴]|°[CF]?)/u;
const PERCENT =
  /^[\s-]*(?:per\s?cent|pct|prozent|pour\scent|por\sciento|процент\p{L}*)(?<point>age\spoints?|punkte)?(?!\p{L})/iu;
const MOST_WORDS = 5;
/** "Killed and wounded" is one number of both, "killed and 300 tanks" is not. */
const JOINS = new Set('or and and/or und oder et ou y o'.split(' '));
const HARMED = /(?<!\p{L})(?:killed|dead|wounded|injured|captured|missing|tote|toten|getötete|morts|tués|muertos)$/iu;
const HARMED_NEXT =
  /^\s(?:killed|dead|wounded|injured|captured|missing|verletzte|verwundete|vermisste|blessés|disparus|heridos|desaparecidos)/iu;

/** Reads what stands behind a number. `end`: `text` begins right behind it. O(n). */
export function phraseBehind(text: string): UnitPhrase {
  const comparators: ComparatorWords[] = [];
  let [left, increment, part]: [string, string | null, string | null] = [text, null, null];
  let unit: Unit | null = null;
  let words = '';
  const skip = (): void => {
    for (;;) {
      const trimmed = left.trimStart();
      const sign = BEHIND.find((one) => beginsWith(trimmed, one.words));
      if (sign !== undefined) {
        comparators.push(sign);
        left = trimmed.slice(sign.words.length);
        continue;
      }
      const more = INCREMENT_BEHIND.exec(left);
      const of = more === null ? PART_OF.exec(left) : null;
      if (more === null && of === null) return;
      increment ??= more?.groups?.['word'] ?? null;
      part ??= of?.groups?.['word'] ?? null;
      left = left.slice((more ?? of)?.[0].length);
    }
  };
  skip();
  const age = AGE.exec(left);
  if (age !== null) {
    const { unit: named = '' } = age.groups ?? {};
    return {
      unit: unitOf(named),
      words: age[0].trim(),
      comparators,
      increment,
      part,
      rate: null,
      rest: left.slice(age[0].length),
    };
  }
  if (STRONG.test(left)) {
    return { unit: unitOf('people'), words: 'strong', comparators, increment, part, rate: null, rest: left };
  }
  left = left.replace(LINK, '');
  skip();
  // "of them": what is counted stands elsewhere.
  if (!/(?:them|whom|which|all|davon|них)$/iu.test(part ?? '')) {
    [unit, words, left] = DENSE.test(left.trimStart()) ? denseUnit(left) : spacedUnit(left);
  }
  skip();
  const rate = rateBehind(left);
  if (rate !== null) left = left.slice(rate.length);
  return { unit, words, comparators, increment, part, rate, rest: left };
}

type Taken = [unit: Unit | null, words: string, rest: string];

/** A counting word and, behind it, what is counted: 명, 名士兵. */
function denseUnit(text: string): Taken {
  const trimmed = text.trimStart();
  const first = denseWord(trimmed);
  if (first === null) return [null, '', text];
  const left = trimmed.slice(first.length);
  const behind = left.replace(/^\s*(?:余|多|의|的|の)?\s*/u, '');
  const [second, skipped] = nounIn(behind);
  const [one, other] = [unitOf(first), second === null ? null : unitOf(second)];
  if (second !== null && other?.dimension === 'count' && one?.base !== other.base && other.base !== ANYBODY) {
    return [other, second, behind.slice(skipped + second.length)];
  }
  return [one, first, left];
}

/** A noun of the table, with at most four signs before it that say whose it is: 朝鲜士兵. */
function nounIn(text: string): [word: string | null, at: number] {
  for (let at = 0; at <= 4; at += 1) {
    const word = denseWord(text.slice(at));
    if (word !== null && (at === 0 || word.length > 1)) return [word, at];
  }
  return [null, 0];
}

/** The longest word of the table that a text without blanks begins with. */
function denseWord(text: string): string | null {
  for (let length = Math.min(8, text.length); length > 0; length -= 1) {
    const word = text.slice(0, length);
    if (UNITS.has(word.toLowerCase()) && (DENSE.test(word) || !/^\p{L}/u.test(text.slice(length)))) return word;
  }
  return null;
}

/** The thing that a word before a number names, where a counting word behind it says less: 병력 1만 명, 兵士1万人. */
export function countedBefore(text: string): { readonly unit: Unit; readonly words: string } | null {
  const trimmed = text.trimEnd().replace(/(?<=.{2})[은는이가의はがをの、]$/u, '');
  if (trimmed.endsWith('군')) return { unit: known('troops'), words: /\S+$/u.exec(trimmed)?.[0] ?? '' };
  for (let length = Math.min(6, trimmed.length); length > 0; length -= 1) {
    const word = trimmed.slice(-length);
    const unit = DENSE.test(word) ? UNITS.get(word) : undefined;
    if (unit?.dimension === 'count' && unit.base !== ANYBODY && length > 1) return { unit: known(word), words: word };
  }
  return null;
}

function known(word: string): Unit {
  return unitOf(word) ?? { lemma: word, dimension: null, base: word, factor: 1, narrowed: [], per: null };
}

function spacedUnit(text: string): Taken {
  const [money] = MONEY.exec(text) ?? [];
  if (money !== undefined) return [unitOf(money), money.trim(), text.slice(money.length)];
  const sign = SIGN.exec(text)?.[0];
  if (sign !== undefined) return [unitOf(sign.trim()), sign.trim(), text.slice(sign.length)];
  const percent = PERCENT.exec(text);
  if (percent !== null) {
    const isPoint = percent.groups?.['point'] !== undefined;
    return [unitOf(isPoint ? 'percentage points' : '%'), percent[0].trim(), text.slice(percent[0].length)];
  }
  const words = [...text.matchAll(/[^\s,;:()"“”!?…]+/gu)];
  const phrase: RegExpExecArray[] = [];
  for (const word of words) {
    const before = text.slice(phrase.at(-1) === undefined ? 0 : endOf(phrase.at(-1)), word.index);
    const plain = word[0].replace(/[.’']+$/u, '').toLowerCase();
    if (!/^[\s-]*$/u.test(before) || phrase.length === MOST_WORDS || isStop(plain, phrase.length, text, word)) break;
    phrase.push(word);
    if (/[.]$/u.test(word[0]) && !/^u\.s\.$/iu.test(word[0])) break;
  }
  return chosen(text, phrase);
}

const endOf = (match: RegExpExecArray | undefined): number => (match === undefined ? 0 : match.index + match[0].length);

/** "Of" goes on where it says what something is full of: "rounds of artillery shells". */
function isStop(word: string, place: number, text: string, match: RegExpExecArray): boolean {
  if (word === 'or' || HARMED.test(text.slice(0, match.index).trimEnd())) {
    if (JOINS.has(word)) return !HARMED_NEXT.test(text.slice(endOf(match)));
  }
  if (word === 'of')
    return place === 0 || /^\s(?:the|those|these|its|their|his|a|an)(?!\p{L})/iu.test(text.slice(endOf(match)));
  return (
    STOP.has(word) || /^[\p{P}\p{S}]+$/u.test(word) || (place > 0 && /^(?:more|fewer|less|weniger|menos)$/.test(word))
  );
}

const JOINED = new RegExp(`^\\s(?:${[...JOINS].join('|')})\\s`, 'iu');

/** The words that the table knows, the most of them that there are; else all, without what ends the sentence. */
function chosen(text: string, phrase: readonly RegExpExecArray[]): Taken {
  const slice = (count: number): string => {
    const [first, last] = [phrase[0], phrase[count - 1]];
    return first === undefined
      ? ''
      : text
          .slice(first.index, endOf(last))
          .replace(/(?<!\bU\.S)[.’']+$/u, '')
          .replace(/^-/, '');
  };
  const all = slice(phrase.length);
  if (all === '') return [null, '', text];
  // "Killed or wounded" is neither; "tank crews" are no tanks.
  const isWhole = (words: string, unit: Unit): boolean =>
    words !== all && (JOINED.test(all.slice(words.length)) || onlyNarrows(words, unit, all.slice(words.length)));
  for (let count = phrase.length; count > 0; count -= 1) {
    const words = slice(count);
    const unit = unitOf(words);
    if (unit === null || unit.dimension === null) continue;
    if (isWhole(words, unit)) break;
    return [unit, words, text.slice(endOf(phrase[count - 1]))];
  }
  return [unitOf(inSmall(all)), all, text.slice(endOf(phrase.at(-1)))];
}

/** Whether known words only say which kind of what follows: "tank crews", "wounded soldiers", "North Korean engineers". */
function onlyNarrows(words: string, { dimension, lemma, narrowed, base }: Unit, rest: string): boolean {
  if (dimension !== 'count' || /s$/iu.test(words)) return false;
  const isAdjective = narrowed.length > 0 && base === ANYBODY && lemma === words;
  return (
    isAdjective || /^\s\p{Ll}+s(?!\p{L})/u.test(rest) || `${words.split(' ').at(-1) ?? ''}s` === lemma.split(' ').at(-1)
  );
}

/** Headlines write every word with a capital. Names with more capitals or digits stay as they are. */
const inSmall = (words: string): string =>
  words.split(' ').every((word) => /^(?:\p{Lu}\p{Ll}+|of|or|and)$/u.test(word)) ? words.toLowerCase() : words;
