import { EventEmitter } from 'node:events';
import { emitPreventable } from '../events.ts';
import { loud, notEmulated } from '../loud.ts';
import type { Runtime } from '../runtime.ts';
import type { App } from './app.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Session } from './session.ts';
import { WebContents } from './web-contents.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowOptions extends Partial<Bounds> {
  readonly title?: string;
  readonly show?: boolean;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

/** The only value of each preference that Chromium over CDP behaves like. */
const PREFERENCES: ReadonlyMap<string, unknown> = new Map(
  Object.entries({
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
    spellcheck: false,
    navigateOnDragDrop: false,
  }),
);
const OPTIONS = new Set('x y width height minWidth minHeight title show backgroundColor webPreferences'.split(' '));

/** Makes the class: its instances share what they are made of. */
export function createWindowClass(
  runtime: Runtime,
  app: App,
  session: Session,
  ipcMain: IpcMain,
  screen: { readonly workArea: Bounds },
) {
  const windows: BrowserWindow[] = [];
  let last = 0;

  class BrowserWindow extends EventEmitter {
    readonly id: number;
    readonly webContents: WebContents;
    bounds: Bounds;
    maximized = false;
    visible: boolean;
    title: string;
    closed = false;

    constructor(options: WindowOptions = {}) {
      super();
      refuseUnknown(options);
      const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
      this.id = ++last;
      this.bounds = { x, y, width, height };
      this.visible = options.show !== false;
      this.title = options.title ?? runtime.line.program.name;
      const preload = typeof webPreferences['preload'] === 'string' ? webPreferences['preload'] : undefined;
      const contents = new WebContents(this.id, { runtime, session, ipcMain, size: { width, height }, preload });
      this.webContents = loud(contents, 'webContents');
      contents.once('first-paint', () => this.emit('ready-to-show'));
      contents.on('wants-close', () => this.close());
      windows.push(this);
      app.emulated.emit('web-contents-created', {}, this.webContents);
      app.emulated.emit('browser-window-created', {}, this);
      return loud(this, 'BrowserWindow');
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url);
    }
    show(): void {
      this.visible = true;
      this.emit('show');
    }
    focus(): void {
      windows.splice(windows.indexOf(this), 1);
      windows.push(this);
      this.emit('focus');
    }
    isVisible(): boolean {
      return this.visible;
    }
    isMinimized(): boolean {
      return false;
    }
    isMaximized(): boolean {
      return this.maximized;
    }
    maximize(): void {
      this.maximized = true;
      this.emit('maximize');
      this.moved();
    }
    unmaximize(): void {
      this.maximized = false;
      this.emit('unmaximize');
      this.moved();
    }
    getNormalBounds(): Bounds {
      return { ...this.bounds };
    }
    getBounds(): Bounds {
      return this.maximized ? screen.workArea : this.getNormalBounds();
    }
    setBounds(bounds: Partial<Bounds>): void {
      this.bounds = { ...this.bounds, ...bounds };
      this.moved();
    }
    getTitle(): string {
      return this.title;
    }
    isDestroyed(): boolean {
      return this.closed;
    }
    close(): void {
      void this.tryToClose();
    }
    /** Closes it unless the program or the page prevents that; resolves when that is decided. */
    async tryToClose(): Promise<void> {
      if (this.closed || emitPreventable(this, 'close')) return;
      if (await this.webContents.mayUnload()) this.destroy();
    }
    destroy(): void {
      if (this.closed) return;
      this.closed = true;
      windows.splice(windows.indexOf(this), 1);
      void this.webContents.end();
      this.emit('closed');
      if (windows.length === 0) app.allWindowsClosed();
    }

    private moved(): void {
      void this.webContents.resize(this.getBounds()).catch(() => {});
      this.emit('resize');
      this.emit('move');
    }

    static getAllWindows(): BrowserWindow[] {
      return [...windows];
    }
    static getFocusedWindow(): BrowserWindow | null {
      return windows.at(-1) ?? null;
    }
    static fromWebContents(contents: WebContents): BrowserWindow | null {
      return windows.find((window) => window.webContents.id === contents.id) ?? null;
    }
  }
  return BrowserWindow;
}

export type BrowserWindowClass = ReturnType<typeof createWindowClass>;

function refuseUnknown(options: WindowOptions): void {
  for (const name of Object.keys(options)) {
    if (!OPTIONS.has(name)) throw new Error(notEmulated(`BrowserWindow option ${name}`));
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    if (name === 'preload' || name === 'devTools') continue;
    if (!PREFERENCES.has(name) || PREFERENCES.get(name) !== value) {
      throw new Error(notEmulated(`webPreferences.${name}=${String(value)}`));
    }
  }
}
