import { app, type BrowserWindow, dialog } from 'electron';

/** Writes a fault where the terminal that started the program shows it. */
export function report(error: unknown): void {
  process.stderr.write(`claimwright: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** Says that a project which the system asked for could not be opened. The reason is the core's own sentence. */
export async function tellFailure(window: BrowserWindow | null, path: string, reason: string): Promise<void> {
  await tell(window, 'The project was not opened.', `${path}\n\n${reason}`);
}

/** Says that the core has stopped, and ends the program: nothing can be saved any more, and all that was saved is safe. */
export async function tellCrash(window: BrowserWindow | null, error: Error): Promise<void> {
  report(error);
  await tell(
    window,
    'A fault stopped the workbench.',
    `Everything shown as saved is on disk. Start Claimwright again to go on.\n\n${error.message}`,
  );
  app.quit();
}

/** Says that the program could not start. Works before there is a window. */
export function tellNoStart(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`claimwright: could not start: ${reason}\n`);
  dialog.showErrorBox('Claimwright could not start', `${reason}\n\nNothing was changed.`);
}

async function tell(window: BrowserWindow | null, message: string, detail: string): Promise<void> {
  const options = { type: 'error' as const, message, detail, buttons: ['OK'] };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
