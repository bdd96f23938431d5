import { isExtracted, type MediaType } from '../../../../shared/model/document.ts';
import { isBlankText } from '../../../../shared/text/trim.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { fitMarks, type Structure } from '../../sources/shape.ts';
import { Problem, within } from '../problem.ts';
import type { Ruler } from './ruler.ts';
import type { StructureLine } from './schema.ts';

/**
 * The structure that a line states for its text: there where the text was taken out of a file, and nowhere else. Blocks are in
 * text order and apart, hold every character that is no blank, and marks lie inside them. O(n log n).
 *
 * @throws Problem
 */
export function structureFrom(
  line: StructureLine | undefined,
  mediaType: MediaType,
  ruler: Ruler,
): Structure | undefined {
  if (!isExtracted(mediaType)) {
    if (!line) return undefined;
    throw new Problem(`that of ${mediaType} is found in the text; leave it out`);
  }
  if (!line)
    throw new Problem(`it is missing, and that of ${mediaType} cannot be found in the text; export the text again`);
  const placed = <T extends { start: number; end: number }>(one: T): T & Span => {
    const span = { start: ruler.toUtf16(one.start), end: ruler.toUtf16(one.end) };
    if (span.start < span.end && span.end <= ruler.text.length) return { ...one, ...span };
    throw new Problem(`${one.start} to ${one.end} is no stretch of the text; correct it`);
  };
  const blocks = line.blocks.map((block, i) => within(`blocks[${i}]`, () => placed(block)));
  const marks = line.marks.map((mark, i) => within(`marks[${i}]`, () => placed(mark)));
  refuseGaps(blocks, ruler);
  const fitted = fitMarks(marks, blocks);
  const at = marks.findIndex((mark, i) => !isSame(mark, fitted[i]));
  if (at >= 0 || marks.length !== fitted.length) {
    throw new Problem(
      `marks[${Math.max(0, at)}] is out of order, doubled, or reaches over the edge of a block; correct it`,
    );
  }
  return { blocks, marks };
}

interface Kinded extends Span {
  readonly kind: string;
}

const isSame = (a: Kinded, b: Kinded | undefined): boolean =>
  b !== undefined && a.kind === b.kind && a.start === b.start && a.end === b.end;

function refuseGaps(blocks: readonly Span[], { text, fromUtf16 }: Ruler): void {
  let before = 0;
  for (const [i, { start, end }] of blocks.entries()) {
    if (start < before) throw new Problem(`blocks[${i}] begins before the one in front of it ends; correct it`);
    if (!isBlankText(text.slice(before, start))) {
      throw new Problem(`between ${fromUtf16(before)} and ${fromUtf16(start)} is text in no block; correct it`);
    }
    before = end;
  }
  if (!isBlankText(text.slice(before))) throw new Problem(`after ${fromUtf16(before)} is text in no block; correct it`);
}
