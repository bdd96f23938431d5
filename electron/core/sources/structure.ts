import type { Block, Mark } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { headingLevels } from './headings.ts';
import { groupsOf, indentOf, LAYOUT_BREAKS, linesOf, type Line } from './lines.ts';
import { fitMarks, type Structure } from './shape.ts';
import { isHardWrapped, isOneParagraph } from './wrapping.ts';

/** A bullet or a number at the start of a line, and something after it. Dashes longer than a hyphen start speech. */
const BULLET = /^[\t ]*((?:[-*+•‣◦▪●]|\d{1,3}[.)]))[\t ]+\S/u;

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The bullet's characters, and the columns before them. */
  readonly bullet: { readonly start: number; readonly end: number; readonly indent: number } | null;
}

function bulletOf(text: string, line: Line): Piece['bullet'] {
  const found = BULLET.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
  const sign = found?.[1];
  if (!found || sign === undefined) return null;
  const start = line.start + found[0].indexOf(sign);
  return { start, end: start + sign.length, indent: indentOf(text, line) };
}

/** One piece a line; or, in a hard-wrapped group, one from each bullet or from the group's start. */
function piecesOf(text: string, group: readonly Line[], wrapped: boolean): readonly Piece[] {
  const joined = wrapped && isOneParagraph(group);
  const pieces: Piece[] = [];
  for (const line of group) {
    const bullet = bulletOf(text, line);
    const open = pieces.at(-1);
    if (joined && open && !bullet) pieces[pieces.length - 1] = { ...open, end: line.end };
    else pieces.push({ start: line.start, end: line.end, bullet });
  }
  return pieces;
}

const MAX_DEPTH = 6;

/** Depths of list items by their indents: deeper than the one before is one level more. Other blocks end the list. */
function depthsOf(pieces: readonly Piece[]): readonly number[] {
  let indents: number[] = [];
  return pieces.map(({ bullet }) => {
    if (!bullet) {
      indents = [];
      return 0;
    }
    indents = [...indents.filter((indent) => indent < bullet.indent), bullet.indent].slice(0, MAX_DEPTH);
    return indents.length;
  });
}

const BOLD = /\*\*(?=[^\s*])([^*]*[^\s*])\*\*/g;

/** `**bold**` as people type it into plain text: the inside is bold, the asterisks are syntax. */
function boldMarks(text: string, { start, end }: Piece): readonly Mark[] {
  const marks: Mark[] = [];
  for (const found of text.slice(start, end).matchAll(BOLD)) {
    const from = start + found.index;
    const to = from + found[0].length;
    marks.push(
      { kind: 'syntax', start: utf16(from), end: utf16(from + 2) },
      { kind: 'bold', start: utf16(from + 2), end: utf16(to - 2) },
      { kind: 'syntax', start: utf16(to - 2), end: utf16(to) },
    );
  }
  return marks;
}

/**
 * The structure of a plain text, by its layout: lines (or, where it is hard-wrapped, groups of lines) as blocks, headlines,
 * sub-headings, bullets and bold. Nothing is taken out of the text. O(n).
 */
export function plainStructure(text: string): Structure {
  const groups = groupsOf(linesOf(text, LAYOUT_BREAKS));
  const wrapped = isHardWrapped(text, groups);
  const pieces = groups.flatMap((group) => piecesOf(text, group, wrapped));
  const depths = depthsOf(pieces);
  const levels = headingLevels(
    pieces.map(({ start, end, bullet }) => ({
      text: text.slice(start, end).trim(),
      kind: bullet ? 'list-item' : 'paragraph',
    })),
  );
  const blocks = pieces.map((piece, i): Block => {
    const place = { start: utf16(piece.start), end: utf16(piece.end) };
    if (piece.bullet) return { kind: 'list-item', level: depths[i] ?? 1, ...place };
    const level = levels[i] ?? null;
    return level === null ? { kind: 'paragraph', ...place } : { kind: 'heading', level, ...place };
  });
  const marks = pieces.flatMap((piece): readonly Mark[] => {
    const bold = boldMarks(text, piece);
    const { bullet } = piece;
    return bullet ? [{ kind: 'syntax', start: utf16(bullet.start), end: utf16(bullet.end) }, ...bold] : bold;
  });
  return { blocks, marks: fitMarks(marks, blocks) };
}
