import { createHash, randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import { invariant } from '../../../shared/assert.ts';
import { fileRefusal, systemCode } from './file-refusal.ts';

/** Pieces are gathered up to this size (in UTF-16 code units or bytes) before they go to the disk. */
const BLOCK = 256 * 1024;

/** File systems without hard links (FAT, some network drives) answer `link` with one of these. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV']);

export interface AtomicOptions {
  /** Whether a file of that name may be replaced. */
  readonly overwrite: boolean;
  readonly signal?: AbortSignal;
}

/** What stands on the disk now. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file as a whole or not at all: into a temporary file beside it, synced, then put in place in one step, then
 * the folder synced. Until that step the old file, if any, is untouched; without `overwrite` a file that turns up in the
 * meantime is kept too. The next piece is asked for only when the last one is written, so memory stays small. Strings
 * are written as UTF-8 and must be well formed. Only a killed process can leave the temporary file
 * (`.claimwright-….tmp`) behind.
 *
 * @throws Refusal `disk_full`, `read_only`, `not_found`, `exists`, `cancelled` or `io`, and whatever `pieces` throws.
 */
export async function writeFileAtomically(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  { overwrite, signal }: AtomicOptions,
): Promise<WrittenFile> {
  const temporary = join(dirname(path), `.claimwright-${randomUUID()}.tmp`);
  try {
    await refuseTaken(path, overwrite);
    const written = await writeSynced(temporary, pieces, signal);
    refuseCancelled(signal);
    await putInPlace(temporary, path, overwrite);
    await syncFolder(path);
    return written;
  } catch (error) {
    throw fileRefusal(error, path, 'write');
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function writeSynced(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<WrittenFile> {
  const handle = await open(path, 'wx');
  try {
    const written = await writeAll(handle, pieces, signal);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function writeAll(
  handle: FileHandle,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const block = Buffer.concat(held);
    held = [];
    size = 0;
    hash.update(block);
    bytes += block.length;
    await handle.appendFile(block);
  };
  refuseCancelled(signal);
  for await (const piece of pieces) {
    refuseCancelled(signal);
    const encoded = encode(piece);
    held.push(encoded);
    size += encoded.length;
    if (size >= BLOCK) await flush();
  }
  await flush();
  return { bytes, sha256: hash.digest('hex') };
}

function encode(piece: string | Uint8Array): Uint8Array {
  if (typeof piece !== 'string') return piece;
  invariant(piece.isWellFormed(), 'expected a well-formed string to write, got a lone surrogate');
  return Buffer.from(piece, 'utf8');
}

async function refuseTaken(path: string, overwrite: boolean): Promise<void> {
  const there = await lstat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (there === null) return;
  if (there.isDirectory()) throw systemError('EISDIR');
  if (!overwrite) throw systemError('EEXIST');
}

/**
 * Puts a finished file, synced by whoever wrote it, in its place under a name that is free. The temporary name may stay.
 *
 * @throws Refusal as {@link writeFileAtomically}.
 */
export async function placeNewFile(temporary: string, path: string): Promise<void> {
  try {
    await putInPlace(temporary, path, false);
    await syncFolder(path);
  } catch (error) {
    throw fileRefusal(error, path, 'write');
  }
}

async function putInPlace(temporary: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(temporary, path);
  try {
    await link(temporary, path);
  } catch (error) {
    if (!NO_LINKS.has(systemCode(error) ?? '')) throw error;
    await renameOntoNew(temporary, path);
  }
}

/** Takes the name with an empty file first, since `rename` alone would replace one that turned up just now. */
async function renameOntoNew(temporary: string, path: string): Promise<void> {
  await (await open(path, 'wx')).close();
  try {
    await rename(temporary, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot sync a folder; NTFS journals the rename
  try {
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const system = systemCode(error);
    if (system === null) throw error;
    throw new Refusal('io', `${path}: the file is there, but the disk did not confirm it (${system}); write it again`, {
      file: path,
      system,
    });
  }
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'open' });
