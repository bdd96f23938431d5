import { EventEmitter } from 'node:events';
import { log, loud } from '../loud.ts';

/** The one screen: its work area leaves room for a panel. */
export const SCREEN = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
} as const;

/** Makes `screen`, with one display. */
export function createScreen() {
  return loud({ getPrimaryDisplay: () => SCREEN, getAllDisplays: () => [SCREEN] }, 'screen');
}

/** Makes `nativeTheme`. The system is light; pages are not told, as a driver emulates their colours itself. */
export function createNativeTheme() {
  let source = 'system';
  const emitter = new EventEmitter();
  const theme = Object.assign(emitter, { themeSource: 'system', shouldUseDarkColors: false });
  Object.defineProperty(theme, 'themeSource', {
    get: () => source,
    set: (value: string) => {
      source = value;
      emitter.emit('updated');
    },
  });
  Object.defineProperty(theme, 'shouldUseDarkColors', { get: () => source === 'dark' });
  return loud(theme, 'nativeTheme');
}

/** Makes `dialog`: nobody is there, so every question is answered with its cancel. Tests put their own answers in. */
export function createDialog() {
  return loud(
    {
      showOpenDialog: async () => cancelled('showOpenDialog', { canceled: true, filePaths: [] }),
      showSaveDialog: async () => cancelled('showSaveDialog', { canceled: true, filePath: '' }),
      showMessageBox: async (...args: readonly unknown[]) => {
        const { cancelId = 0, message } = args.at(-1) as { readonly cancelId?: number; readonly message: string };
        return cancelled(`showMessageBox (${message})`, { response: cancelId, checkboxChecked: false });
      },
      showMessageBoxSync: (...args: readonly unknown[]) => {
        const { cancelId = 0, message } = args.at(-1) as { readonly cancelId?: number; readonly message: string };
        return cancelled(`showMessageBoxSync (${message})`, cancelId);
      },
      showErrorBox: (title: string, content: string) => log('error box:', title, content),
    },
    'dialog',
  );
}

/** Makes `shell`: what leaves the program is only written down. Tests put their own recorders in. */
export function createShell() {
  return loud(
    {
      openExternal: async (url: string) => log('openExternal', url),
      showItemInFolder: (path: string) => log('showItemInFolder', path),
    },
    'shell',
  );
}

function cancelled<T>(name: string, answer: T): T {
  log(`${name} was asked and answered with its cancel`);
  return answer;
}
