import { Mark, Node, mergeAttributes, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { isSafeAddress } from './read-markdown.ts';

/** A link that is read and never followed: no anchor, its address shown behind it by the style sheet. */
const Address = Mark.create({
  name: 'link',
  inclusive: false,
  priority: 1000,
  addAttributes: () => ({ href: { default: '' }, title: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return isSafeAddress(href) ? { href, title: element.getAttribute('title') } : false;
      },
    },
    {
      tag: 'span[data-address]',
      getAttrs: (element) => {
        const href = element.dataset['address'] ?? '';
        return isSafeAddress(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ mark }) => ['span', { 'data-address': String(mark.attrs['href']) }, 0],
});

/** A line break: Shift+Enter. */
const LineBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: ({ HTMLAttributes }) => ['br', mergeAttributes(HTMLAttributes)],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () => this.editor.commands.insertContent({ type: 'hardBreak' }),
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
    };
  },
});

/** What the field can hold: what {@link docOf} reads, and nothing else. HTML that is pasted is cut down to it. */
export const richExtensions = (): Extensions => [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    hardBreak: false,
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  Address,
  LineBreak,
];
