import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileRefusal } from './file-refusal.ts';
import type { FileTree, TreeFile } from './foreign.ts';
import { nameOf, type FileSource } from './lines.ts';

/**
 * A file, or all files below a folder in the order of their paths, as a dataset; hidden files and links are left out.
 *
 * @throws Refusal `not_found`, `io`.
 */
export function treeAt(path: string): FileTree {
  try {
    if (!statSync(path).isDirectory())
      return { name: path, files: [{ path: basename(path), source: { kind: 'path', path } }] };
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry): TreeFile => {
        const file = join(entry.parentPath, entry.name);
        return { path: relative(path, file).replaceAll('\\', '/'), source: { kind: 'path', path: file } };
      });
    return { name: path, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
}

/** All bytes of a file. @throws Refusal `not_found`, `io` */
export function bytesOf(source: FileSource): Uint8Array {
  if (source.kind === 'bytes') return source.bytes;
  try {
    return readFileSync(source.path);
  } catch (error) {
    throw fileRefusal(error, nameOf(source), 'read');
  }
}
