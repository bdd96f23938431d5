import type { Span } from '../../../shared/text/units.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { DomMap } from '../view/dom-map.ts';

/** The two signs at the ends of the active annotation. */
export interface Brackets {
  /** Puts them at the ends of these spans, or takes them away where there are none. Each end only if `inSight`. */
  place(spans: readonly Span[], inSight: (offset: number) => boolean): void;
}

/** Brackets in a layer of their own: CSS highlights cannot draw an outline. */
export function createBrackets(layer: HTMLElement, map: DomMap, className: string): Brackets {
  const rectAt = (span: Span, side: 'first' | 'last'): DOMRect | undefined => {
    const rects = [...(map.liveRange(span)?.getClientRects() ?? [])].filter((rect) => rect.width > 0);
    return side === 'first' ? rects[0] : rects.at(-1);
  };

  const bracket = (rect: DOMRect, side: 'start' | 'end', rightToLeft: boolean, origin: DOMRect): HTMLElement => {
    const element = layer.ownerDocument.createElement('div');
    const onLeft = (side === 'start') !== rightToLeft;
    element.className = className;
    element.dataset['side'] = onLeft ? 'left' : 'right';
    element.style.left = `${(onLeft ? rect.left : rect.right) - origin.left}px`;
    element.style.top = `${rect.top - origin.top}px`;
    element.style.height = `${rect.height}px`;
    return element;
  };

  const isRightToLeft = (span: Span): boolean => {
    const node = map.liveRange(span)?.startContainer.parentElement;
    return node ? getComputedStyle(node).direction === 'rtl' : false;
  };

  return {
    place(spans, inSight) {
      const first = spans[0];
      const last = spans.at(-1);
      if (!first || !last) return layer.replaceChildren();
      const origin = layer.getBoundingClientRect();
      const ends = [
        { side: 'start', pick: 'first', span: { start: first.start, end: utf16(first.start + 1) } },
        { side: 'end', pick: 'last', span: { start: utf16(last.end - 1), end: last.end } },
      ] as const;
      layer.replaceChildren(
        ...ends.flatMap(({ side, pick, span }) => {
          const rect = inSight(span.start) ? rectAt(span, pick) : undefined;
          return rect ? [bracket(rect, side, isRightToLeft(span), origin)] : [];
        }),
      );
    },
  };
}
