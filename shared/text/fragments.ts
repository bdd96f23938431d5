import type { Span, Utf16 } from './units.ts';

/**
 * The fragments as an annotation keeps them: in text order, those that touch or overlap joined to one. Offsets are UTF-16
 * code units. O(n log n).
 */
export function joined(fragments: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const { start, end } of fragments.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || start > last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}

/** The fragments without the one at an offset: the one that holds the character there, else the one that ends there. */
export function withoutFragmentAt(fragments: readonly Span[], offset: Utf16): readonly Span[] {
  const found =
    fragments.find(({ start, end }) => start <= offset && offset < end) ?? fragments.find(({ end }) => end === offset);
  return fragments.filter((fragment) => fragment !== found);
}
