import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Where a served page seems to be: a secure context, so that the clipboard works. */
export const ORIGIN = 'http://localhost';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

/** A built page: its files by path. */
export type Bundle = ReadonlyMap<string, string | Uint8Array>;

/**
 * Builds the page in a folder (its `index.html`) in memory. `production` is what users run, and takes half the time of
 * `development`, in which React looks for mistakes and tells of them on the console.
 */
export async function bundle(root: string, kind: 'production' | 'development' = 'production'): Promise<Bundle> {
  // React's packages and Vite's plugin for it ask this variable, which is `test` here, not Vite's mode.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = kind;
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'chrome140', minify: kind === 'production', assetsInlineLimit: 0 },
  }).finally(() => {
    process.env['NODE_ENV'] = before;
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(
    outputs.flatMap(({ output }) =>
      output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
    ),
  );
}

/** Answers the context's requests from a bundle: no port, no server. */
export async function serve(context: BrowserContext, files: Bundle): Promise<void> {
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    const contentType = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain';
    return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType });
  });
}

/** Starts the browser that `CHROMIUM_PATH` names, else Debian's, else Playwright's own. */
export function launch(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((file) => file && existsSync(file));
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
}
