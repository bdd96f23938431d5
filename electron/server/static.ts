import { readFile, realpath } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

/**
 * The file of `root` that a raw request path names, or null where it names none. The path is decoded once; one that holds
 * NUL, a backslash or a dot segment names nothing, nor does one whose real place, links followed, is outside the real root.
 */
export async function staticFile(root: string, rawPath: string): Promise<StaticFile | null> {
  const relative = decode(rawPath === '/' ? '/index.html' : rawPath);
  if (relative === null) return null;
  const type = TYPES[extname(relative).toLowerCase()];
  if (type === undefined) return null;
  try {
    const base = await realpath(root);
    const file = await realpath(resolve(base, `.${relative}`));
    // The separator keeps out a sibling whose name begins like the root's.
    if (!file.startsWith(base + sep)) return null;
    return { type, body: await readFile(file) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function decode(rawPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  const strange =
    path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part === '.' || part === '..');
  return strange ? null : path;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG';
}
