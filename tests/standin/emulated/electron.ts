import { loud, notEmulated } from '../loud.ts';
import type { Runtime } from '../runtime.ts';
import type { SchemeHandler } from '../schemes.ts';
import { createApp } from './app.ts';
import { createDialog, createNativeTheme, createScreen, createShell, SCREEN } from './desktop.ts';
import { createIpcMain } from './ipc-main.ts';
import { createMenuModule } from './menu.ts';
import { createSession } from './session.ts';
import { type BrowserWindowClass, createWindowClass } from './window.ts';

interface SchemeOptions {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean };
}

/** Makes the `electron` module of one start: what the program uses of it, what a driver uses, and nothing else. */
export function createElectron(runtime: Runtime) {
  const session = createSession(runtime);
  const ipcMain = createIpcMain();
  const app = createApp(runtime, closeWindows);
  const BrowserWindow: BrowserWindowClass = createWindowClass(runtime, app, session, ipcMain, SCREEN);

  async function closeWindows(): Promise<boolean> {
    for (const window of BrowserWindow.getAllWindows()) await window.tryToClose();
    return BrowserWindow.getAllWindows().length === 0;
  }

  const webContents = loud(
    {
      fromDevToolsTargetId: (id: string) =>
        BrowserWindow.getAllWindows().find((window) => window.webContents.targetId === id)?.webContents,
    },
    'webContents',
  );
  const module = {
    app: app.emulated,
    BrowserWindow,
    dialog: createDialog(),
    ipcMain: ipcMain.emulated,
    Menu: loud(
      createMenuModule(() => BrowserWindow.getFocusedWindow()),
      'Menu',
    ),
    nativeTheme: createNativeTheme(),
    protocol: createProtocol(runtime, app.emulated.isReady),
    screen: createScreen(),
    session: loud({ defaultSession: session.emulated }, 'session'),
    shell: createShell(),
    webContents,
  };
  return { module, becomeReady: app.becomeReady };
}

function createProtocol({ schemes }: Runtime, isReady: () => boolean) {
  return loud(
    {
      registerSchemesAsPrivileged(list: readonly SchemeOptions[]) {
        if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
        for (const { scheme, privileges } of list) {
          if (!privileges?.standard || !privileges.secure) {
            throw new Error(notEmulated(`scheme ${scheme} that is not standard and secure`));
          }
          schemes.register(scheme);
        }
      },
      handle(scheme: string, handler: SchemeHandler) {
        if (!schemes.isRegistered(scheme)) throw new Error(notEmulated(`scheme ${scheme} that is not registered`));
        if (schemes.handlerOf(scheme)) throw new Error(`protocol ${scheme} already handled`);
        schemes.setHandler(scheme, handler);
      },
      unhandle: (scheme: string) => schemes.setHandler(scheme, undefined),
    },
    'protocol',
  );
}
