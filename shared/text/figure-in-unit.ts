import { ENGLISH } from '../figures/number-words.ts';
import { UNITS } from '../figures/unit-table.ts';

/** A number as a word of its own, with what may stand around it: "5", "(~5", "$1,200,", "5-6", "20%". */
const NUMBER = /^[([~<>=≤≥≈±+\-–—$€£¥₩]*\d[\d.,]*(?:[-–—]\d[\d.,]*)?[%)\].,;:]*$/u;
/** A number with letters right behind it: "5km", "24-hour", "5명". */
const JOINED = /^[([~<>=≤≥≈±+\-–—]*\d[\d.,]*-?(?<letters>\p{L}+)[)\].,;:]*$/u;
/** A scale without blanks is one of Korean, Chinese or Japanese, and so is a counter. */
const DENSE = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}]/u;
/** Words and signs behind which a number is a part of a rate: "per 1,000 inhabitants", "l / 100 km". */
const OVER = /(?:^(?:per|pro|par|por|je|every|each)|\/)$/iu;
const plain = (word: string): string => word.toLowerCase().replaceAll(/^[([]+|[)\].,;:]+$/gu, '');

/**
 * Whether a unit has a further figure in it, which a second quantity has to say: "troops 5 km", "troops and five guns". Digits
 * within a word ("m3", "F-16s", "Fath-360 missiles"), behind a name ("Type 99 tanks"), of a calibre ("shells of 155 mm") and of a
 * rate ("cases per 1,000 people") are the unit's own. O(n).
 */
export function hasFigure(unit: string): boolean {
  const words = unit.split(/\s+/u);
  return words.some((word, i) => {
    const [before = '', after = ''] = [words[i - 1], words[i + 1]];
    if (i === 0 || OVER.test(before)) return false;
    const letters = JOINED.exec(word)?.groups?.['letters'];
    if (letters !== undefined) return DENSE.test(letters) || isMeasure(letters);
    if (ENGLISH.get(plain(word))?.isScale === false) return true;
    if (!NUMBER.test(word) || plain(after) === CALIBRE) return false;
    const measured = UNITS.get(plain(after))?.dimension ?? 'count';
    return !isName(before) || measured !== 'count';
  });
}

const CALIBRE = 'mm';
const isMeasure = (word: string): boolean => plain(word) !== CALIBRE && UNITS.has(plain(word));
/** "Type" and "Shahed" are followed by a number that belongs to them; "Troops" is none, however it is written. */
const isName = (word: string): boolean => /^\p{Lu}/u.test(word) && !/[.,;:)\]]$/u.test(word) && !UNITS.has(plain(word));
