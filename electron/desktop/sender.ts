import { isOwnUrl, ORIGIN } from './origin.ts';

/** What the check reads of Electron's `WebFrameMain`. */
export interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a message comes from the window's own page: its main frame, on the program's origin. An empty frame inherits
 * its opener's origin, so the URL is read too; a frame that is gone already (null) is nobody.
 */
export function isOwnSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === ORIGIN && isOwnUrl(frame.url);
}
