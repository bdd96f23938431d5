/* oxlint-disable unicorn/consistent-function-scoping -- the function is shipped as text, so all it uses is inside */
import type { CreateBridgeEnd } from './bridge.ts';
import type { Codec } from './clone.ts';

/** What the page's isolated world posts to the stand-in. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'open'; readonly url: string };

/** What the stand-in delivers to it. */
export type ToPage =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] };

/** A preload, wrapped as CommonJS. */
type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

/** Name of the isolated world, as Electron has it. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

/** The binding that posts, and the function that delivers. Both exist in the isolated world only. */
export const POST = '__standinPost';
export const DELIVER = '__standinDeliver';

/**
 * Runs in an isolated world of the page before its first script, as text: gives the preload the part of `electron` that
 * a sandboxed one can require, then runs it.
 */
export function prepareIsolatedWorld(
  createBridgeEnd: CreateBridgeEnd,
  createCodec: () => Codec,
  key: string,
  names: { readonly post: string; readonly deliver: string },
  preload: Preload,
): void {
  if (window !== window.top) return;
  const { encode, decode } = createCodec();
  const end = createBridgeEnd('isolated', 'main', key);
  const postText = Reflect.get(globalThis, names.post) as (text: string) => void;
  const post = (message: FromPage): void => postText(encode(message));

  type Listener = (event: object, ...args: readonly unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;

  const loud = (object: object, name: string): object =>
    new Proxy(object, {
      get(target, property): unknown {
        if (typeof property === 'symbol' || property in target || property === 'then') {
          return Reflect.get(target, property);
        }
        if (property === '__esModule') return undefined;
        throw new Error(`stand-in: ${name}.${property} is not emulated`);
      },
    });

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const id = ++last;
      const answer = new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
      post({ kind: 'invoke', id, channel, args });
      return answer;
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
    },
  };

  let isReady = false;
  const exposed: unknown[] = [];
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      const packed = { name, api: end.pack(api) };
      if (isReady) end.tell('expose', packed);
      else exposed.push(packed);
    },
  };
  end.hear('hello', () => {
    isReady = true;
    for (const packed of exposed.splice(0)) end.tell('expose', packed);
  });

  const webUtils = {
    /** The path is known to the browser only, and the answer is due at once: the stand-in reads and sets it while this stands still. */
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) throw new TypeError('expected a File');
      // oxlint-disable-next-line prefer-const -- it is assigned while the next statement stands still
      let path = '';
      // oxlint-disable-next-line no-debugger -- see above
      debugger;
      return path;
    },
  };

  const deliver = (text: string): void => {
    const message = decode(text) as ToPage;
    if (message.kind === 'send') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(String(message.value)));
  };

  Reflect.set(globalThis, names.deliver, deliver);

  end.hear('open', (url: string) => post({ kind: 'open', url }));
  end.tell('ask');

  const electron = loud(
    {
      contextBridge: loud(contextBridge, 'contextBridge'),
      ipcRenderer: loud(ipcRenderer, 'ipcRenderer'),
      webUtils: loud(webUtils, 'webUtils'),
    },
    'electron',
  );
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload can only require electron)`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
