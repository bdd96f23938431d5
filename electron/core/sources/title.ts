import type { Mark } from '../../../shared/model/document.ts';
import { MAX_TITLE } from '../../../shared/text/limits.ts';
import { withoutInvisible } from '../../../shared/text/visible.ts';
import { splitsPair } from '../../../shared/text/convert.ts';
import type { Structure } from './shape.ts';

/** How many blocks are looked at for one that says something besides its markup. */
const TRIES = 5;

/** What a stretch of text says without its markup, on one line. Offsets are UTF-16 code units. */
function plainText(text: string, start: number, end: number, marks: readonly Mark[]): string {
  let out = '';
  let at = start;
  for (const mark of marks) {
    if (mark.kind !== 'syntax' || mark.start < at || mark.end > end) continue;
    out += text.slice(at, mark.start);
    at = mark.end;
  }
  return visibleLine(out + text.slice(at, end));
}

/** On one line, without what cannot be seen: a title is read apart from its text, where nothing would mark it. */
export const visibleLine = (text: string): string =>
  withoutInvisible(text.replace(/[\p{White_Space}\u200b\ufeff]+/gu, ' '))
    .replace(/ {2,}/g, ' ')
    .trim();

/** At most `MAX_TITLE` UTF-16 code units, cut after a word where there is one to cut after. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE) return title;
  const room = title.slice(0, MAX_TITLE);
  const space = room.lastIndexOf(' ');
  if (space > MAX_TITLE / 2) return `${room.slice(0, space)}…`;
  const end = splitsPair(title, MAX_TITLE - 1) ? MAX_TITLE - 2 : MAX_TITLE - 1;
  return `${title.slice(0, end)}…`;
}

const fileTitle = (name: string): string => {
  const file = name.split(/[\\/]/).at(-1) ?? name;
  return visibleLine(file.replace(/(?<=.)\.[^.]*$/, ''));
};

/**
 * A title for a text: its first heading, else its first block, on one line and without markup; else the file's name without
 * its extension. At most 200 UTF-16 code units, cut at a word.
 */
export function titleOf(text: string, { blocks, marks }: Structure, fileName: string): string {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  for (const block of [...headings.slice(0, TRIES), ...blocks.slice(0, TRIES)]) {
    const title = plainText(text, block.start, Math.min(block.end, block.start + 10 * MAX_TITLE), marks);
    if (title !== '') return shorten(title);
  }
  return shorten(fileTitle(fileName));
}
