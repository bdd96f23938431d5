import { utf16, type Span, type Utf16 } from '../../../shared/text/units.ts';
import { blockAt, blockOf, type Layout } from '../document/layout.ts';
import type { DomMap } from './dom-map.ts';

/** Code units looked at around a place to find the character there: more than any common grapheme has. */
const REACH = 32;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters (grapheme clusters) before and after an offset, in its block. */
function neighbours(layout: Layout, offset: Utf16): Span[] {
  const block = blockOf(layout, blockAt(layout, offset));
  const from = Math.max(block.start, offset - REACH);
  const text = layout.text.slice(from, Math.min(block.end, offset + REACH));
  const segments = graphemes.segment(text);
  return [offset - from, offset - from - 1].flatMap((at) => {
    const found = segments.containing(at);
    if (!found || at < 0) return [];
    const start = utf16(from + found.index);
    return [{ start, end: utf16(start + found.segment.length) }];
  });
}

/** Whether a point lies on a line box of the rect; `slack` is the leading above and below it. */
const contains = (rect: DOMRect, x: number, y: number, slack: number): boolean =>
  rect.left <= x && x <= rect.right && rect.top - slack <= y && y <= rect.bottom + slack;

/** Offset of the caret that the browser would set at a point of the screen, or null outside the text. */
export function offsetAt(map: DomMap, x: number, y: number): Utf16 | null {
  const caret = map.root.ownerDocument.caretPositionFromPoint(x, y);
  return caret && map.root.contains(caret.offsetNode) ? map.offsetOf(caret.offsetNode, caret.offset) : null;
}

/**
 * The character under a point of the screen, or null where there is none: the browser's nearest caret is checked
 * against the boxes of the characters beside it, so the empty end of a line is not a hit.
 */
export function characterAt(map: DomMap, layout: Layout, x: number, y: number): Utf16 | null {
  const offset = offsetAt(map, x, y);
  if (offset === null) return null;
  for (const character of neighbours(layout, offset)) {
    const rects = map.liveRange(character)?.getClientRects() ?? [];
    for (const rect of rects) if (contains(rect, x, y, rect.height / 6)) return character.start;
  }
  return null;
}
