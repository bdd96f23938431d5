import { utf16, type Span } from '../../../shared/text/units.ts';
import type { PaneLink } from '../types.ts';
import type { DomMap } from '../view/dom-map.ts';

/** Class names of the arcs' elements. */
export interface ArcClasses {
  readonly arc: string;
  readonly far: string;
}

/** Lines from the active annotation to what it is related to, in the margin right of the text. */
export interface Arcs {
  /**
   * Draws these and no others, to where their ends stand now.
   *
   * @param spanOf the place of an annotation of this document; undefined where it has none.
   * @param inSight whether the line of an offset is laid out; one that is not lies above or below the view.
   */
  place(
    active: Span | undefined,
    links: readonly PaneLink[],
    spanOf: (id: string) => Span | undefined,
    inSight: (offset: number) => boolean,
  ): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** How far from the text's edge an arc begins, and from the view's edge one ends that leaves it; in px. */
const GAP = 10;
const EDGE = 14;
const ARROW = 5;

/** Height between two markers of other documents at one line, in px. */
const STEP = 18;

/** An end's height below the layer's top, and whether it had to be moved to an edge of the view. */
interface Height {
  readonly y: number;
  readonly beyond: 'above' | 'below' | null;
}

/** Arcs over a layer that covers the column, `text` being the element whose right edge they start at. */
export function createArcs(
  layer: HTMLElement,
  scroller: HTMLElement,
  text: HTMLElement,
  map: DomMap,
  classes: ArcClasses,
): Arcs {
  const { ownerDocument: document } = layer;

  const heightOf = (span: Span, inSight: (offset: number) => boolean, origin: DOMRect, here: number): Height => {
    const view = scroller.getBoundingClientRect();
    const rect = inSight(span.start)
      ? map.liveRange({ start: span.start, end: utf16(span.start + 1) })?.getClientRects()[0]
      : undefined;
    const middle = rect === undefined ? (span.start < here ? -Infinity : Infinity) : rect.top + rect.height / 2;
    if (middle < view.top + EDGE) return { y: view.top + EDGE - origin.top, beyond: 'above' };
    if (middle > view.bottom - EDGE) return { y: view.bottom - EDGE - origin.top, beyond: 'below' };
    return { y: middle - origin.top, beyond: null };
  };

  const path = (d: string, isProposed: boolean): SVGPathElement => {
    const element = document.createElementNS(SVG, 'path');
    element.setAttribute('d', d);
    if (isProposed) element.dataset['proposed'] = '';
    return element;
  };

  /** The head of an arrow that points at the text, or out of the view. */
  const head = (x: number, { y, beyond }: Height): string => {
    if (beyond === null) return `M${x + ARROW} ${y - ARROW + 1}L${x} ${y}L${x + ARROW} ${y + ARROW - 1}`;
    const back = beyond === 'above' ? ARROW : -ARROW;
    return `M${x - ARROW + 1} ${y + back}L${x} ${y}L${x + ARROW - 1} ${y + back}`;
  };

  const arc = (link: PaneLink, x: number, room: number, from: Height, to: Height): SVGPathElement[] => {
    // Ends on one line: a small hook, or nothing would be seen.
    const isFlat = Math.abs(from.y - to.y) < 8;
    const [start, end] = isFlat ? [from.y - 5, from.y + 5] : [from.y, to.y];
    const bulge = Math.min(room, 14 + Math.abs(end - start) * 0.16);
    const curve = `M${x} ${start}C${x + bulge} ${start} ${x + bulge} ${end} ${x} ${end}`;
    const heads = [
      ...(link.towards === 'other' ? [head(x, { ...to, y: end })] : []),
      ...(link.towards === 'active' ? [head(x, { ...from, y: start })] : []),
      ...(to.beyond !== null && link.towards !== 'other' ? [head(x, to)] : []),
    ];
    return [curve, ...heads].map((d) => path(d, link.isProposed));
  };

  const marker = (link: PaneLink, x: number, y: number): HTMLElement => {
    const element = document.createElement('div');
    element.className = classes.far;
    const arrow = { other: '→', active: '←', both: '↔' }[link.towards];
    element.textContent = `${arrow} ${link.elsewhere ?? ''}`;
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    return element;
  };

  return {
    place(active, links, spanOf, inSight) {
      if (active === undefined || links.length === 0) {
        if (layer.hasChildNodes()) layer.replaceChildren();
        return;
      }
      const origin = layer.getBoundingClientRect();
      const column = text.getBoundingClientRect();
      const x = column.right - origin.left + GAP;
      const room = Math.max(6, origin.right - column.right - GAP - 8);
      const from = heightOf(active, inSight, origin, active.start);
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('class', classes.arc);
      const markers: HTMLElement[] = [];
      for (const link of links) {
        const span = link.other === null ? undefined : spanOf(link.other);
        if (span !== undefined) svg.append(...arc(link, x, room, from, heightOf(span, inSight, origin, active.start)));
      }
      // Above the line where arcs begin at it.
      const first = from.y - (svg.hasChildNodes() ? STEP : 0);
      for (const link of links) {
        if (link.elsewhere === null || (link.other !== null && spanOf(link.other) !== undefined)) continue;
        markers.push(marker(link, x, first - markers.length * STEP));
      }
      layer.replaceChildren(svg, ...markers);
    },
  };
}
