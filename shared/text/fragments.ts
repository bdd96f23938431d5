import { splitsPair } from './convert.ts';
import { isBlankText, trimSpan } from './trim.ts';
import { utf16, type Span, type Utf16 } from './units.ts';

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

/**
 * Fragments as {@link joined}, and joined as well where only blanks stand between them: what was cut apart at a blank is whole
 * again. O(n log n + the blanks).
 */
export function joinedOverBlanks(text: string, fragments: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of joined(fragments)) {
    const last = result.at(-1);
    if (last !== undefined && isBlankText(text.slice(last.end, span.start))) {
      result[result.length - 1] = { start: last.start, end: span.end };
    } else result.push(span);
  }
  return result;
}

/**
 * What stands before an offset and what behind it, without blanks at the cut; null where one of the two would be empty. A cut
 * inside a surrogate pair is made before it. O(fragments + blanks at the cut).
 */
export function splitAt(
  text: string,
  fragments: readonly Span[],
  offset: Utf16,
): readonly [readonly Span[], readonly Span[]] | null {
  const cut = utf16(splitsPair(text, offset) ? offset - 1 : offset);
  const before = fragments.flatMap(({ start, end }) => {
    if (end <= cut) return [{ start, end }];
    return start < cut ? (trimSpan(text, { start, end: cut }) ?? []) : [];
  });
  const behind = fragments.flatMap(({ start, end }) => {
    if (start >= cut) return [{ start, end }];
    return end > cut ? (trimSpan(text, { start: cut, end }) ?? []) : [];
  });
  return before.length === 0 || behind.length === 0 ? null : [before, behind];
}
