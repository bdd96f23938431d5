import { figuresOf } from '../../../shared/text/figures.ts';

/** What a text has that another one may share, once each, as keys that can be compared and the way it is written. */
export interface Features {
  readonly figures: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
}

/** Scripts that write no blanks between words, or hang endings on them: their words meet by pairs of characters. */
const PAIRED =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD = /[\p{L}\p{M}\p{Nd}]+/gu;

/** Letters by which words meet: "Korean" and "Korea", "Russia" and "Russian", "deployed" and "deployment". */
const STEM = 5;

/** Words of a text that carry no claim. Rarity does the rest, and all of it in other languages. */
const EMPTY = new Set(
  'a an the of to in on at by for from with and or but as that this these those it its is are was were be been has have had will would may might could can not no than then there they their them he his she her who which what into over after before about around approximately nearly also more'.split(
    ' ',
  ),
);

/**
 * The features of a text: figures by value, names (words that begin with a capital), and other words by their first letters.
 * No segmenter: its dictionaries differ between machines and it is some ten times slower. O(n).
 */
export function featuresOf(text: string): Features {
  const figures = new Map<string, string>();
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  const found = figuresOf(text).filter(({ value }) => value >= 2);
  for (const { value, start, end } of found) put(figures, `#${value}`, text.slice(start, end));
  let figure = 0;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    while ((found[figure]?.end ?? Infinity) <= index) figure += 1;
    if ((found[figure]?.start ?? Infinity) < index + written.length) continue;
    const folded = written.normalize('NFKC').toLowerCase();
    if (EMPTY.has(folded)) continue;
    if (PAIRED.test(folded)) {
      for (const pair of pairsOf(folded)) put(words, pair, pair);
      continue;
    }
    const stem = Array.from(folded).slice(0, STEM).join('');
    if (/^\p{Lu}/u.test(written)) put(names, stem, written);
    else put(words, stem, written);
  }
  // A word that begins a sentence has a capital too: it is a name only where it does not stand there in small letters.
  for (const stem of names.keys()) if (words.has(stem)) names.delete(stem);
  return { figures, names, words };
}

function put(into: Map<string, string>, key: string, written: string): void {
  if (!into.has(key)) into.set(key, written);
}

function pairsOf(word: string): string[] {
  const signs = Array.from(word);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i] ?? ''}${sign}`);
}
