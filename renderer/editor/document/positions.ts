import { utf16, type Utf16 } from '../../../shared/text/units.ts';
import { blockAt, blockOf, sectionOfBlock, type Layout } from './layout.ts';

/** Translates between ProseMirror positions and offsets of the document's text. */
export interface Positions {
  /** Positions of the first and the last caret in the document. */
  readonly first: number;
  readonly last: number;
  /** Position of an offset; one between two blocks takes the nearer block end. O(log blocks). */
  toPosition(offset: Utf16): number;
  /** Offset of a position; one outside any block takes the nearer block end. O(log blocks). */
  toOffset(position: number): Utf16;
}

/**
 * Positions of a document that is `doc > section+ > block+ > text`. Each section and each block costs one position to
 * open and one to close, and each UTF-16 code unit one; so only the block starts have to be kept.
 */
export function createPositions(layout: Layout): Positions {
  const { blocks } = layout;
  const starts = new Float64Array(blocks.length);
  let position = 0;
  for (let index = 0; index < blocks.length; index++) {
    const section = sectionOfBlock(index);
    if (index === 0) position += 1;
    else if (section !== sectionOfBlock(index - 1)) position += 2;
    const { start, end } = blockOf(layout, index);
    starts[index] = position + 1;
    position += end - start + 2;
  }

  /** The last block whose text starts at or before the position. */
  const find = (at: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const toPosition = (offset: Utf16): number => {
    const index = blockAt(layout, offset);
    const { start, end } = blockOf(layout, index);
    const next = blocks[index + 1];
    if (offset > end && next && next.start - offset < offset - end) return starts[index + 1] ?? 0;
    return (starts[index] ?? 0) + Math.min(Math.max(offset, start), end) - start;
  };

  const toOffset = (at: number): Utf16 => {
    const index = find(at);
    const { start, end } = blockOf(layout, index);
    const from = starts[index] ?? 0;
    const next = starts[index + 1];
    const textEnd = from + end - start;
    if (at > textEnd && next !== undefined && next - at < at - textEnd) return blockOf(layout, index + 1).start;
    return utf16(start + Math.min(Math.max(at - from, 0), end - start));
  };

  return { first: starts[0] ?? 0, last: toPosition(utf16(blocks.at(-1)?.end ?? 0)), toPosition, toOffset };
}
