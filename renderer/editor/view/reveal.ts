import type { Span } from '../../../shared/text/units.ts';
import type { DomMap } from './dom-map.ts';

/** How often the target may move while sections around it are laid out for the first time. */
const TRIES = 4;

/** Part of the scroller's height above and below which a place is not comfortably in view. */
const EDGE = 0.12;

/** The line of a span that matters: of its first character, or of the caret where it is empty. */
export function firstRect(map: DomMap, span: Span): DOMRect | null {
  return map.liveRange(span)?.getClientRects()[0] ?? null;
}

/**
 * Scrolls so that the span's first line is in view, a third down where it has to scroll. The place is looked up again
 * after each step, since sections get their true height only when they come near the viewport.
 */
export function reveal(map: DomMap, scroller: HTMLElement, span: Span): void {
  for (let tries = 0; tries < TRIES; tries++) {
    const rect = firstRect(map, span);
    if (!rect) return;
    const frame = scroller.getBoundingClientRect();
    const edge = scroller.clientHeight * EDGE;
    if (rect.top >= frame.top + edge && rect.bottom <= frame.bottom - edge) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += rect.top - (frame.top + scroller.clientHeight / 3);
    if (scroller.scrollTop === before) return;
  }
}
