/**
 * An `initialFocus` for Base UI's dialogs that focuses at once; their own comes a frame later, and keys of fast hands that come
 * before it are lost.
 *
 * @param find - what takes the focus, when the dialog is in the page; null leaves the choice to Base UI.
 */
export const focusNow = (find: () => HTMLElement | null | undefined) => (): boolean => {
  const element = find();
  element?.focus();
  return element == null;
};
