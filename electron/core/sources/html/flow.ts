import { createInline, type Inline } from '../extract/inline.ts';
import { saysSomething, type MarkKind, type Passage } from '../extract/blocks.ts';
import type { Tally } from '../extract/tally.ts';
import { BLOCKS, HEADINGS, KEPT_BLANKS, SILENT } from './elements.ts';
import { countAttributes, reasonToLeaveOut } from './left-out.ts';
import { childrenOf, isElement, isText, type HtmlElement, type HtmlNode } from './parse.ts';

/** What the elements around a text make of it. */
interface Context {
  readonly kind: Passage['kind'];
  readonly level?: number;
  readonly marks: readonly MarkKind[];
  readonly keepsBlanks: boolean;
  /** How many lists are around it. */
  readonly lists: number;
}

/** How markup is read that was made of another kind of file. */
export interface FlowOptions {
  /** Blanks and line ends are the text's own. */
  readonly keepsBlanks?: boolean;
  /** Elements whose text is markup, kept and dimmed. */
  readonly isSyntax?: (element: HtmlElement) => boolean;
}

interface Flow extends FlowOptions {
  readonly inline: Inline;
  readonly passages: Passage[];
  readonly tally: Tally;
}

const EMPHASIS: Readonly<Record<string, MarkKind>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  a: 'link',
};

const DEEPEST_LIST = 6;

/**
 * The passages of a page in the order of its markup, laid out as a browser does without style sheets. What is no text is left out and
 * counted. Linear; recursion is bounded by the depth that `parseHtml` allows.
 */
export function passagesOf(node: HtmlNode, tally: Tally, options: FlowOptions = {}): Passage[] {
  const flow: Flow = { ...options, inline: createInline(), passages: [], tally };
  const context: Context = { kind: 'paragraph', marks: [], keepsBlanks: options.keepsBlanks ?? false, lists: 0 };
  walkAll(node, context, flow);
  flush(context, flow);
  return flow.passages;
}

function flush({ kind, level }: Context, { inline, passages }: Flow): void {
  for (const passage of inline.take(kind, level)) if (saysSomething(passage)) passages.push(passage);
}

function walkAll(node: HtmlNode, context: Context, flow: Flow): void {
  for (const child of childrenOf(node)) walk(child, context, flow);
}

function walk(node: HtmlNode, context: Context, flow: Flow): void {
  if (isText(node)) flow.inline.add(node.value, context.marks, context.keepsBlanks);
  else if (node.nodeName === '#comment') flow.tally.add('comment');
  else if (isElement(node)) walkElement(node, context, flow);
}

function walkElement(element: HtmlElement, context: Context, flow: Flow): void {
  const { tagName } = element;
  countAttributes(element, flow.tally);
  const reason = reasonToLeaveOut(element);
  if (reason !== null) flow.tally.add(reason);
  if (reason !== null || SILENT.has(tagName)) return;
  if (tagName === 'br') flow.inline.breakLine();
  else if (tagName === 'q') walkQuotation(element, context, flow);
  else if (BLOCKS.has(tagName)) walkBlock(element, context, flow);
  else walkAll(element, withMark(flow.isSyntax?.(element) === true ? 'syntax' : markFor(tagName), context), flow);
}

const markFor = (tagName: string): MarkKind | undefined =>
  Object.hasOwn(EMPHASIS, tagName) ? EMPHASIS[tagName] : undefined;

const withMark = (mark: MarkKind | undefined, context: Context): Context =>
  mark === undefined || context.marks.includes(mark) ? context : { ...context, marks: [...context.marks, mark] };

/** A browser draws the marks, though they are not in the file: they are there to read, and marked as what the markup says. */
function walkQuotation(element: HtmlElement, context: Context, flow: Flow): void {
  const drawn = withMark('syntax', context).marks;
  flow.inline.add('“', drawn, context.keepsBlanks);
  walkAll(element, context, flow);
  flow.inline.add('”', drawn, context.keepsBlanks);
}

function walkBlock(element: HtmlElement, context: Context, flow: Flow): void {
  flush(context, flow);
  if (element.tagName === 'tr') walkRow(element, context, flow);
  else {
    const inside = contextIn(element.tagName, context);
    walkAll(element, inside, flow);
    flush(inside, flow);
  }
}

function contextIn(tagName: string, context: Context): Context {
  const heading = Object.hasOwn(HEADINGS, tagName) ? HEADINGS[tagName] : undefined;
  if (heading !== undefined) return { ...context, kind: 'heading', level: heading };
  if (KEPT_BLANKS.has(tagName)) return { ...plain(context), kind: 'code', keepsBlanks: true };
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu' || tagName === 'dir') {
    return { ...context, lists: context.lists + 1 };
  }
  if (tagName === 'li') {
    return { ...context, kind: 'list-item', level: Math.min(Math.max(1, context.lists), DEEPEST_LIST) };
  }
  if (tagName === 'blockquote') return { ...plain(context), kind: 'quote' };
  return context;
}

function plain({ level: _, ...context }: Context): Context {
  return context;
}

/**
 * A row whose cells hold a line each is one block, its cells with a TAB between, as a browser copies it. Pages are also laid out with
 * tables: what stands in a cell that holds more, or alone in its row, is taken as it is.
 */
function walkRow(row: HtmlElement, context: Context, flow: Flow): void {
  const cells = childrenOf(row).map((cell): Passage[] => {
    const inner: Flow = { ...flow, inline: createInline(), passages: [] };
    walk(cell, context, inner);
    flush(context, inner);
    return inner.passages;
  });
  const filled = cells.filter((cell) => cell.length > 0);
  const isRow = filled.length > 1 && filled.every((cell) => cell.length === 1 && cell[0]?.kind === context.kind);
  if (!isRow) {
    flow.passages.push(...filled.flat());
    return;
  }
  const isCell = (_: unknown, i: number): boolean => isElement(childrenOf(row)[i] ?? row);
  flow.passages.push(joined(cells.filter(isCell).map(([passage]) => passage)));
}

function joined(cells: readonly (Passage | undefined)[]): Passage {
  let text = '';
  const marks: Passage['marks'][number][] = [];
  const last = cells.findLastIndex((cell) => cell !== undefined);
  for (const [i, cell] of cells.slice(0, last + 1).entries()) {
    if (i > 0) text += '\t';
    const at = text.length;
    for (const { kind, start, end } of cell?.marks ?? []) marks.push({ kind, start: at + start, end: at + end });
    text += cell?.text ?? '';
  }
  return { kind: 'table-cell', text, marks };
}
