import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { Refusal } from '../../../../shared/api/reply.ts';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/** Browsers stop nesting at 512; beyond that, reading takes time by the square of the depth. */
const DEEPEST = 1000;
const MOST_ELEMENTS = 1_000_000;

const refuse = (message: string): never => {
  throw new Refusal('refused', message);
};

/**
 * Parses a page as browsers do (WHATWG HTML). Nothing in it runs, loads or is fetched: the result is a tree of plain objects.
 *
 * @throws Refusal `refused` for a page that is nested deeper or has more elements than any that people write.
 */
export function parseHtml(text: string): HtmlDocument {
  let depth = 0;
  let elements = 0;
  return parse(text, {
    scriptingEnabled: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        if (++elements > MOST_ELEMENTS) {
          refuse(`The page has more than ${MOST_ELEMENTS.toLocaleString('en')} elements; that many are not read.`);
        }
        return defaultTreeAdapter.createElement(name, namespace, attributes);
      },
      onItemPush() {
        if (++depth > DEEPEST) {
          refuse(
            `The page is nested more than ${DEEPEST.toLocaleString('en')} levels deep, which no page for readers is.`,
          );
        }
      },
      onItemPop() {
        depth--;
      },
    },
  });
}

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** The value of an attribute, or null. Names are lower case, as the parser makes them. */
export const attribute = ({ attrs }: HtmlElement, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null;

export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('childNodes' in node ? node.childNodes : []);

/** Every element below a node, in the order of the page. O(nodes). */
export function* elementsIn(node: HtmlNode): Generator<HtmlElement> {
  const waiting: HtmlNode[] = [...childrenOf(node)].toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!isElement(next)) continue;
    yield next;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) waiting.push(child);
    }
  }
}

/** All text in a node as it is written. */
export function textIn(node: HtmlNode): string {
  if (isText(node)) return node.value;
  return childrenOf(node).map(textIn).join('');
}
