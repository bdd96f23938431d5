import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichMark, RichNode } from './rich-doc.ts';

/** The tree of a CommonMark text. */
export type Tree = ReturnType<typeof fromMarkdown>;
export type TreeNode = Tree['children'][number];

/** So many signs of structure before a line's text that only a machine can have written them, to keep the parser busy. */
const NESTED = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){60}/mu;

/** Reads CommonMark; null: so deeply nested that it is shown as the plain text that it is. */
export const treeOf = (markdown: string): Tree | null => (NESTED.test(markdown) ? null : fromMarkdown(markdown));

/** Addresses that a link may have. Everything else is shown and no link. */
export const isSafeAddress = (href: string): boolean => /^(?:https?:|mailto:)/iu.test(href);

/** Thrown inside this module where the field has no place for something. */
class Unsupported extends Error {}

/**
 * The field's document of a CommonMark text, or null where the text has something that the field has no place for: images,
 * HTML, code blocks, lines, other headings than the second and third level, references.
 */
export function docOf(markdown: string): RichNode | null {
  const tree = treeOf(markdown);
  if (tree === null) return null;
  try {
    const content = tree.children.map(blockOf);
    return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

function blockOf(node: TreeNode): RichNode {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inlinesOf(node.children, []) };
    case 'heading':
      if (node.depth !== 2 && node.depth !== 3) throw new Unsupported();
      return { type: 'heading', attrs: { level: node.depth }, content: inlinesOf(node.children, []) };
    case 'blockquote':
      return { type: 'blockquote', content: filled(node.children.map(blockOf)) };
    case 'list':
      return {
        type: node.ordered === true ? 'orderedList' : 'bulletList',
        ...(node.ordered === true && { attrs: { start: node.start ?? 1 } }),
        content: node.children.map(({ children }) => {
          const content = filled(children.map(blockOf));
          return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [EMPTY, ...content] };
        }),
      };
    default:
      throw new Unsupported();
  }
}

const EMPTY: RichNode = { type: 'paragraph' };
const filled = (content: RichNode[]): RichNode[] => (content.length === 0 ? [EMPTY] : content);

function inlinesOf(nodes: readonly TreeNode[], marks: readonly RichMark[]): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    switch (node.type) {
      case 'text':
        return node.value
          .split('\n')
          .flatMap((text, i) => [
            ...(i > 0 ? [{ type: 'hardBreak' }] : []),
            ...(text === '' ? [] : [{ type: 'text', text, marks }]),
          ]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'strong':
        return inlinesOf(node.children, [...marks, { type: 'bold' }]);
      case 'emphasis':
        return inlinesOf(node.children, [...marks, { type: 'italic' }]);
      case 'inlineCode':
        return [{ type: 'text', text: node.value, marks: [...marks, { type: 'code' }] }];
      case 'link':
        if (!isSafeAddress(node.url)) throw new Unsupported();
        return inlinesOf(node.children, [
          ...marks,
          { type: 'link', attrs: { href: node.url, title: node.title ?? null } },
        ]);
      default:
        throw new Unsupported();
    }
  });
}
