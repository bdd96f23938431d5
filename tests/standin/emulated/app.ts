import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { emitPreventable } from '../events.ts';
import { startChromium } from '../chromium.ts';
import { takeInstanceLock } from '../instance-lock.ts';
import { loud } from '../loud.ts';
import type { Runtime } from '../runtime.ts';

/** Switches that the command line may name and Chromium gets in the stand-in's own way. */
const OWN_SWITCHES = new Set(['inspect', 'remote-debugging-port', 'no-sandbox']);

/** The application: its life from start to exit, its switches, its lock. */
export type App = ReturnType<typeof createApp>;

/** Makes the application. `closeWindows` closes all windows and answers whether none is left. */
export function createApp(runtime: Runtime, closeWindows: () => Promise<boolean>) {
  const { program, switches: given } = runtime.line;
  const emitter = new EventEmitter();
  const appended = new Map<string, string>();
  const userData = given.get('user-data-dir') ?? join(homedir(), '.config', program.name);
  const paths = new Map([
    ['home', homedir()],
    ['userData', userData],
    ['sessionData', userData],
  ]);
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let isQuitting = false;
  /** With which the process ends when Chromium does: a failure, unless the program itself is ending. */
  let endCode = 1;

  function beforeReady(what: string): void {
    if (isReady) throw new Error(`${what} should be called before the app is ready`);
  }

  function pathOf(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  function quit(): void {
    if (isQuitting || emitPreventable(emitter, 'before-quit')) return;
    isQuitting = true;
    void closeWindows().then((areClosed) => {
      if (areClosed && !emitPreventable(emitter, 'will-quit')) exit(0);
      else isQuitting = false;
    });
  }

  function exit(code = 0): void {
    emitter.emit('quit', {}, code);
    endCode = code;
    const end = (): never => process.exit(code);
    if (runtime.chromium) void runtime.chromium.close().finally(end);
    else end();
  }

  const emulated = loud(
    Object.assign(emitter, {
      isPackaged: false,
      commandLine: loud(
        {
          appendSwitch: (name: string, value = '') => {
            beforeReady('app.commandLine.appendSwitch');
            appended.set(name, value);
          },
          hasSwitch: (name: string) => appended.has(name) || given.has(name),
          getSwitchValue: (name: string) => appended.get(name) ?? given.get(name) ?? '',
        },
        'commandLine',
      ),
      whenReady: () => ready.promise,
      isReady: () => isReady,
      enableSandbox: () => beforeReady('app.enableSandbox'),
      getName: () => program.name,
      getVersion: () => program.version,
      getAppPath: () => program.folder,
      getPath: pathOf,
      setPath: (name: string, path: string) => {
        pathOf(name);
        if (!isAbsolute(path) || !existsSync(path)) throw new Error(`Failed to set '${name}' path`);
        paths.set(name, path);
      },
      requestSingleInstanceLock: () =>
        takeInstanceLock(
          pathOf('userData'),
          { argv: process.argv, folder: process.cwd() },
          ({ argv, folder }) => void emitter.emit('second-instance', {}, argv, folder, undefined),
        ),
      quit,
      exit,
    }),
    'app',
  );

  /** Starts Chromium with the switches that the program wants, then says that it is ready. */
  async function becomeReady(): Promise<void> {
    const toSchemes = await runtime.schemes.listen();
    const rules = [toSchemes, appended.get('host-resolver-rules')].filter((rule) => rule !== undefined).join(', ');
    const switches = new Map([...appended].filter(([name]) => !OWN_SWITCHES.has(name)));
    switches.set('host-resolver-rules', rules);
    runtime.chromium = await startChromium({ profile: pathOf('sessionData'), switches });
    void runtime.chromium.gone.then(() => process.exit(endCode));
    if (given.has('remote-debugging-port')) {
      process.stderr.write(`DevTools listening on ${runtime.chromium.address}\n`);
    }
    isReady = true;
    emitter.emit('ready', {}, {});
    ready.resolve();
  }

  function allWindowsClosed(): void {
    if (isQuitting) return;
    if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed');
    else quit();
  }
  return { emulated, becomeReady, allWindowsClosed };
}
