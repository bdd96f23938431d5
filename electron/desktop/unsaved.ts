import { app, type BrowserWindow, dialog } from 'electron';

/** How long a window that would not close has for its last writes, before anybody is asked. */
const SAVE_MS = 500;

const DISCARD = 1;

/**
 * Lets a window go whose page holds changes that are not on disk. Its page says so by refusing to unload; most are saved a
 * moment later, so it is asked once more. After that the user decides, so that no window stays for ever, with the core or without.
 */
export function askBeforeUnload(window: BrowserWindow): void {
  let isClosing = false;
  let isQuitting = false;
  let hasWaited = false;

  const noteQuit = (): void => {
    isQuitting = true;
  };
  app.on('before-quit', noteQuit);
  window.on('closed', () => app.off('before-quit', noteQuit));
  window.on('close', () => {
    isClosing = true;
  });

  window.webContents.on('will-prevent-unload', (event) => {
    const [wasClosing, wasQuitting] = [isClosing, isQuitting];
    isClosing = false;
    isQuitting = false;
    if (wasClosing && !hasWaited) {
      hasWaited = true;
      setTimeout(() => {
        if (window.isDestroyed()) return;
        if (wasQuitting) app.quit();
        else window.close();
      }, SAVE_MS);
      return;
    }
    hasWaited = false;
    // Preventing what would prevent it lets the page go.
    if (discards(window, wasClosing ? 'close' : 'reload')) event.preventDefault();
  });
}

function discards(window: BrowserWindow, what: 'close' | 'reload'): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'Some changes are not saved.',
    detail:
      'They are only in this window. Keep it open to try again; the line at its foot says what is not saved. Everything shown as saved is on disk.',
    buttons: ['Keep open', `Discard and ${what}`],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === DISCARD;
}
