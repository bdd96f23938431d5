import { EventEmitter } from 'node:events';
import { emitPreventable } from '../events.ts';
import { loud, notEmulated } from '../loud.ts';
import { browserOf, type Runtime } from '../runtime.ts';

type Decide = (granted: boolean) => void;
type RequestHandler = (contents: unknown, permission: string, decide: Decide, details: object) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type Decision = { readonly cancel?: boolean };
type BeforeRequest = (details: object, decide: (decision: Decision) => void) => void;

/** Electron's names of permissions, and Chromium's. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const;

/** The default session: permissions, requests, downloads. */
export type Session = ReturnType<typeof createSession>;

/** Makes the one session that is emulated. */
export function createSession(runtime: Runtime) {
  let request: RequestHandler | null = null;
  let check: CheckHandler | null = null;
  let beforeRequest: BeforeRequest | null = null;
  let prepared: Promise<void> | undefined;
  const emitter = new EventEmitter();

  function beforeWindows(what: string): void {
    if (prepared) throw new Error(notEmulated(`${what} after the first window was made`));
  }

  const emulated = loud(
    Object.assign(emitter, {
      setPermissionRequestHandler(handler: RequestHandler) {
        beforeWindows('setPermissionRequestHandler');
        request = handler;
      },
      setPermissionCheckHandler(handler: CheckHandler) {
        beforeWindows('setPermissionCheckHandler');
        check = handler;
      },
      // A headless Chromium has no devices to hand out.
      setDevicePermissionHandler() {},
      setSpellCheckerEnabled(enabled: boolean) {
        if (enabled) throw new Error(notEmulated('a spell checker'));
      },
      webRequest: loud(
        {
          onBeforeRequest(listener: BeforeRequest | null, second?: BeforeRequest) {
            if (second) throw new Error(notEmulated('webRequest.onBeforeRequest with a filter'));
            beforeRequest = listener;
          },
        },
        'webRequest',
      ),
    }),
    'session',
  );

  /** What the handlers say of a permission. Electron without handlers grants everything. */
  async function isGranted(permission: string): Promise<boolean> {
    if (check && !check(null, permission, '', {})) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    if (request) request(null, permission, resolve, {});
    else resolve(true);
    return promise;
  }

  /** Asks the handlers for every permission once, ahead of the page, and tells Chromium. */
  async function prepare(): Promise<void> {
    const cdp = browserOf(runtime);
    for (const [permission, name] of PERMISSIONS) {
      const setting = (await isGranted(permission)) ? 'granted' : 'denied';
      await cdp.send('Browser.setPermission', { permission: { name }, setting });
    }
    await cdp.send('Browser.setDownloadBehavior', { behavior: 'default', eventsEnabled: true });
    cdp.on('Browser.downloadWillBegin', ({ guid, url }) => {
      if (!emitPreventable(emitter, 'will-download', {}, { getURL: () => runtime.schemes.inward(url) })) {
        throw new Error(notEmulated('a download that the program lets through'));
      }
      void cdp.send('Browser.cancelDownload', { guid }).catch(() => {});
    });
  }

  return {
    emulated,
    prepare: () => (prepared ??= prepare()),
    /** Whether the program cancels a request. */
    async cancels(details: { readonly url: string; readonly method: string; readonly resourceType: string }) {
      if (!beforeRequest) return false;
      const { promise, resolve } = Promise.withResolvers<Decision>();
      beforeRequest(details, resolve);
      return (await promise).cancel === true;
    },
  };
}
