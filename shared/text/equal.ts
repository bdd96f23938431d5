import { utf16, type Span } from './units.ts';
import type { Words } from './words.ts';

/** How strictly two strings must be the same. */
export interface Sameness {
  readonly ignoreCase: boolean;
  /** Any run of white space for any other, and any quotation mark or apostrophe for its curled or straight relatives. */
  readonly ignoreForm: boolean;
}

/** A place with an equal string, and whether it begins and ends at edges of words. */
export interface Equal {
  readonly span: Span;
  readonly isWhole: boolean;
}

const SINGLE = "'’‘‚‛ʼ`´′";
const DOUBLE = '"“”„‟«»″';

/** Characters that belong to the one before them, or bind the next: a match never ends or begins inside such a cluster. */
const NOT_INSIDE_BEFORE = '(?<!\\u200d)';
const NOT_INSIDE_AFTER = '(?![\\p{M}\\p{Emoji_Modifier}\\u200d\\ufe0e\\ufe0f])';

function patternOf(needle: string, { ignoreForm }: Sameness): string {
  const pieces = ignoreForm ? needle.split(/(\s+|['’‘‚‛ʼ`´′]|["“”„‟«»″])/u) : [needle];
  const source = pieces.map((piece) => {
    if (ignoreForm && /^\s+$/u.test(piece)) return '\\s+';
    if (ignoreForm && piece !== '' && SINGLE.includes(piece)) return `[${SINGLE}]`;
    if (ignoreForm && piece !== '' && DOUBLE.includes(piece)) return `[${DOUBLE}]`;
    return piece.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  });
  return NOT_INSIDE_BEFORE + source.join('') + NOT_INSIDE_AFTER;
}

/**
 * Finds the places of a text that say the same as `needle`, in their order; also those that overlap each other. Characters are
 * compared as they are encoded: "é" as one character and as two are different. Without case, single characters are compared
 * ("ß" is not "SS"). Nothing is found for an empty needle. O(n × needle) at worst; what takes time
 * are the places found, each of which is held against the edges of words.
 */
export function* equals(text: string, needle: string, sameness: Sameness, words: Words): Generator<Equal> {
  if (needle === '') return;
  const pattern = new RegExp(patternOf(needle, sameness), sameness.ignoreCase ? 'giu' : 'gu');
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const span = { start: utf16(match.index), end: utf16(match.index + match[0].length) };
    const snapped = words.snap(text, span);
    yield { span, isWhole: snapped !== null && snapped.start === span.start && snapped.end === span.end };
    // One character on, so that what begins inside this match is found, too.
    pattern.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
  }
}
