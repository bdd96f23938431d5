import { app, type Session, type WebContents } from 'electron';
import { isOwnUrl } from './origin.ts';

/** Refuses every permission, device, download and request that is not the window's own, or not one of those allowed. */
export function guardSession(session: Session, isAllowed: (url: string) => boolean = isAllowedRequest): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Switching it on would download dictionaries.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }));
}

/** Keeps every page of the program where it is: no navigation, no redirect, no frame elsewhere, no new window. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isReload(contents, event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Whether a request may go out. The developer tools, which a packaged program does not have, load their own files. */
export function isAllowedRequest(url: string): boolean {
  return isOwnUrl(url) || url.startsWith('devtools://');
}

function isReload(contents: WebContents, url: string): boolean {
  return isOwnUrl(url) && url === contents.getURL();
}
