import { isBlank } from '../../../shared/text/trim.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { Words } from '../../../shared/text/words.ts';
import { isPlainDigit, isPlainLetter } from './symbols.ts';

const LETTER = /[\p{L}\p{M}\u200d]/u;
const DIGIT = /\p{Nd}/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Marks that stand between the digits of one number. */
const IN_NUMBER = /[.,'’]/u;

/** ASCII decides almost always, without a regular expression. */
function isLetter(unit: number, character: string): boolean {
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  return (unit >= 0xdc00 && unit <= 0xdfff) || LETTER.test(character);
}

function isDigit(unit: number, character: string): boolean {
  return unit < 0x80 ? unit >= 0x30 && unit <= 0x39 : DIGIT.test(character);
}

/** Whether an edge could stand inside a word: between two letters, two digits, or a digit and what binds it to another one. */
function couldCut(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (isBlank(left) || isBlank(right)) return false;
  const [a, b] = [text.charAt(at - 1), text.charAt(at)];
  if (isLetter(left, a)) return isLetter(right, b);
  if (isDigit(left, a)) {
    return isDigit(right, b) || (IN_NUMBER.test(b) && isDigit(text.charCodeAt(at + 1), text.charAt(at + 1)));
  }
  return IN_NUMBER.test(a) && isDigit(right, b) && isDigit(text.charCodeAt(at - 2), text.charAt(at - 2));
}

/**
 * The spans with whole words at their ends where one of them cuts a word; null where none does. A number and its unit ("10" of "10km") are two words here, and so
 * is a Korean noun before its particle ("북한" of "북한이"): both are marked apart on purpose. Only ends that could cut a word are asked of the segmenter, so that most
 * spans cost nothing.
 */
export function wholeWords(text: string, fragments: readonly Span[], words: Words): Span[] | null {
  let isCut = false;
  const whole = fragments.map((fragment) => {
    const { start, end } = fragment;
    const cutsStart = couldCut(text, start);
    const cutsEnd = couldCut(text, end) && !(HANGUL.test(text.charAt(end - 1)) && HANGUL.test(text.charAt(end)));
    if (!cutsStart && !cutsEnd) return fragment;
    const snapped = words.snap(text, fragment);
    if (snapped === null) return fragment;
    const better = { start: cutsStart ? snapped.start : start, end: cutsEnd ? snapped.end : end };
    if (better.start !== start || better.end !== end) isCut = true;
    return better;
  });
  return isCut ? whole : null;
}

/** The edges of words in a text, for many places in it: each edge is asked of the segmenter once. */
export interface Edges {
  /** Whether a place begins and ends at edges of words: whether {@link wholeWords} would leave it as it is. */
  isWhole(start: number, end: number): boolean;
}

/** What is a part of the character before it, or may be: marks, joiners, halves of pairs. */
const PART = /[\p{M}\p{Cf}\p{Cs}]/u;

const isWhole = (text: string, span: Span, words: Words): boolean => wholeWords(text, [span], words) === null;

/** Makes it for a text, which is read as it is asked about. */
export function edgesIn(text: string, words: Words): Edges {
  const starts = new Map<number, boolean>();
  const ends = new Map<number, boolean>();

  /** Asks the segmenter. Where a span with something in it ends does not depend on where it starts, so that one answer serves all spans with that end. */
  function cuts(span: Span): { readonly start: boolean; readonly end: boolean } {
    const snapped = words.snap(text, span);
    if (snapped === null) return { start: false, end: false };
    const cut = { start: snapped.start !== span.start, end: snapped.end !== span.end };
    starts.set(span.start, cut.start);
    ends.set(span.end, cut.end);
    return cut;
  }

  return {
    isWhole(start, end) {
      if (cutsPlainly(text, start) || cutsPlainly(text, end)) return false;
      const mayCutStart = couldCut(text, start);
      const mayCutEnd = couldCut(text, end) && !(HANGUL.test(text.charAt(end - 1)) && HANGUL.test(text.charAt(end)));
      if (!mayCutStart && !mayCutEnd) return true;
      // Of marks alone, and of half a character, nothing may be left: they are asked about one by one.
      if (PART.test(text.charAt(start)) || PART.test(text.charAt(end)))
        return isWhole(text, { start: utf16(start), end: utf16(end) }, words);
      let cutsStart = mayCutStart ? starts.get(start) : false;
      let cutsEnd = mayCutEnd ? ends.get(end) : false;
      if (cutsStart === undefined || cutsEnd === undefined) {
        const cut = cuts({ start: utf16(start), end: utf16(end) });
        cutsStart = mayCutStart && cut.start;
        cutsEnd = mayCutEnd && cut.end;
      }
      return !cutsStart && !cutsEnd;
    },
  };
}

/** Between two letters of most alphabets, or two digits, no word ends: the segmenter needs not be asked. */
function cutsPlainly(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (isPlainLetter(left) && isPlainLetter(right)) || (isPlainDigit(left) && isPlainDigit(right));
}
