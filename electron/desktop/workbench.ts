import { app, type BrowserWindow, nativeTheme, session } from 'electron';
import type { Core } from '../core/core.ts';
import type { HostEvent } from '../../shared/api/transport.ts';
import { createHostHandlers } from './dialogs.ts';
import { guardSession } from './guard.ts';
import { createAnswer } from './host.ts';
import { type Answer, listenToCalls, sendEvent } from './ipc.ts';
import { installMenu } from './menu.ts';
import { report, tellCrash, tellFailure, tellNoStart } from './messages.ts';
import { projectsNamedIn } from './project-arguments.ts';
import { serveWindowFiles } from './protocol.ts';
import { themeIn, themeOf } from './theme.ts';
import { openWindow, raise } from './window.ts';

/** What the workbench is started with. */
export interface WorkbenchOptions {
  readonly rendererDir: string;
  readonly preload: string;
  readonly stateFile: string;
  /** Absolute paths of the projects to open at once; the last one stays open. */
  readonly projects: readonly string[];
  readonly spawn: (onCrash: (error: Error) => void) => Promise<Core>;
}

/** How long the end of the program waits for the core to let go of its project. Everything acknowledged is on disk. */
const CLOSE_MS = 5000;

/** Runs the workbench from before `ready` to the end: one core, one window at a time, the menu, the system's wishes. */
export function startWorkbench(options: WorkbenchOptions): void {
  let window: BrowserWindow | null = null;
  const mac = process.platform === 'darwin';
  const devTools = !app.isPackaged;
  const front = (): BrowserWindow | null => window;
  const core = app.whenReady().then(() => options.spawn((error) => void tellCrash(front(), error)));
  const call: Answer = async (name, input) => (await core).call(name, input);

  function tellWindow(event: HostEvent): void {
    if (window !== null) sendEvent(window.webContents, event);
  }

  function show(): void {
    if (window !== null) {
      raise(window);
      return;
    }
    window = openWindow({ preload: options.preload, stateFile: options.stateFile, devTools });
    window.on('closed', () => {
      window = null;
    });
  }

  async function start(): Promise<void> {
    nativeTheme.themeSource = themeOf(await call('session.read', {}));
    guardSession(session.defaultSession);
    serveWindowFiles(options.rendererDir);
    listenToCalls(followingTheme(createAnswer(call, createHostHandlers(front, call), report)));
    (await core).subscribe(tellWindow);
    installMenu({ mac, devTools, send: (command) => tellWindow({ type: 'command', command }) });
    // Opened before the window is, so that it does not begin with another project.
    await open(options.projects);
  }

  /** Opens projects and shows the window, then says which could not be opened. */
  async function open(projects: readonly string[]): Promise<void> {
    const failures: [path: string, message: string][] = [];
    for (const path of projects) {
      const reply = await call('project.open', { path });
      if (!reply.ok) failures.push([path, reply.message]);
    }
    show();
    for (const [path, message] of failures) await tellFailure(front(), path, message);
  }

  const started = start().catch((error: unknown) => {
    tellNoStart(error);
    app.exit(1);
  });
  async function openLater(projects: readonly string[]): Promise<void> {
    await started;
    await open(projects);
  }

  app.on('second-instance', (_event, argv, folder) => void openLater(projectsNamedIn(argv.slice(1), folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openLater([path]);
  });
  app.on('activate', () => void openLater([]));
  app.on('window-all-closed', () => {
    if (!mac) app.quit();
  });
  closeBeforeQuit(core);
}

/** Draws the native parts in the theme that the window saves. */
function followingTheme(answer: Answer): Answer {
  return async (name, input) => {
    const reply = await answer(name, input);
    const theme = name === 'preferences.save' ? themeIn(reply) : null;
    if (theme !== null) nativeTheme.themeSource = theme;
    return reply;
  };
}

/** Holds the program's end until the core has closed. */
function closeBeforeQuit(core: Promise<Core>): void {
  let closed = false;
  async function close(): Promise<void> {
    await (await core).close();
  }
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSE_MS));
    void Promise.race([close(), patience])
      .catch(report)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}
