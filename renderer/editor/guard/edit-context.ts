/** The part of the EditContext API (W3C, Chromium 121) that is used here; TypeScript's DOM does not know it yet. */
interface EditContext extends EventTarget {
  readonly text: string;
  updateText(start: number, end: number, text: string): void;
  updateSelection(start: number, end: number): void;
}

const hasEditContext = (scope: object): scope is { EditContext: new () => EditContext } => 'EditContext' in scope;

/**
 * Gives an editable element an input buffer of its own, which is emptied at once: keyboards, input methods and their
 * compositions then write there and never into the DOM, while caret and selection stay the browser's own.
 *
 * @returns undoes it. Where the browser has no EditContext nothing happens, and what input changes is repaired instead.
 */
export function divertInput(element: HTMLElement): () => void {
  if (!hasEditContext(window)) return () => undefined;
  const context = new window.EditContext();
  const discard = (): void => {
    context.updateText(0, context.text.length, '');
    context.updateSelection(0, 0);
  };
  context.addEventListener('textupdate', discard);
  Object.assign(element, { editContext: context });
  return () => {
    context.removeEventListener('textupdate', discard);
    Object.assign(element, { editContext: null });
  };
}
