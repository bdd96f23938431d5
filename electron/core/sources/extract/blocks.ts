import type { Block, Mark } from '../../../../shared/model/document.ts';
import { isBlankText } from '../../../../shared/text/trim.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { fitMarks, type Structure } from '../shape.ts';

export type MarkKind = Mark['kind'];

/** Emphasis inside a block that is not placed yet. Offsets are UTF-16 code units of the block's own text. */
interface LocalMark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
}

/** A block with its text, before it has a place in the whole. */
export interface Passage {
  readonly kind: Block['kind'];
  readonly level?: number;
  readonly text: string;
  readonly marks: readonly LocalMark[];
}

/** A text that was put together, with the structure of what it was taken from. */
export interface Assembled extends Structure {
  readonly text: string;
  /** Offset of each passage. */
  readonly starts: readonly number[];
}

/** Items of a list and rows of a table stand line by line; everything else has a blank line between. */
const isTight = (before: Passage, after: Passage): boolean =>
  before.kind === after.kind && (after.kind === 'list-item' || after.kind === 'table-cell');

/** Puts passages together into one text: a line end between items of a list and rows of a table, a blank line elsewhere. Linear. */
export function assemble(passages: readonly Passage[]): Assembled {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  const starts: number[] = [];
  let at = 0;
  let before: Passage | null = null;
  for (const passage of passages) {
    if (before) {
      const gap = isTight(before, passage) ? '\n' : '\n\n';
      parts.push(gap);
      at += gap.length;
    }
    const { kind, level, text } = passage;
    starts.push(at);
    blocks.push({ kind, ...(level !== undefined && { level }), start: utf16(at), end: utf16(at + text.length) });
    for (const mark of passage.marks) {
      marks.push({ kind: mark.kind, start: utf16(at + mark.start), end: utf16(at + mark.end) });
    }
    parts.push(text);
    at += text.length;
    before = passage;
  }
  return { text: parts.join(''), blocks, marks: fitMarks(marks, blocks), starts };
}

/** True for a passage that has something to read. */
export const saysSomething = ({ text }: Passage): boolean => !isBlankText(text);
