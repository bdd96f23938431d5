import { isBlank, isBlankText } from '../../../shared/text/trim.ts';

/** One line of a text, without its end. Offsets are UTF-16 code units of the text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly isBlank: boolean;
}

/** Everything that Unicode calls a mandatory line break: what layout goes by. */
export const LAYOUT_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Line ends of CommonMark. */
export const MARKDOWN_BREAKS = /\r\n|[\n\r]/g;

/** The lines of a text, the last one too where it has no end. O(n). */
export function linesOf(text: string, breaks: RegExp): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  const add = (end: number): void => {
    lines.push({ start, end, isBlank: isBlankText(text.slice(start, end)) });
  };
  for (const found of text.matchAll(breaks)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

/** Lines between blank lines, together. */
export function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open: Line[] | null = null;
  for (const line of lines) {
    if (line.isBlank) {
      open = null;
      continue;
    }
    if (open) open.push(line);
    else groups.push((open = [line]));
  }
  return groups;
}

/** How many columns of blanks a line begins with; a tab goes to the next multiple of four. */
export function indentOf(text: string, line: Line): number {
  let columns = 0;
  for (let i = line.start; i < line.end && isBlank(text.charCodeAt(i)); i++) {
    columns = text.charAt(i) === '\t' ? columns + 4 - (columns % 4) : columns + 1;
  }
  return columns;
}
