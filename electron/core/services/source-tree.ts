import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import { isArchiveName } from '../../../shared/text/file-names.ts';
import { fileRefusal, systemCode } from '../formats/file-refusal.ts';
import type { TreeFile } from '../formats/foreign.ts';
import type { FileSource } from '../formats/lines.ts';
import { MOST_ENTRIES, type ZipTree } from '../formats/zip-in.ts';

/** One file of what was chosen. */
export interface RawFile extends TreeFile {
  /** In bytes; 0 where it cannot be told. */
  readonly size: number;
  /** Why it cannot be taken. */
  readonly problem: string | null;
}

/** What was chosen: a file, or all that a folder or an archive holds. */
export interface RawTree {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'archive';
  /** In the order of their paths; hidden files and links are not among them. */
  readonly files: readonly RawFile[];
}

/** Opens an archive. */
export type Unzip = (source: FileSource) => Promise<ZipTree>;

/**
 * The files of a source. An archive is opened as the folder that it holds.
 *
 * @param most files of a folder; where there are more, no more than these are looked for.
 * @throws Refusal `not_found`, `io`, `invalid` (a path that none can be), `refused` (too many files; an archive that is not sound).
 */
export async function treeOf(source: Source, unzip: Unzip, most = MOST_ENTRIES): Promise<RawTree> {
  const one = source.kind === 'bytes' ? fromBytes(source) : fromPath(source.path, most);
  const [file] = one.files;
  if (one.kind !== 'file' || !file || file.problem !== null || !isArchiveName(one.name)) return one;
  const { files, leftOut } = await unzip(file.source);
  return {
    name: one.name,
    kind: 'archive',
    files: [...files.map(({ path, source: each }) => ({ path, ...alone(each), problem: null })), ...leftOut.map(added)],
  };
}

/** What the system that made an archive put into it: shown as one file that is left out. */
function added({ what, count }: ZipTree['leftOut'][number]): RawFile {
  const path = count > 1 ? `${what} (${count})` : what;
  return { path, size: 0, source: { kind: 'bytes', name: path, bytes: new Uint8Array() }, problem: null };
}

/** A copy of a file's bytes: as a part of the archive's it would take all of those along wherever it is sent. */
function alone(source: FileSource): Pick<RawFile, 'source' | 'size'> {
  if (source.kind === 'path') return { source, size: 0 };
  return { source: { ...source, bytes: new Uint8Array(source.bytes) }, size: source.bytes.length };
}

function fromBytes({ name: stated, base64 }: Extract<Source, { kind: 'bytes' }>): RawTree {
  const bytes = Buffer.from(base64, 'base64');
  const name = basename(stated.replaceAll('\\', '/'));
  const file = { path: stated, size: bytes.length, source: { kind: 'bytes', name, bytes } as const, problem: null };
  return { name, kind: 'file', files: [file] };
}

function fromPath(stated: string, most: number): RawTree {
  const path = resolve(stated);
  const name = basename(path);
  if (!isFolder(path)) return { name, kind: 'file', files: [fromDisk(path, name)] };
  const found: string[] = [];
  for (const file of walk(path)) {
    if (found.length === most) {
      throw new Refusal('refused', `${path} holds more than ${most.toLocaleString('en')} files. Import it in parts.`, {
        file: path,
      });
    }
    found.push(file);
  }
  found.sort();
  return {
    name: path,
    kind: 'folder',
    files: found.map((file) => fromDisk(file, relative(path, file).replaceAll('\\', '/'))),
  };
}

/**
 * True where a folder is at the path, false where something else is.
 *
 * @throws Refusal `not_found`, `io` or `invalid`, naming the path.
 */
export function isFolder(path: string): boolean {
  const stat = asked(path, () => statSync(path, { throwIfNoEntry: false }));
  if (!stat) throw new Refusal('not_found', `There is no file ${path}.`, { file: path });
  return stat.isDirectory();
}

/** Asks the file system about a path. @throws Refusal for what it does not answer */
function asked<T>(path: string, question: () => T): T {
  try {
    return question();
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
}

/** A folder at a time, so that whoever asks can stop. */
function* walk(folder: string): Generator<string> {
  for (const entry of asked(folder, () => readdirSync(folder, { withFileTypes: true }))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) yield* walk(path);
    else if (asked(path, () => lstatSync(path)).isFile()) yield path;
  }
}

function fromDisk(path: string, place: string): RawFile {
  const file = { path: place, source: { kind: 'path', path } as const };
  try {
    const stat = statSync(path);
    return { ...file, size: stat.size, problem: stat.isFile() ? null : `${place} is not a file.` };
  } catch (error) {
    return { ...file, size: 0, problem: unreadable(place, error) };
  }
}

/** Why a file cannot be read, in words. */
export function unreadable(place: string, error: unknown): string {
  const code = systemCode(error) ?? '';
  const why = code === 'EACCES' || code === 'EPERM' ? 'you have no right to read it' : code || String(error);
  return `${place} cannot be read: ${why}.`;
}
