import { utf16, type Span, type Utf16 } from '../../../shared/text/units.ts';
import {
  blockAt,
  blockOf,
  blocksOfSection,
  BLOCKS_PER_SECTION,
  piecesOf,
  sectionOfBlock,
  type Layout,
} from '../document/layout.ts';

/** A place in the DOM as ranges want it. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Finds text in the drawn document. It reads the DOM anew each time, since a repair may have replaced any node. */
export interface DomMap {
  readonly root: HTMLElement;
  section(number: number): HTMLElement | null;
  block(number: number): HTMLElement | null;
  /** One range for each block that the span touches. */
  ranges(span: Span): StaticRange[];
  /** A live range over the span's first to last drawn character; null where there is none. */
  liveRange(span: Span): Range | null;
  /** Offset of a DOM place, or null outside the text. */
  offsetOf(node: Node, offset: number): Utf16 | null;
}

const elementAt = (parent: Element | null, index: number): HTMLElement | null => {
  const child = parent?.children[index];
  return child instanceof HTMLElement ? child : null;
};

/** The text node and offset that lie `at` code units into a block. `before`: prefer the end of a node to a start. */
function textPoint(block: HTMLElement, at: number, before: boolean): DomPoint | null {
  const only = block.firstChild;
  if (only instanceof Text && at < only.length) return { node: only, offset: at };
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = at;
  let last: Text | null = null;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (rest < node.length || (before && rest === node.length)) return { node, offset: rest };
    rest -= node.length;
    last = node;
  }
  return last ? { node: last, offset: last.length } : null;
}

/** Code units of text that stand in `block` before a DOM place. */
function textBefore(block: Element, node: Node, offset: number): number {
  if (node instanceof Text && node === block.firstChild) return offset;
  const range = block.ownerDocument.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

const indexIn = (parent: Element, child: Element): number => Array.prototype.indexOf.call(parent.children, child);

/** A map between the layout and the editor's element, whose children are sections whose children are blocks. */
export function createDomMap(root: HTMLElement, layout: Layout): DomMap {
  const section = (number: number): HTMLElement | null => elementAt(root, number);
  const block = (number: number): HTMLElement | null =>
    elementAt(section(sectionOfBlock(number)), number % BLOCKS_PER_SECTION);

  const point = (number: number, offset: Utf16, before: boolean): DomPoint | null => {
    const element = block(number);
    return element && textPoint(element, offset - blockOf(layout, number).start, before);
  };

  const ranges = (span: Span): StaticRange[] =>
    piecesOf(layout, span).flatMap((piece) => {
      const start = point(piece.block, piece.start, false);
      const end = point(piece.block, piece.end, true);
      if (!start || !end) return [];
      return [
        new StaticRange({
          startContainer: start.node,
          startOffset: start.offset,
          endContainer: end.node,
          endOffset: end.offset,
        }),
      ];
    });

  const liveRange = (span: Span): Range | null => {
    const start = point(blockAt(layout, span.start), span.start, false);
    const end = point(blockAt(layout, span.end), span.end, true);
    if (!start || !end) return null;
    const range = root.ownerDocument.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  };

  const offsetOf = (node: Node, offset: number): Utf16 | null => {
    let element: Element | null = node instanceof Element ? node : node.parentElement;
    while (element && element.parentElement?.parentElement !== root) element = element.parentElement;
    const parent = element?.parentElement;
    if (!element || !parent) return null;
    const inSection = indexIn(parent, element);
    const number = indexIn(root, parent) * BLOCKS_PER_SECTION + inSection;
    const { first, end } = blocksOfSection(layout, sectionOfBlock(number));
    if (number < first || number >= end) return null;
    const { start, end: blockEnd } = blockOf(layout, number);
    return utf16(Math.min(start + textBefore(element, node, offset), blockEnd));
  };

  return { root, section, block, ranges, liveRange, offsetOf };
}
