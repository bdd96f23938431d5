import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The file that a URL's path names inside `root`, or null where it names none: not decodable, holding a NUL, or
 * outside. Compared by path segments, so that a sibling called `root-2` is outside.
 *
 * @param pathname as `URL.pathname` gives it: percent-encoded, beginning with a slash.
 */
export function fileInside(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(root, `.${sep}${path}`);
  const inside = relative(root, file);
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  if (outside) return null;
  return file;
}
