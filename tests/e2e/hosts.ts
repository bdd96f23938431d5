import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The program's root: the folder of `package.json`. */
export const ROOT = resolve(import.meta.dirname, '..', '..');

/** The stand-in for Electron's executable. */
export const STAND_IN = join(ROOT, 'tests', 'standin', 'electron');

/** Electron's own executable: in `ELECTRON_DIST`, else where its package puts it; null where it is not on this machine. */
export function findElectron(): string | null {
  const name = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform as string];
  const folders = [process.env['ELECTRON_DIST'], join(ROOT, 'node_modules', 'electron', 'dist')];
  const files = folders.flatMap((folder) => (folder ? [join(folder, name ?? 'electron')] : []));
  return files.find((file) => existsSync(file)) ?? null;
}

/** A Chromium: `CHROMIUM_PATH`, else Debian's; undefined means Playwright's own. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((file) => file && existsSync(file));
}

/** Chromium refuses to run as root with its sandbox. */
export const CHROMIUM_ARGS: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
