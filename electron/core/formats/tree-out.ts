import { randomUUID } from 'node:crypto';
import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Zip, ZipPassThrough } from 'fflate';
import { Refusal } from '../../../shared/api/reply.ts';
import { invariant } from '../../../shared/assert.ts';
import { writeFileAtomically, type AtomicOptions, type WrittenFile } from './atomic.ts';
import { fileRefusal, systemCode } from './file-refusal.ts';
import type { OutFile } from './format.ts';

type OutFiles = AsyncIterable<OutFile> | Iterable<OutFile>;

/** A path inside a tree that we write ourselves; a mistake in a writer must not lead out of the folder. */
const INSIDE = /^(?:[^/\\]+\/)*[^/\\]+$/;

function checkedPath({ path }: OutFile): string {
  const parts = path.split('/');
  invariant(INSIDE.test(path) && !parts.includes('..') && !parts.includes('.'), `expected a path inside, got ${path}`);
  return path;
}

/** The earliest time that a zip can say, as local time: the clock of the machine is no content. */
const NO_TIME = new Date(1980, 0, 1, 0, 0, 0);

/** How much a zip archive can hold without the extension zip64, which the library does not write. */
interface ZipLimits {
  readonly entries: number;
  /** Of the whole archive. */
  readonly bytes: number;
}

const ZIP_LIMITS: ZipLimits = { entries: 0xffff, bytes: 0xffffffff };

/** What an entry takes besides its content and twice its name: local header, data descriptor, and its record in the directory. */
const ENTRY_BYTES = 30 + 16 + 46;

/** What ends the directory. */
const END_BYTES = 22;

const tooLarge = (): Refusal =>
  new Refusal(
    'refused',
    'This is more than one zip archive can hold (65,535 files, 4 GiB). Nothing was written; export to a folder, or fewer documents at once.',
  );

/**
 * The files as one zip archive, a piece at a time. Stored, not compressed: a library's next version must not change the bytes. Entries carry no
 * time and no owner.
 *
 * @throws Refusal `refused` where it is more than such an archive can hold, before anything of that is given.
 */
export async function* zipped(files: OutFiles, limits: ZipLimits = ZIP_LIMITS): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let entries = 0;
  let bytes = END_BYTES;
  const grow = (by: number): void => {
    bytes += by;
    if (entries > limits.entries || bytes > limits.bytes) throw tooLarge();
  };
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const file of files) {
    const path = checkedPath(file);
    entries += 1;
    grow(ENTRY_BYTES + 2 * Buffer.byteLength(path));
    const entry = new ZipPassThrough(path);
    entry.mtime = NO_TIME;
    zip.add(entry);
    for await (const piece of file.pieces) {
      const content = typeof piece === 'string' ? Buffer.from(piece) : piece;
      grow(content.length);
      entry.push(content);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}

/** The SHA-256 of the list of the files with theirs, as `sha256sum` writes it, in the order of their paths. */
const digestOf = (files: ReadonlyMap<string, WrittenFile>): string => {
  const lines = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, { sha256 }]) => `${sha256}  ${path}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
};

/**
 * Writes files as a new folder, whole or not at all: into a temporary folder beside it, which then gets its name. A folder that is there is
 * replaced with `overwrite` only, and only where it holds no other files than the new one, be they made meanwhile.
 *
 * @throws Refusal as {@link writeFileAtomically}; `exists`.
 */
export async function writeTreeAtomically(
  path: string,
  files: OutFiles,
  { overwrite, signal }: AtomicOptions,
): Promise<WrittenFile> {
  const temporary = join(dirname(path), `.claimwright-${randomUUID()}.tmp`);
  try {
    const there = await entriesOf(path);
    if (there !== null && there.length > 0 && !overwrite) throw taken(path);
    await mkdir(temporary);
    const written = new Map<string, WrittenFile>();
    for await (const file of files) {
      const target = join(temporary, checkedPath(file));
      invariant(!written.has(file.path), `expected ${file.path} once`);
      await mkdir(dirname(target), { recursive: true });
      written.set(
        file.path,
        await writeFileAtomically(target, file.pieces, { overwrite: false, ...(signal && { signal }) }),
      );
    }
    const refuseOther = (entries: readonly string[] | null): void => {
      const other = entries?.find((entry) => !written.has(entry));
      if (other !== undefined) throw holdsOther(path, other);
    };
    refuseOther(there);
    await put(temporary, path, there === null ? null : refuseOther);
    const bytes = [...written.values()].reduce((sum, one) => sum + one.bytes, 0);
    return { bytes, sha256: digestOf(written) };
  } catch (error) {
    throw fileRefusal(error, path, 'write');
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The files below a folder; null where nothing is there. */
async function entriesOf(path: string): Promise<string[] | null> {
  const stat = await lstat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (stat === null) return null;
  if (!stat.isDirectory()) throw taken(path);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    );
}

/** `refuseOther`: throws for what stood in the former folder and must not be lost; null where there is none. */
async function put(
  temporary: string,
  path: string,
  refuseOther: ((entries: readonly string[] | null) => void) | null,
): Promise<void> {
  const old = `${temporary}.old`;
  if (refuseOther) await rename(path, old);
  try {
    // Once more: writing takes a while, and nobody finds the folder by its new name.
    refuseOther?.(await entriesOf(old));
    await rename(temporary, path);
  } catch (error) {
    if (refuseOther) await rename(old, path);
    throw error;
  }
  if (refuseOther) await rm(old, { recursive: true, force: true });
  if (process.platform === 'win32') return; // Windows cannot sync a folder; NTFS journals the rename
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const taken = (path: string): Refusal =>
  new Refusal('exists', `${path} is there already. Nothing was changed; choose another name or replace it.`, {
    file: path,
  });

const holdsOther = (path: string, other: string): Refusal =>
  new Refusal(
    'refused',
    `${path} holds ${other}, which is no part of this export. Nothing was changed; choose a new folder.`,
    { file: path },
  );
