import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Channel } from '../cdp.ts';
import { emitPreventable } from '../events.ts';
import { log, loud, notEmulated } from '../loud.ts';
import { createBridgeEnd } from '../page/bridge.ts';
import { createCodec } from '../page/clone.ts';
import {
  DELIVER,
  type FromPage,
  ISOLATED_WORLD,
  POST,
  prepareIsolatedWorld,
  type ToPage,
} from '../page/isolated-world.ts';
import { prepareMainWorld } from '../page/main-world.ts';
import { browserOf, type Runtime } from '../runtime.ts';
import { answerFilePaths } from './file-paths.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Session } from './session.ts';

/** What a page's contents need of the rest. */
export interface ContentsOptions {
  readonly runtime: Runtime;
  readonly session: Session;
  readonly ipcMain: IpcMain;
  readonly size: { readonly width: number; readonly height: number };
  readonly preload: string | undefined;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: string };

/** How long a page has to say whether it prevents its unloading. */
const UNLOAD_MS = 2000;

/** Chromium's own question would be a dialog, which the driver that is attached too answers by itself. */
const ASK_TO_UNLOAD = `(() => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
})()`;

const { encode, decode } = createCodec();

/** One page of Chromium, as Electron's `webContents` shows it: navigation, requests, IPC, wishes for windows. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly options: ContentsOptions;
  readonly started: Promise<void>;
  targetId = '';
  page: Channel | null = null;
  url = '';
  frameId = '';
  world: number | undefined;
  /** The URL that the program itself asked for: it does not have to ask itself whether it may. */
  wanted = '';
  openHandler: OpenHandler | null = null;
  destroyed = false;

  constructor(id: number, options: ContentsOptions) {
    super();
    this.id = id;
    this.options = options;
    this.started = this.start();
  }

  getURL(): string {
    return this.options.runtime.schemes.inward(this.url);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: readonly unknown[]): void {
    this.deliver({ kind: 'send', channel, args });
  }
  reload(): void {
    this.wanted = this.url;
    void this.page?.send('Page.reload');
  }
  close(): void {
    this.emit('wants-close');
  }

  /** Asks the page, and where it prevents its unloading the program: whether it may go. A page that does not answer may. */
  async mayUnload(): Promise<boolean> {
    if (this.destroyed) return true;
    const answer = this.page?.send('Runtime.evaluate', { expression: ASK_TO_UNLOAD, returnByValue: true });
    const asked = await Promise.race([answer?.catch(() => undefined), delay(UNLOAD_MS, undefined, { ref: false })]);
    return asked?.result.value !== true || emitPreventable(this, 'will-prevent-unload');
  }

  async loadURL(url: string): Promise<void> {
    await this.started;
    this.wanted = this.options.runtime.schemes.outward(url);
    const result = await this.page?.send('Page.navigate', { url: this.wanted });
    if (result?.errorText !== undefined) throw new Error(`${result.errorText} loading '${url}'`);
  }

  /** Draws the page in another size. */
  async resize({ width, height }: ContentsOptions['size']): Promise<void> {
    await this.started;
    await this.page?.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
  }

  /** Ends the page, or takes note that it has ended. */
  async end(): Promise<void> {
    if (this.destroyed) return;
    this.destroyed = true;
    await this.started.catch(() => {});
    const cdp = browserOf(this.options.runtime);
    await cdp.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
    this.emit('destroyed');
  }

  private async start(): Promise<void> {
    const { runtime, session, size } = this.options;
    const cdp = browserOf(runtime);
    await session.prepare();
    const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
    this.targetId = targetId;
    // A page's main frame goes by its target's id.
    this.frameId = targetId;
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    const page = cdp.session(sessionId);
    this.page = page;
    this.listen(page);
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      page.send('Runtime.addBinding', { name: POST, executionContextName: ISOLATED_WORLD }),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      page.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 0, mobile: false }),
      answerFilePaths(page),
      ...this.scripts().map((script) => page.send('Page.addScriptToEvaluateOnNewDocument', script)),
    ]);
  }

  /** The stand-in's two halves in the page, as text. */
  private scripts(): { readonly source: string; readonly worldName?: string }[] {
    const key = JSON.stringify(randomBytes(16).toString('hex'));
    const names = JSON.stringify({ post: POST, deliver: DELIVER });
    const preload = this.options.preload === undefined ? '' : readFileSync(this.options.preload, 'utf8');
    const wrapped = `function (require, module, exports) {${preload}\n}`;
    return [
      { source: callText(prepareMainWorld, [String(createBridgeEnd), key]) },
      {
        source: callText(prepareIsolatedWorld, [String(createBridgeEnd), String(createCodec), key, names, wrapped]),
        worldName: ISOLATED_WORLD,
      },
    ];
  }

  private listen(page: Channel): void {
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as { readonly frameId?: string } | undefined;
      if (context.name === ISOLATED_WORLD && data?.frameId === this.frameId) this.world = context.id;
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.url = frame.url;
    });
    page.on('Page.lifecycleEvent', ({ name, frameId }) => {
      if (name === 'firstPaint' && frameId === this.frameId) this.emit('first-paint');
    });
    page.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === POST) void this.hear(decode(payload) as FromPage);
    });
    page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      log('page:', exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    page.on('Fetch.requestPaused', (paused) => {
      const { requestId } = paused;
      void this.reasonToStop(paused).then((errorReason) =>
        (errorReason === null
          ? page.send('Fetch.continueRequest', { requestId })
          : page.send('Fetch.failRequest', { requestId, errorReason })
        ).catch(() => {}),
      );
    });
  }

  /** Asks the program about a request: first about the navigation that it is, then about the request. */
  private async reasonToStop(paused: {
    readonly request: { readonly url: string; readonly method: string };
    readonly resourceType: string;
    readonly frameId: string;
    readonly redirectedRequestId?: string;
  }): Promise<'Aborted' | 'BlockedByClient' | null> {
    const { request, resourceType, frameId, redirectedRequestId } = paused;
    const url = this.options.runtime.schemes.inward(request.url);
    if (resourceType === 'Document') {
      const isMainFrame = frameId === this.frameId;
      const details = { url, isMainFrame, isSameDocument: false };
      const events =
        redirectedRequestId !== undefined
          ? ['will-redirect']
          : isMainFrame && request.url === this.wanted
            ? []
            : ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
      for (const name of events) if (emitPreventable(this, name, details, url)) return 'Aborted';
    }
    const cancelled = await this.options.session.cancels({ url, method: request.method, resourceType });
    return cancelled ? 'BlockedByClient' : null;
  }

  private async hear(message: FromPage): Promise<void> {
    if (message.kind === 'open') return this.askToOpen(message.url);
    const { id, channel, args } = message;
    const url = this.getURL();
    const frame = loud({ url, origin: originOf(url), parent: null }, 'senderFrame');
    const event = loud({ sender: this, senderFrame: frame }, 'IpcMainInvokeEvent');
    try {
      const value = await this.options.ipcMain.invoke(event, channel, args);
      this.deliver({ kind: 'reply', id, ok: true, value });
    } catch (error) {
      this.deliver({ kind: 'reply', id, ok: false, value: error instanceof Error ? error.message : String(error) });
    }
    return undefined;
  }

  private askToOpen(url: string): void {
    const { action } = this.openHandler?.({ url: this.options.runtime.schemes.inward(url) }) ?? { action: 'allow' };
    if (action !== 'deny') throw new Error(notEmulated(`a window that a page may open (${url})`));
  }

  private deliver(message: ToPage): void {
    const expression = `${DELIVER}(${JSON.stringify(encode(message))})`;
    // A page that has moved on meanwhile hears nothing, as with Electron.
    if (this.world !== undefined) {
      void this.page?.send('Runtime.evaluate', { expression, contextId: this.world }).catch(() => {});
    }
  }
}

/** Source that calls a function, itself given by its source. */
function callText(callee: (...args: never[]) => unknown, args: readonly string[]): string {
  return `(${String(callee)})(${args.join(', ')})`;
}

/** A page's origin as Electron says it: a standard scheme has one, everything else is opaque. */
function originOf(url: string): string {
  const [origin] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url) ?? [];
  return origin ?? 'null';
}
