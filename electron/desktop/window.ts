import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { report } from './messages.ts';
import { PAGE } from './origin.ts';
import { askBeforeUnload } from './unsaved.ts';
import { MIN_SIZE, placeOn, readState, writeState } from './window-state.ts';

/** What a window is made of. */
export interface WindowOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  /** File in which the window's place is kept. */
  readonly stateFile: string;
  /** Developer tools can be opened: never in a packaged program. */
  readonly devTools: boolean;
}

/** How long a window rests before its place is kept, so that a drag is one write. */
const SETTLE_MS = 400;

/** `--surface-0` of either theme, in sRGB: what is seen in the instant before the page is painted. */
const BACKGROUND = { light: '#fdfcfa', dark: '#16171a' } as const;

/** Every preference that bears on safety, stated although most are Electron's defaults: defaults have changed before. */
function pagePreferences({ preload, devTools }: WindowOptions): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    // It sends words to nobody, but downloads its dictionaries.
    spellcheck: false,
    // A file dropped beside the drop zone must not replace the page.
    navigateOnDragDrop: false,
  };
}

/** Opens the workbench's window where it stood before. It is shown once it has something to show. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const kept = readState(options.stateFile);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeOn(
      [primary, ...others].map((display) => display.workArea),
      kept?.bounds,
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Claimwright',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: pagePreferences(options),
  });
  if (kept?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepState(window, options.stateFile);
  askBeforeUnload(window);
  window.loadURL(PAGE).catch((error: unknown) => {
    // A window that is closed while it loads is no fault.
    if (!window.isDestroyed()) report(error);
  });
  return window;
}

/** Brings a window to the front, from wherever it is. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Keeps the window's place while it lives, not only at its end: a program that is killed has no end. */
function keepState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    try {
      writeState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    } catch {
      // A full or read-only disk: the window opens elsewhere next time, and nothing else is lost.
    }
  };
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLE_MS);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}
