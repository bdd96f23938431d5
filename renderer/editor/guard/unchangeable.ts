import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** What the guard has to know of the pane. */
export interface GuardOptions {
  /** The selected text, verbatim, with the characters between blocks; empty where nothing is selected. */
  readonly selectedText: () => string;
}

const refuse = (_view: EditorView, event: Event): boolean => {
  event.preventDefault();
  return true;
};

/** Keeps ProseMirror from following an input method: what it writes is then repaired like any foreign change. */
const ignore = (): boolean => true;

/** Puts the selected text on a clipboard or a drag, as text alone. */
function handOut(data: DataTransfer | null, text: string): boolean {
  if (!data || text === '') return false;
  data.clearData();
  data.setData('text/plain', text);
  return true;
}

/**
 * Makes the document unchangeable while it stays editable for the browser, which gives it a caret. Three walls: input
 * is refused before it acts, no transaction may change the document, and what reaches the DOM in spite of both is
 * drawn anew by ProseMirror from its unchanged document before the next frame.
 */
export const unchangeable = ({ selectedText }: GuardOptions): Extension =>
  Extension.create({
    name: 'unchangeable',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged,
        props: {
          handlePaste: () => true,
          handleDrop: () => true,
          handleTextInput: () => true,
          handleDOMEvents: {
            beforeinput: refuse,
            keypress: refuse,
            paste: refuse,
            drop: refuse,
            compositionstart: ignore,
            compositionupdate: ignore,
            compositionend: ignore,
            // Without ProseMirror's consent the browser offers no place to drop.
            dragenter: ignore,
            dragover: ignore,
            copy(_view, event) {
              if (handOut(event.clipboardData, selectedText())) event.preventDefault();
              return true;
            },
            cut(_view, event) {
              handOut(event.clipboardData, selectedText());
              event.preventDefault();
              return true;
            },
            dragstart(_view, event) {
              if (!handOut(event.dataTransfer, selectedText())) event.preventDefault();
              else if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
              return true;
            },
          },
        },
      }),
    ],
  });

/** Attributes of the editable element: read-only for people and for the helpers that offer to rewrite text. */
export const unchangeableAttributes = (label: string, language: string | undefined): Record<string, string> => ({
  role: 'textbox',
  // What scrolls around it must be reachable by keys, and not every tool counts an editable element.
  tabindex: '0',
  'aria-multiline': 'true',
  'aria-readonly': 'true',
  'aria-label': label,
  // Nothing is better than the window's language: a voice must not read an English text as Korean.
  lang: language ?? '',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  autocomplete: 'off',
  writingsuggestions: 'false',
  inputmode: 'none',
  translate: 'no',
  'data-gramm': 'false',
  'data-gramm_editor': 'false',
  'data-enable-grammarly': 'false',
  'data-lt-active': 'false',
  'data-ms-editor': 'false',
});
