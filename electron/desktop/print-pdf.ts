import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';
import { writeFileAtomically } from '../core/formats/atomic.ts';
import { guardSession } from './guard.ts';

/**
 * Prints a page of HTML from the disk as a PDF, in a window that nobody sees: without scripts, in a session of its own that may load
 * that one file and nothing else.
 *
 * @param page absolute path of the page
 * @throws Refusal those of `writeFileAtomically`
 */
export async function printPdf(page: string, to: string): Promise<void> {
  const { href } = pathToFileURL(page);
  const own = session.fromPartition('print', { cache: false });
  guardSession(own, (url) => url === href);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
    },
  });
  try {
    await window.loadURL(href);
    const pdf = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    await writeFileAtomically(to, [pdf], { overwrite: true });
  } finally {
    window.destroy();
  }
}
