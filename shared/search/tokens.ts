/** What a character of a search form is: between words, a part of a word, or a word by itself (scripts without blanks, emoji). */
type CharacterClass = 0 | 1 | 2;

const ALONE =
  /[[\p{L}\p{M}]&&[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]]|[\p{Extended_Pictographic}--[\0-\u218f]]/v;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Classes by code unit, found out once each; 3 stands for "not yet". */
const classes = new Uint8Array(0x10000).fill(3);

function classify(character: string): CharacterClass {
  if (ALONE.test(character)) return 2;
  return WORD.test(character) ? 1 : 0;
}

/** The class of the character that begins at an offset; 0 outside the text. */
export function classAt(text: string, offset: number): CharacterClass {
  const unit = text.charCodeAt(offset);
  if (Number.isNaN(unit)) return 0;
  if (unit >= 0xd800 && unit <= 0xdbff) return classify(String.fromCodePoint(text.codePointAt(offset) ?? unit));
  const known = classes[unit];
  if (known !== undefined && known < 3) return known as CharacterClass;
  const found = classify(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The class of the character that ends at an offset; 0 at the beginning of the text. */
export const classBefore = (text: string, offset: number): CharacterClass =>
  offset <= 0 ? 0 : classAt(text, offset - (offset > 1 && isLow(text.charCodeAt(offset - 1)) ? 2 : 1));

const sizeAt = (text: string, offset: number): 1 | 2 => ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);

/** The end of the token that begins at an offset: a run of word characters, or one character of a script without blanks. */
export function tokenEnd(text: string, offset: number): number {
  let at = offset + sizeAt(text, offset);
  if (classAt(text, offset) !== 1) return at;
  while (classAt(text, at) === 1) at += sizeAt(text, at);
  return at;
}

/** Where the tokens of a search form begin, ascending. O(n). */
export function tokenStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    if (classAt(text, at) === 0) at += sizeAt(text, at);
    else {
      starts.push(at);
      at = tokenEnd(text, at);
    }
  }
  return starts;
}

/** The tokens of a search form. The index of words holds exactly these, with blanks between them. O(n). */
export const tokensOf = (text: string): string[] =>
  tokenStarts(text).map((start) => text.slice(start, tokenEnd(text, start)));
