import type { Passage } from '../extract/blocks.ts';
import { mostly, type PdfLine } from './lines.ts';

/** How the lines of a document stand, as far as paragraphs go by it. */
export interface Setting {
  /** Size of the letters of most of its text, in points. */
  readonly body: number;
  /** Sizes of headings, the largest first. */
  readonly headings: readonly number[];
  /** Distance of the lines of a paragraph, in sizes of the letters. */
  readonly leading: number;
  /** Whether lines that end between two words have a blank there in the file. */
  readonly keepsBlanks: boolean;
}

/** So much larger are headings, and so long at most, in UTF-16 code units. */
const LARGER = 1.15;
const LONGEST_HEADING = 250;
const MOST_LEVELS = 3;

/** Finds how a document is set from all of its lines. Linear but for sorting a few sizes. */
export function settingOf(pages: readonly (readonly PdfLine[])[]): Setting {
  const sizes = new Map<number, number>();
  const distances = new Map<number, number>();
  let lines = 0;
  let blanks = 0;
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      sizes.set(line.size, (sizes.get(line.size) ?? 0) + line.text.length);
      lines++;
      if (line.endsInBlank) blanks++;
      const before = page[i - 1];
      const distance = before ? Math.round(((before.baseline - line.baseline) / line.size) * 10) / 10 : 0;
      if (distance > 0.8 && distance < 3) distances.set(distance, (distances.get(distance) ?? 0) + 1);
    }
  }
  const body = mostly(sizes);
  const larger = [...sizes.keys()].filter((size) => size > LARGER * body).toSorted((a, b) => b - a);
  return {
    body,
    headings: larger.slice(0, MOST_LEVELS),
    leading: mostly(distances) || 1.2,
    keepsBlanks: blanks > 0.2 * lines,
  };
}

/** The level of a heading that a line of this size is, or null. */
function levelOf({ size }: PdfLine, { body, headings }: Setting): number | null {
  if (size <= LARGER * body) return null;
  const at = headings.indexOf(size);
  return at < 0 ? MOST_LEVELS : at + 1;
}

/** Lines that end before this share of the width end a paragraph, where a sentence ends there, too. */
const SHORT = 0.85;
/** Indents, in sizes of the letters. */
const INDENT = 0.8;
const SENTENCE_END = /[.!?…。！？:]["'”’»)\]]*$/u;
const BULLET = /^(?:[•‣◦▪●○–—*]|\d{1,3}[.)])\s+\S/u;

/** True where a line begins a paragraph: by its distance, size, indent or bullet, or because the one before ended early. */
function begins(line: PdfLine, before: PdfLine, width: { left: number; right: number }, setting: Setting): boolean {
  const distance = (before.baseline - line.baseline) / line.size;
  // Upwards, or far down: another column, a note, a caption.
  if (distance < 0 || distance > setting.leading * 1.35) return true;
  if (Math.abs(line.size - before.size) > 0.1 * Math.max(line.size, before.size)) return true;
  if (BULLET.test(line.text)) return true;
  const indent = line.left - before.left;
  if (indent > INDENT * line.size && before.left <= width.left + INDENT * line.size) return true;
  const isShort = before.right - width.left < SHORT * (width.right - width.left);
  return isShort && SENTENCE_END.test(before.text);
}

/** The passages of a page: lines joined to paragraphs, large letters as headings. Nothing reaches over the end of a page. Linear. */
export function paragraphsOf(lines: readonly PdfLine[], setting: Setting): Passage[] {
  const width = { left: Math.min(...edges(lines, 'left')), right: Math.max(...edges(lines, 'right')) };
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open && before && !begins(line, before, width, setting)) open.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => passageOf(group, setting));
}

/** Of pages of any length: the call of a function takes so many arguments only. */
const edges = (lines: readonly PdfLine[], edge: 'left' | 'right'): number[] =>
  lines.slice(0, 5000).map((line) => line[edge]);

function passageOf(group: readonly PdfLine[], setting: Setting): Passage {
  let text = '';
  for (const [i, line] of group.entries()) {
    const before = group[i - 1];
    text += before ? `${joint(before, line, setting)}${line.text}` : line.text;
  }
  const [first] = group;
  const level = first && text.length <= LONGEST_HEADING ? levelOf(first, setting) : null;
  return level === null ? { kind: 'paragraph', text, marks: [] } : { kind: 'heading', level, text, marks: [] };
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}、。「」『』（）]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * What stands between two lines of a paragraph: a blank; nothing behind a hyphen, which stays, since nobody can tell whether it belongs to the
 * word, and nothing in scripts that do not part words, or where Korean is broken inside a word.
 */
function joint(before: PdfLine, line: PdfLine, { keepsBlanks }: Setting): string {
  if (before.endsInBlank) return ' ';
  const last = Array.from(before.text.slice(-2)).at(-1) ?? '';
  const [first = ''] = line.text;
  if (/[\p{L}\p{N}][-\u00ad\u2010\u2011]$/u.test(before.text)) return '';
  if (UNSPACED.test(last) && UNSPACED.test(first)) return '';
  if (keepsBlanks && HANGUL.test(last) && HANGUL.test(first)) return '';
  return ' ';
}
