import type { Block, Mark } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { linesOf, MARKDOWN_BREAKS, type Line } from './lines.ts';
import { refuseMarkdownBombs } from './markdown-limits.ts';
import { readTokens, type Leaf, type Range } from './markdown-tokens.ts';
import { fitMarks, type Structure } from './shape.ts';
import { tableOf } from './tables.ts';

/** YAML between two lines of dashes at the very top, as static site generators write it. CommonMark would see a heading. */
const FRONT_MATTER = /^---[\t ]*(?:\r\n|[\n\r])(?:[^\n\r]*(?:\r\n|[\n\r])){0,200}?(?:---|\.\.\.)[\t ]*(?=[\n\r]|$)/;

interface Head {
  /** Where the Markdown begins. */
  readonly end: number;
  readonly leaves: readonly Leaf[];
  readonly ranges: readonly Range[];
}

function headOf(text: string): Head {
  const found = FRONT_MATTER.exec(text)?.[0];
  // The parser drops a U+FEFF at the beginning, and all offsets would be one less.
  if (found === undefined) return { end: text.startsWith('\ufeff') ? 1 : 0, leaves: [], ranges: [] };
  return {
    end: found.length,
    leaves: [{ kind: 'code', start: 0, end: found.length }],
    ranges: [
      { kind: 'syntax', start: 0, end: 3 },
      { kind: 'syntax', start: found.trimEnd().length - 3, end: found.trimEnd().length },
    ],
  };
}

const shift = <T extends { start: number; end: number }>(ranges: readonly T[], by: number): readonly T[] =>
  by === 0 ? ranges : ranges.map((range) => ({ ...range, start: range.start + by, end: range.end + by }));

/** The index of the line that holds an offset; its end counts as its own. Lines are in order. O(log lines). */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * Leaves widened to whole lines, and a block for every line that has something in it and no leaf: the sign of an empty list
 * item, a quote's empty line.
 */
function toBlocks(lines: readonly Line[], leaves: readonly Leaf[], prefixes: readonly Leaf[]): readonly Block[] {
  const kinds = new Map<number, Leaf>();
  for (const prefix of prefixes) kinds.set(lineAt(lines, prefix.start), prefix);
  const blocks: Block[] = [];
  const add = ({ kind, level }: Pick<Leaf, 'kind' | 'level'>, first: number, last: number): void => {
    const start = lines[first]?.start ?? 0;
    const end = lines[last]?.end ?? start;
    blocks.push({ kind, ...(level !== undefined && { level }), start: utf16(start), end: utf16(end) });
  };
  let next = 0;
  const fillTo = (limit: number): void => {
    for (; next < limit; next++) {
      if (lines[next]?.isBlank === false) add(kinds.get(next) ?? { kind: 'paragraph' }, next, next);
    }
  };
  for (const leaf of leaves) {
    const first = Math.max(next, lineAt(lines, leaf.start));
    const last = lineAt(lines, Math.max(leaf.start, leaf.end - 1));
    if (last < first) continue;
    fillTo(first);
    add(leaf, first, last);
    next = last + 1;
  }
  fillTo(lines.length);
  return blocks;
}

/** Paragraphs that are tables, as their rows. */
function withTables(
  text: string,
  lines: readonly Line[],
  leaves: readonly Leaf[],
): { leaves: readonly Leaf[]; ranges: readonly Range[] } {
  const ranges: Range[] = [];
  const all = leaves.flatMap((leaf) => {
    if (leaf.mayBeTable !== true) return [leaf];
    const table = tableOf(text, lines.slice(lineAt(lines, leaf.start), lineAt(lines, leaf.end - 1) + 1));
    if (!table) return [leaf];
    ranges.push(...table.ranges);
    return table.rows;
  });
  return { leaves: all, ranges };
}

/**
 * The structure of a Markdown text (CommonMark, pipe tables, YAML front matter), all of it stand-off: every markup character
 * stays in the text and has a `syntax` mark; raw HTML stays text. Blocks are whole lines.
 *
 * @throws Refusal `refused` for Markdown that would take too long to parse, with the line.
 */
export function markdownStructure(text: string): Structure {
  refuseMarkdownBombs(text);
  const head = headOf(text);
  const tokens = readTokens(text.slice(head.end));
  const lines = linesOf(text, MARKDOWN_BREAKS);
  const tables = withTables(text, lines, shift(tokens.leaves, head.end));
  const blocks = toBlocks(lines, [...head.leaves, ...tables.leaves], shift(tokens.prefixes, head.end));
  const ranges = [...head.ranges, ...shift(tokens.ranges, head.end), ...tables.ranges];
  const marks = ranges.map(({ kind, start, end }): Mark => ({ kind, start: utf16(start), end: utf16(end) }));
  return { blocks, marks: fitMarks(marks, blocks) };
}
