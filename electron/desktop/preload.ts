import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { FileLike, WindowBridge } from '../../shared/api/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

/** Nothing of Electron itself is handed on: no event object, no channel name. */
const bridge: WindowBridge = {
  call: (name: string, input: unknown) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  subscribe(listener: (event: unknown) => void) {
    const hear = (_event: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
  pathOf: (file: FileLike) => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('claimwright', bridge);
