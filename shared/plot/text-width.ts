/** Of an em, on the wide side: no text is to run out of its place in whatever font the reader has. */
const NARROW = 0.34;
const USUAL = 0.58;
const WIDE = 0.78;
const FULL = 1.04;

const NARROW_CHARACTERS = /[ijlrtfI.,:;'’|!()[\]{}\u00A0 -]/;
const WIDE_CHARACTERS = /[MWmw@%&—\p{Lu}]/u;
const FULL_CHARACTERS =
  /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303F\uFF00-\uFF60\p{Extended_Pictographic}]/u;
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}]/u;

function em(character: string): number {
  if (NOTHING.test(character)) return 0;
  if (FULL_CHARACTERS.test(character)) return FULL;
  if (NARROW_CHARACTERS.test(character)) return NARROW;
  return WIDE_CHARACTERS.test(character) ? WIDE : USUAL;
}

/** How wide a text may be, in px: an upper estimate that needs no font. O(characters). */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += em(character);
  return width * size;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text that fits into a width: cut between characters as people see them, with an ellipsis. O(characters that fit). */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let left = width - USUAL * 2 * size;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    left -= textWidth(segment, size);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in at most so many lines of a width, broken at blanks (anywhere in a script without them); the last one is cut. */
export function wrapText(text: string, size: number, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const pieces =
    text
      .trim()
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+\s*|\s+/gu) ??
    [];
  for (const [place, piece] of pieces.entries()) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      if (lines.length === most - 1) return [...lines, fitText(line + pieces.slice(place).join(''), size, width)];
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, fitText(line.trimEnd(), size, width)];
}

const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** A text whose direction is its own: in a picture that reads from left to right its marks and figures keep their places. */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
