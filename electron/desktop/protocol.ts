import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { fileInside } from './containment.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { HOST, SCHEME } from './origin.ts';

/** Content types of what the build writes. A file of another kind is not served. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/** Tells Chromium what `app://` is. Must be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `root` (an absolute folder), and nothing else. */
export function serveWindowFiles(root: string): void {
  protocol.handle(SCHEME, (request) => answer(root, request));
}

/** Answers one request: 405 for another method than GET and HEAD, 404 for everything that is not a file of the window. */
async function answer(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
  const url = new URL(request.url);
  const file = url.host === HOST ? fileInside(root, url.pathname) : null;
  const type = file === null ? undefined : CONTENT_TYPES.get(extname(file));
  if (file === null || type === undefined) return plain(404);
  try {
    const body = new Uint8Array(await readFile(file));
    return new Response(body, { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': type } });
  } catch {
    return plain(404);
  }
}

function plain(status: 404 | 405): Response {
  const text = status === 404 ? 'There is no such file.' : 'Only GET is answered.';
  return new Response(text, { status, headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}
