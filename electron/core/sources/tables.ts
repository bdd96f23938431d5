import type { Line } from './lines.ts';
import type { Leaf, Range } from './markdown-tokens.ts';

const DELIMITERS = /^[\t >]*\|?[\t ]*:?-+:?[\t ]*(?:\|[\t ]*:?-+:?[\t ]*)*\|?[\t ]*$/;

/** A table's rows, each a block, and its pipes as syntax. */
export interface Table {
  readonly rows: readonly Leaf[];
  readonly ranges: readonly Range[];
}

/** Offsets of the pipes of a line that are not escaped. */
function pipesOf(text: string, { start, end }: Line): readonly number[] {
  const pipes: number[] = [];
  for (let i = start; i < end; i++) {
    const character = text.charAt(i);
    if (character === '\\') i++;
    else if (character === '|') pipes.push(i);
  }
  return pipes;
}

/**
 * A paragraph read as a table (GitHub's extension): its second line is dashes and pipes. Null where it is none. A row is
 * one block, since its cells are read together. Lines are those of the paragraph. O(paragraph).
 */
export function tableOf(text: string, lines: readonly Line[]): Table | null {
  const [head, delimiters] = lines;
  if (!head || !delimiters) return null;
  const rule = text.slice(delimiters.start, delimiters.end);
  if (!rule.includes('|') || !DELIMITERS.test(rule) || pipesOf(text, head).length === 0) return null;
  return {
    rows: lines.map(({ start, end }) => ({ kind: 'table-cell', start, end })),
    ranges: lines.flatMap((line): readonly Range[] =>
      line === delimiters
        ? [{ kind: 'syntax', start: line.start, end: line.end }]
        : pipesOf(text, line).map((pipe) => ({ kind: 'syntax', start: pipe, end: pipe + 1 })),
    ),
  };
}
