import type { Words } from '../../../shared/text/words.ts';
import { edgesIn } from './half-words.ts';
import { createRadix } from './radix.ts';
import { createVocabulary } from './symbols.ts';

/** Who hears of the places that say a string. */
export interface Finder<T> {
  /** Asked before the edges of words are looked at: most places are of no interest, and what is `never` wanted again is not asked about again. */
  wants(value: T): 'yes' | 'not here' | 'never';
  found(value: T, start: number, end: number): void;
}

/** Finds many strings in a text at once. */
export interface Strings<T> {
  /** Value of a string without a blank at its ends; the one that is there already where the string is known. */
  put(quote: string, make: () => T): T;
  /**
   * Tells every place in the text, at edges of words, that says one of the strings; in the order of the text, the shorter of two first. Places are in UTF-16 code units. Yields
   * where the work may be interrupted. Well below 1 µs a word, whatever the number of strings.
   */
  places(text: string, words: Words, finder: Finder<T>): Generator<undefined>;
}

/** Strings of fewer code units are never found. */
const SHORTEST = 2;
/** Symbols after which the work may be interrupted: a few milliseconds. */
const BREATH = 5000;

const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write no blanks between words: any character can begin one. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const OTHER = 1;
const IN_WORD = 2;
const WORD_OF_ITS_OWN = 3;
/** What a code unit is to words; 0 where nobody has asked yet. Regular expressions are asked once a character and not once a place. */
const kinds = new Uint8Array(0x1_0000);

function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const isLetter = (unit >= 0xd800 && unit <= 0xdfff) || LETTER.test(character);
  // Ideographs beyond the first plane are two code units, which are letters here.
  const kind = !isLetter ? OTHER : UNSPACED.test(character) ? WORD_OF_ITS_OWN : IN_WORD;
  kinds[unit] = kind;
  return kind;
}

/** Whether a string can begin at a place: not in the middle of a word. */
function canBegin(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  return kind !== IN_WORD || at === 0 || kindOf(text.charCodeAt(at - 1)) === OTHER;
}

/** Makes an empty collection. */
export function createStrings<T>(): Strings<T> {
  const vocabulary = createVocabulary();
  const radix = createRadix();
  const values: T[] = [];
  /** Strings that nobody wants any more: the most frequent ones, as a rule. */
  let silent = new Uint8Array(0);
  return {
    put(quote, make) {
      const number = radix.put(vocabulary.learn(quote));
      const known = values[number];
      if (known !== undefined) return known;
      const value = make();
      values[number] = value;
      return value;
    },
    *places(text, words, { wants, found }) {
      if (silent.length < values.length) silent = new Uint8Array(values.length);
      const edges = edgesIn(text, words);
      const symbols = vocabulary.read(text);
      const { length, starts, ends } = symbols;
      let start = 0;
      const take = (string: number, last: number): void => {
        if (silent[string] === 1) return;
        const value = values[string];
        const end = ends[last] ?? 0;
        if (value === undefined || end - start < SHORTEST) return;
        const wanted = wants(value);
        if (wanted === 'never') silent[string] = 1;
        else if (wanted === 'yes' && edges.isWhole(start, end)) found(value, start, end);
      };
      for (let i = 0; i < length; i += 1) {
        if (i % BREATH === 0) yield;
        start = starts[i] ?? 0;
        if (canBegin(text, start)) radix.walk(symbols, i, take);
      }
    },
  };
}
