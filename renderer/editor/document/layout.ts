import type { Block } from '../../../shared/model/document.ts';
import { utf16, type Span, type Utf16 } from '../../../shared/text/units.ts';

/** Blocks a section holds: large enough to be cheap to skip, small enough to draw within a frame. */
export const BLOCKS_PER_SECTION = 32;

/**
 * Blocks of a band, the unit in which highlights are registered: about a screen of paragraphs. Chromium repaints every
 * text that has a highlight when one is added, so fewer are better than whole sections.
 */
const BLOCKS_PER_BAND = 8;

/** Where the blocks of a text stand: the ground that positions, the drawing and hit tests share. */
export interface Layout {
  readonly text: string;
  /** Never empty: a text without blocks is one paragraph. */
  readonly blocks: readonly Block[];
  readonly sections: number;
  readonly bands: number;
}

/** Lays a text out. O(1) but for a text without blocks. */
export function createLayout(text: string, blocks: readonly Block[]): Layout {
  const laid: readonly Block[] =
    blocks.length > 0 ? blocks : [{ kind: 'paragraph', start: utf16(0), end: utf16(text.length) }];
  const count = (size: number): number => Math.ceil(laid.length / size);
  return { text, blocks: laid, sections: count(BLOCKS_PER_SECTION), bands: count(BLOCKS_PER_BAND) };
}

/**
 * The block with this number.
 *
 * @throws Error where there is none: a bug.
 */
export function blockOf(layout: Layout, index: number): Block {
  const block = layout.blocks[index];
  if (!block) throw new Error(`expected one of ${layout.blocks.length} blocks, got ${index}`);
  return block;
}

/** Number of the block that holds the offset, or of the one before it where it lies between two. O(log blocks). */
export function blockAt({ blocks }: Layout, offset: Utf16): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Number of the section that a block stands in. */
export const sectionOfBlock = (block: number): number => Math.floor(block / BLOCKS_PER_SECTION);

/** Number of the band that a block stands in. */
export const bandOfBlock = (block: number): number => Math.floor(block / BLOCKS_PER_BAND);

/** Numbers of the blocks of a section, half-open. */
export function blocksOfSection(layout: Layout, section: number): { first: number; end: number } {
  const first = section * BLOCKS_PER_SECTION;
  return { first, end: Math.min(first + BLOCKS_PER_SECTION, layout.blocks.length) };
}

/** The text from a section's first block to the end of its last one. */
export function spanOfSection(layout: Layout, section: number): Span {
  const { first, end } = blocksOfSection(layout, section);
  return { start: blockOf(layout, first).start, end: blockOf(layout, end - 1).end };
}

/** The text from a band's first block to the end of its last one. */
export function spanOfBand(layout: Layout, band: number): Span {
  const first = band * BLOCKS_PER_BAND;
  const last = Math.min(first + BLOCKS_PER_BAND, layout.blocks.length) - 1;
  return { start: blockOf(layout, first).start, end: blockOf(layout, last).end };
}

/** The pieces of a span that lie in blocks, in text order, with their blocks. Empty pieces are left out. */
export function piecesOf(layout: Layout, span: Span): { block: number; start: Utf16; end: Utf16 }[] {
  const pieces: { block: number; start: Utf16; end: Utf16 }[] = [];
  for (let index = blockAt(layout, span.start); index < layout.blocks.length; index++) {
    const block = blockOf(layout, index);
    if (block.start >= span.end) break;
    const start = utf16(Math.max(block.start, span.start));
    const end = utf16(Math.min(block.end, span.end));
    if (start < end) pieces.push({ block: index, start, end });
  }
  return pieces;
}

/** The characters that two spans share, or null. */
export function intersect(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start: utf16(start), end: utf16(end) } : null;
}
