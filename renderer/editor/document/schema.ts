import { Mark, Node, type Extensions } from '@tiptap/core';
import type { Mark as TextMark } from '../../../shared/model/document.ts';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** Element that a block is drawn as. List items are paragraphs: their bullets are characters of the text. */
function tagOf(kind: unknown, level: unknown): string {
  switch (kind) {
    case 'heading':
      return HEADINGS[Math.min(Math.max(Number(level) || 1, 1), 6) - 1] ?? 'h1';
    case 'quote':
      return 'blockquote';
    case 'code':
      return 'pre';
    default:
      return 'p';
  }
}

const Doc = Node.create({ name: 'doc', topNode: true, content: 'section+' });
const Text = Node.create({ name: 'text', group: 'inline' });

/** A run of blocks that the browser may leave out of layout and paint while it is far from the viewport. */
const Section = Node.create({
  name: 'section',
  content: 'block+',
  selectable: false,
  addAttributes: () => ({ lines: { default: 1 } }),
  renderHTML: ({ node }) => [
    'div',
    { 'data-section': '', style: `contain-intrinsic-block-size: auto ${Number(node.attrs['lines'])}lh` },
    0,
  ],
});

/** A stretch of verbatim text. */
const Block = Node.create({
  name: 'block',
  content: 'text*',
  marks: '_',
  selectable: false,
  addAttributes: () => ({ kind: { default: 'paragraph' }, level: { default: null } }),
  renderHTML: ({ node }) => {
    const { kind, level } = node.attrs;
    return [
      tagOf(kind, level),
      { 'data-kind': String(kind), dir: 'auto', ...(level === null ? {} : { 'data-level': String(level) }) },
      0,
    ];
  },
});

/** Kinds of marks in the order in which they nest, which ProseMirror wants every run to keep. */
export const MARK_KINDS = ['bold', 'italic', 'code', 'link', 'syntax'] as const satisfies readonly MarkKind[];

type MarkKind = TextMark['kind'];

/** Elements of the marks. A link is not an `a`: a text that is read for its claims must not lead out of the program. */
const MARK_TAGS: Readonly<Record<MarkKind, string>> = {
  bold: 'strong',
  italic: 'em',
  code: 'code',
  link: 'span',
  syntax: 'span',
};

const mark = (name: MarkKind): Mark =>
  Mark.create({ name, renderHTML: () => [MARK_TAGS[name], { 'data-mark': name }, 0] });

/** All node and mark types of the pane: text and structure, nothing that could be edited into something else. */
export const schemaExtensions = (): Extensions => [Doc, Text, Section, Block, ...MARK_KINDS.map(mark)];
