import { bandOfBlock, blocksOfSection, type Layout } from '../document/layout.ts';
import type { DomMap } from './dom-map.ts';

/** Numbers of sections or bands, both inclusive. Empty where `last < first`. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** The first of the elements numbered from `low` to below `high` whose edge lies below `y`; `high` where none does. */
function firstBelow(
  element: (number: number) => HTMLElement | null,
  edge: 'top' | 'bottom',
  y: number,
  [from, to]: readonly [number, number],
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = element(middle)?.getBoundingClientRect();
    if (rect && rect[edge] <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sections that the scroller shows a part of. O(log sections) reads of layout. */
export function visibleSections(map: DomMap, scroller: HTMLElement, { sections }: Layout): NumberRange {
  const { top, bottom } = scroller.getBoundingClientRect();
  return {
    first: firstBelow(map.section, 'bottom', top, [0, sections]),
    last: firstBelow(map.section, 'top', bottom, [0, sections]) - 1,
  };
}

/**
 * The bands that the scroller shows a part of, with one more on each side.
 *
 * @param sections the visible ones: only there blocks are laid out and may be asked where they are.
 */
export function bandsNear(map: DomMap, scroller: HTMLElement, layout: Layout, sections: NumberRange): NumberRange {
  if (sections.last < sections.first || sections.first >= layout.sections) return { first: 0, last: -1 };
  const { top, bottom } = scroller.getBoundingClientRect();
  const upper = blocksOfSection(layout, sections.first);
  const lower = blocksOfSection(layout, sections.last);
  const first = firstBelow(map.block, 'bottom', top, [upper.first, upper.end]);
  const end = firstBelow(map.block, 'top', bottom, [lower.first, lower.end]);
  return {
    first: Math.max(0, bandOfBlock(first) - 1),
    last: Math.min(layout.bands - 1, bandOfBlock(Math.max(end - 1, first)) + 1),
  };
}

/** Whether a number is in the range. */
export const holds = ({ first, last }: NumberRange, number: number): boolean => first <= number && number <= last;

/** The numbers in a range. */
export const numbersIn = ({ first, last }: NumberRange): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
