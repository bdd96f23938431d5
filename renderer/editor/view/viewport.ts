import type { DomMap } from './dom-map.ts';

/** Numbers of sections, both inclusive. Empty where `last < first`. */
export interface SectionRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The sections that the scroller shows a part of. O(log sections) reads of layout.
 *
 * @param count number of sections of the document.
 */
export function visibleSections(map: DomMap, scroller: HTMLElement, count: number): SectionRange {
  const { top, bottom } = scroller.getBoundingClientRect();
  /** The first section whose edge lies below `y`. */
  const firstBelow = (y: number, edge: 'top' | 'bottom'): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = map.section(middle)?.getBoundingClientRect();
      if (rect && rect[edge] <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { first: firstBelow(top, 'bottom'), last: firstBelow(bottom, 'top') - 1 };
}

/** The same with one more on each side, so that what scrolls in is drawn already. */
export function withNeighbours({ first, last }: SectionRange, count: number): SectionRange {
  return { first: Math.max(0, first - 1), last: Math.min(count - 1, last + 1) };
}

/** Whether a section is in the range. */
export const holds = ({ first, last }: SectionRange, section: number): boolean => first <= section && section <= last;

/** The numbers in a range. */
export const numbersIn = ({ first, last }: SectionRange): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
