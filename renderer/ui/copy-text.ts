/**
 * Puts text on the clipboard, within a key press or a click. By the command of the document: it needs no permission, and the desktop
 * gives none.
 *
 * @returns false where the browser does not let it.
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  // oxlint-disable-next-line typescript/no-deprecated -- the clipboard's other door asks for a permission
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  return isCopied;
}
