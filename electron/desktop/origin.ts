/** The scheme that the window's own files are served under. */
export const SCHEME = 'app';

/** The only host of the scheme. */
export const HOST = 'claimwright';

/** The origin of everything that the window may load. */
export const ORIGIN = `${SCHEME}://${HOST}`;

/** The window's one page. */
export const PAGE = `${ORIGIN}/index.html`;

/** Whether a URL is one of the program's own. The slash matters: `app://claimwright.example/` is somebody else's. */
export function isOwnUrl(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`);
}
