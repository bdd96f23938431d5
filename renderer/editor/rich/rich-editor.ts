import { Editor, Extension } from '@tiptap/core';
import type { Mark, Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { richExtensions } from './extensions.ts';
import { assertNever } from '../../../shared/assert.ts';
import { docOf, isSafeAddress } from './read-markdown.ts';
import type { RichMark, RichNode } from './rich-doc.ts';
import { markdownOf } from './write-markdown.ts';

/** What the toolbar can do. */
export const RICH_ACTIONS = [
  'bold',
  'italic',
  'code',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'blockquote',
] as const;
export type RichAction = (typeof RICH_ACTIONS)[number];

/** What the field asks of and is told by its editor. */
export interface RichHooks {
  readonly attributes: Readonly<Record<string, string>>;
  /** UTF-16 code units that the text may have as CommonMark. */
  readonly maxLength: number;
  /** The text is another one. */
  readonly onText: (markdown: string) => void;
  /** A change was refused, since the text would have had that many characters. Everything is as before. */
  readonly onTooLong: (length: number) => void;
  /** What holds at the caret has changed. */
  readonly onState: (active: ReadonlySet<RichAction>) => void;
  readonly onBlur: () => void;
}

/** The editor of a rich text field. */
export interface RichEditor {
  /** Shows another text. What was undoable is not any more. */
  show(markdown: string): void;
  run(action: RichAction): void;
  /** Makes a link of the selection, or takes the one at the caret away (null). @returns false: no such address can be linked. */
  link(href: string | null): boolean;
  /** The address of the link at the caret, or null. */
  address(): string | null;
  focus(): void;
  destroy(): void;
}

/** Whether the field can show a text as it is, and give it back unchanged. A newline at its end does not count. */
export const canEdit = (markdown: string): boolean => {
  const doc = docOf(markdown);
  return doc !== null && markdownOf(doc) === markdown.trimEnd();
};

/** Nodes are never changed, only replaced: what was read of one stays true, and its text need not be written again. */
const read = new WeakMap<Node, RichNode>();

function treeOfNode(node: Node): RichNode {
  const known = read.get(node);
  if (known) return known;
  const made: RichNode = {
    type: node.type.name,
    attrs: node.attrs,
    content: node.children.map(treeOfNode),
    ...(node.text !== undefined && { text: node.text }),
    marks: node.marks.flatMap(markOf),
  };
  read.set(node, made);
  return made;
}

function markOf({ type: { name }, attrs }: Mark): RichMark[] {
  if (name === 'bold' || name === 'italic' || name === 'code') return [{ type: name }];
  const { href, title }: Record<string, unknown> = attrs;
  if (name !== 'link' || typeof href !== 'string') return [];
  return [{ type: name, attrs: { href, title: typeof title === 'string' ? title : null } }];
}

const contentOf = (markdown: string): object => docOf(markdown) ?? { type: 'doc', content: [{ type: 'paragraph' }] };

/** Makes the editor of a rich text field. It injects no styles and follows no links. */
export function createRichEditor(element: HTMLElement, markdown: string, hooks: RichHooks): RichEditor {
  const limit = Extension.create({
    name: 'limit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction, state) {
          // What is shown from outside has its own limits; what makes the text shorter is never refused.
          if (!transaction.docChanged || transaction.getMeta('preventUpdate') === true) return true;
          if (transaction.doc.content.size <= state.doc.content.size) return true;
          const { length } = markdownOf(treeOfNode(transaction.doc));
          if (length <= hooks.maxLength) return true;
          hooks.onTooLong(length);
          return false;
        },
      }),
    ],
  });
  const editor = new Editor({
    element,
    content: contentOf(markdown),
    extensions: [...richExtensions(), limit],
    injectCSS: false,
    onUpdate: () => hooks.onText(markdownOf(treeOfNode(editor.state.doc))),
    onTransaction: () => hooks.onState(new Set(RICH_ACTIONS.filter((action) => isActive(editor, action)))),
    onBlur: hooks.onBlur,
    editorProps: {
      attributes: { ...hooks.attributes },
      handleDOMEvents: {
        // Tab leaves the field, as it leaves every other one.
        keydown(_view, event) {
          if (event.key !== 'Tab') return false;
          // Browsers tell of a moved caret only with the next frame: what Tab leads to acts on the caret as it is now.
          document.dispatchEvent(new Event('selectionchange'));
          return true;
        },
        // Ctrl and a click would open a link in a window of its own.
        click: (_view, event) => {
          event.preventDefault();
          return false;
        },
      },
    },
  });
  return {
    show(text) {
      editor.commands.setContent(contentOf(text), { emitUpdate: false });
    },
    run: (action) => void runIn(editor, action),
    link(href) {
      if (href !== null && !isSafeAddress(href)) return false;
      const chain = editor.chain().focus().extendMarkRange('link');
      if (href === null) return chain.unsetMark('link').run();
      // Without words the address is the link's text.
      if (editor.state.selection.empty && !editor.isActive('link')) {
        const text = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] };
        return editor.chain().focus().insertContent(text).run();
      }
      return chain.setMark('link', { href }).run();
    },
    address() {
      const href: unknown = editor.getAttributes('link')['href'];
      return typeof href === 'string' && href !== '' ? href : null;
    },
    focus: () => void editor.commands.focus(),
    destroy: () => editor.destroy(),
  };
}

function isActive(editor: Editor, action: RichAction): boolean {
  if (action === 'heading2') return editor.isActive('heading', { level: 2 });
  if (action === 'heading3') return editor.isActive('heading', { level: 3 });
  return editor.isActive(action);
}

function runIn(editor: Editor, action: RichAction): boolean {
  const chain = editor.chain().focus();
  switch (action) {
    case 'bold':
      return chain.toggleBold().run();
    case 'italic':
      return chain.toggleItalic().run();
    case 'code':
      return chain.toggleCode().run();
    case 'heading2':
      return chain.toggleHeading({ level: 2 }).run();
    case 'heading3':
      return chain.toggleHeading({ level: 3 }).run();
    case 'bulletList':
      return chain.toggleBulletList().run();
    case 'orderedList':
      return chain.toggleOrderedList().run();
    case 'blockquote':
      return chain.toggleBlockquote().run();
    default:
      return assertNever(action);
  }
}
