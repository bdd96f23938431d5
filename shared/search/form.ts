import { utf16, type Span } from '../text/units.ts';

/** A text as searching compares it, with the way back to the text itself. */
export interface SearchForm {
  /** Lower case, without accents, soft hyphens and joiners; Hangul and kana composed. */
  readonly text: string;
  /**
   * The span of the text that `[start, end)` of the form stands for, in UTF-16 code units: whole characters with all that
   * belongs to them. O(log of what was changed).
   */
  original(start: number, end: number): Span;
}

/** Marks that are laid over letters of any script, points of Hebrew and Arabic, and characters that nobody sees. */
const OVER =
  '[[\\p{M}&&[\\p{Script=Inherited}\\p{Script=Hebrew}\\p{Script=Arabic}]]--[\\u3099\\u309a]]|[\\xad\\u200b-\\u200d\\u2060\\ufeff\\p{Emoji_Modifier}]';
const OVERS = new RegExp(OVER, 'gv');
const JAMO = '[\\u1100-\\u115f\\ua960-\\ua97c][\\u1160-\\u11a7\\ud7b0-\\ud7c6]?[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]?';
const KANA = '[\\u3040-\\u30ff][\\u3099\\u309a]';
/** One character with what is laid over it; conjoining jamo are one syllable. */
const CLUSTER = new RegExp(`(?:${JAMO}|${KANA}|[\\s\\S])(?:${OVER})*`, 'gv');

const ASCII = /^[\0-\x7f]*$/;
/** Characters whose form is their lower case, of the same length; all others are looked at one by one. */
const PLAIN =
  '\\0-\\x7f\\xa0-\\xac\\xae-\\xb4\\xb6-\\xbf\\u0410-\\u0418\\u041a-\\u0438\\u043a-\\u044f\\u05d0-\\u05ea\\u0627-\\u064a\\u2010-\\u205f\\u2061-\\u20cf\\u2190-\\u23ff\\u3001-\\u3098\\u309b-\\u312f\\u3400-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff20';
/** A stretch that is not plain, with the plain character before it, which it may be laid over. Code units, not points. */
const OTHER = new RegExp(`[${PLAIN}]?[^${PLAIN}]+`, 'g');

/** Other shapes of small letters, as the micro sign and the sigma at the end of a word: they have the same capital. */
const SHAPES = /[µſςϐϑϕϖϰϱϵ\u1c80-\u1c88]/g;

const formOfCluster = (cluster: string): string =>
  cluster
    .normalize('NFD')
    .replace(OVERS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SHAPES, (shape) => shape.toUpperCase().toLowerCase());

/** The form alone, for what is looked for. */
export const searchText = (text: string): string => searchForm(text).text;

/**
 * Makes the form that searching compares: the same for "Café", "CAFÉ" and "cafe", composed or not. Vowel signs that are letters of
 * their script (Devanagari, Thai) stay. It follows the Unicode of the engine it runs in: an index that an older one made
 * is found by verifying, and made anew by `search.rebuild`. O(n).
 */
export function searchForm(text: string): SearchForm {
  if (ASCII.test(text)) {
    return { text: text.toLowerCase(), original: (start, end) => ({ start: utf16(start), end: utf16(end) }) };
  }
  // Where stretches begin, in the form and in the text: a plain one runs along, another stands for its characters as a whole.
  const inForm: number[] = [];
  const inText: number[] = [];
  const isPlain: boolean[] = [];
  const pieces: string[] = [];
  let length = 0;
  const put = (piece: string, at: number, plain: boolean): void => {
    inForm.push(length);
    inText.push(at);
    isPlain.push(plain);
    pieces.push(piece);
    length += piece.length;
  };
  let done = 0;
  const plainTo = (end: number): void => {
    if (end > done) put(text.slice(done, end).toLowerCase(), done, true);
  };
  for (const { index, 0: stretch } of text.matchAll(OTHER)) {
    plainTo(index);
    for (const cluster of stretch.matchAll(CLUSTER)) put(formOfCluster(cluster[0]), index + cluster.index, false);
    done = index + stretch.length;
  }
  plainTo(text.length);
  inForm.push(length);
  inText.push(text.length);
  isPlain.push(false);

  /** The last stretch that begins at or before a place of the form. */
  const lastAt = (place: number): number => {
    let [low, high] = [0, inForm.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((inForm[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const startOf = (place: number): number => {
    const i = lastAt(place);
    const at = inText[i] ?? 0;
    return isPlain[i] === true ? at + place - (inForm[i] ?? 0) : at;
  };
  /** What ends before a place: the end of the character that the one before it stands for. */
  const endOf = (place: number): number => {
    const i = lastAt(place - 1);
    if (isPlain[i] === true) return (inText[i] ?? 0) + place - (inForm[i] ?? 0);
    return inText[i + 1] ?? text.length;
  };
  return {
    text: pieces.join(''),
    original: (start, end) => {
      const first = startOf(start);
      return { start: utf16(first), end: utf16(end <= start ? first : endOf(end)) };
    },
  };
}
