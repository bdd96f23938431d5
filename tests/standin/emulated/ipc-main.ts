import { loud } from '../loud.ts';

type Handler = (event: object, ...args: readonly unknown[]) => unknown;

/** The main process' half of IPC: only calls that are answered, as the program has no others. */
export type IpcMain = ReturnType<typeof createIpcMain>;

/** Makes the table of handlers. */
export function createIpcMain() {
  const handlers = new Map<string, Handler>();
  const emulated = loud(
    {
      handle(channel: string, handler: Handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel: string) => void handlers.delete(channel),
    },
    'ipcMain',
  );

  /** Calls a handler; a failure comes in Electron's words. */
  async function invoke(event: object, channel: string, args: readonly unknown[]): Promise<unknown> {
    try {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(await handler(event, ...args));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
    }
  }
  return { emulated, invoke };
}
