import { Editor } from '@tiptap/core';
import { createContent } from '../document/content.ts';
import type { Layout } from '../document/layout.ts';
import type { Positions } from '../document/positions.ts';
import { schemaExtensions } from '../document/schema.ts';
import { unchangeable } from '../guard/unchangeable.ts';
import { invisibles } from './invisibles.ts';
import type { DocumentProps } from './options.ts';

/** What the editor asks of and tells the pane. */
export interface EditorHooks {
  readonly selectedText: () => string;
  readonly onSelection: () => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onReveal: () => void;
  /** A third click at a point of the screen. */
  readonly onTripleClick: (x: number, y: number) => void;
}

/**
 * The TipTap editor of one document, with our own schema and none of TipTap's extensions: no commands, no keymap, no
 * history, no rules, since there is nothing to edit.
 */
export function createEditor(
  element: HTMLElement,
  { text, marks }: DocumentProps,
  layout: Layout,
  positions: Positions,
  attributes: Readonly<Record<string, string>>,
  hooks: EditorHooks,
): Editor {
  return new Editor({
    element,
    content: createContent(layout, marks),
    extensions: [
      ...schemaExtensions(),
      unchangeable({ selectedText: hooks.selectedText }),
      invisibles(text, positions),
    ],
    enableCoreExtensions: false,
    enableInputRules: false,
    enablePasteRules: false,
    injectCSS: false,
    onSelectionUpdate: hooks.onSelection,
    editorProps: {
      attributes: { ...attributes },
      handleDOMEvents: {
        // All of ProseMirror's own key handling is about editing; the browser's caret needs none of it.
        keydown(_view, event) {
          if (hooks.onKey(event)) event.preventDefault();
          return true;
        },
        // A dialog that gives the focus back makes the browser put the caret at the start. ProseMirror takes that for the reader's own
        // choice where the window hears of it later than 200 ms: by then it must be undone.
        focus(view) {
          view.focus();
          return false;
        },
        // The browser's own way takes the start of the next block along.
        mousedown(_view, event) {
          if (event.detail < 3 || event.button !== 0) return false;
          event.preventDefault();
          hooks.onTripleClick(event.clientX, event.clientY);
          return true;
        },
      },
      handleScrollToSelection() {
        hooks.onReveal();
        return true;
      },
    },
  });
}
