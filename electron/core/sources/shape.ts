import type { Block, Mark } from '../../../shared/model/document.ts';

/** What a text's layout or markup says, all of it stand-off: nothing is taken out of the text. */
export interface Structure {
  /** In text order and apart; every character that is not blank lies in exactly one. */
  readonly blocks: readonly Block[];
  /** By start, the longer one first; none reaches over the edge of a block. */
  readonly marks: readonly Mark[];
}

/** Marks cut at the edges of blocks, without empty and doubled ones, by start, the longer one first. O(n log n). */
export function fitMarks(marks: readonly Mark[], blocks: readonly Block[]): readonly Mark[] {
  const sorted = marks.toSorted(byPlace);
  const fitted: Mark[] = [];
  let first = 0;
  for (const mark of sorted) {
    while ((blocks[first]?.end ?? Infinity) <= mark.start) first++;
    for (let i = first; i < blocks.length; i++) {
      const block = blocks[i];
      if (!block || block.start >= mark.end) break;
      const start = mark.start > block.start ? mark.start : block.start;
      const end = mark.end < block.end ? mark.end : block.end;
      if (start < end) fitted.push({ kind: mark.kind, start, end });
    }
  }
  // A mark over several blocks leaves pieces that begin after the marks that come next: emphasis over the rows of a table.
  return withoutCovered(fitted.toSorted(byPlace));
}

const byPlace = (a: Mark, b: Mark): number => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1);

/** Takes out marks that lie inside an earlier one of their kind. */
function withoutCovered(marks: readonly Mark[]): readonly Mark[] {
  const reach = new Map<Mark['kind'], number>();
  return marks.filter(({ kind, end }) => {
    if (end <= (reach.get(kind) ?? -1)) return false;
    reach.set(kind, end);
    return true;
  });
}
