import { statSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry } from 'yauzl';
import { Refusal } from '../../../shared/api/reply.ts';
import { tryDecode } from '../sources/encodings.ts';
import { fileRefusal } from './file-refusal.ts';
import type { FileTree, TreeFile } from './foreign.ts';
import { nameOf, type FileSource } from './lines.ts';
import { Problem } from './problem.ts';
import { bytesOf } from './tree-in.ts';
import { directoryOf, type ZipDirectory } from './zip-directory.ts';
import { collisionKey, nameProblem, shownName, systemFile } from './zip-names.ts';

/** What one archive may hold, in bytes. */
export interface ZipLimits {
  /** The archive itself. */
  readonly archive: number;
  readonly entries: number;
  /** All entries together, unpacked. */
  readonly unpacked: number;
  /** How often larger than packed an entry over 1 MiB may be. */
  readonly ratio: number;
}

/** So many files are taken of an archive or a folder. What harms is bounded by the sizes; this bounds the list alone. */
export const MOST_ENTRIES = 100_000;

export const ZIP_LIMITS: ZipLimits = {
  archive: 512 * 2 ** 20,
  entries: MOST_ENTRIES,
  unpacked: 512 * 2 ** 20,
  ratio: 200,
};

/** For an archive that was written here a moment ago: what it holds was in memory. */
export const OWN_ARCHIVE: ZipLimits = {
  archive: Infinity,
  entries: Infinity,
  unpacked: Infinity,
  ratio: Infinity,
};

/** Below this size no entry does harm, and short files of one letter pack very small. */
const RATIO_FROM = 2 ** 20;

/** The files of an archive, and what was left out of them. */
export interface ZipTree extends FileTree {
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
}

export interface ZipOptions {
  readonly limits?: Partial<ZipLimits>;
  /** Files that begin with a dot belong to the content: a DOCX has `_rels/.rels`. What macOS and Windows add is left out all the same. */
  readonly keepHidden?: boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Member {
  readonly name: string;
  readonly entry: Entry;
  /** Where its bytes begin. */
  readonly dataAt: number;
}

/**
 * Reads a zip archive into memory. Every entry is checked before the first one is unpacked, and an archive in which anything is
 * not as it should be is refused whole: names that lead elsewhere or are there twice (also by case or by how accents are
 * encoded), links, encryption, entries that share bytes, sizes or checksums that are not true, more than the limits. Archives
 * inside it are files like others and are not opened. O(bytes).
 *
 * @throws Refusal `refused` with `ARCHIVE: ENTRY: what`; `not_found`, `io`; `cancelled`.
 */
export async function readZip(source: FileSource, options: ZipOptions = {}): Promise<ZipTree> {
  const archive = nameOf(source);
  const limits = { ...ZIP_LIMITS, ...options.limits };
  try {
    refuseLarge(source, limits);
    const bytes = bytesOf(source);
    const directory = directoryOf(bytes);
    if (directory.entries > limits.entries) {
      throw new Problem(`it holds ${directory.entries} entries; at most ${limits.entries} are read. Split it`);
    }
    const members = await membersOf(bytes, directory, options.signal);
    refuseTwins(members);
    refuseOverlaps(members, directory);
    refuseBombs(members, limits);
    return unpack(archive, bytes, members, options);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof Problem) throw refusalOf(archive, error.message);
    throw fileRefusal(error, archive, 'read');
  }
}

const refusalOf = (archive: string, what: string): Refusal =>
  new Refusal('refused', `${archive}: ${what}. Nothing was read.`, { file: archive });

/** What is wrong with one entry. */
const inEntry = (name: string, what: string): Problem => new Problem(`${shownName(name)}: ${what}`);

function refuseLarge(source: FileSource, { archive: most }: ZipLimits): void {
  const size = source.kind === 'bytes' ? source.bytes.length : statSync(source.path).size;
  if (size > most) throw new Problem(`it has ${size} bytes; archives are read up to ${most}. Split it`);
}

function cancelledBy(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
}

/** UTF-8 where it says or is so, which is how macOS writes names; else the alphabet of old PCs, as the specification says. */
function entryName(entry: Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const utf8 = tryDecode('utf-8', entry.fileNameRaw);
  if (utf8 !== null) return utf8;
  if (isUtf8) throw new Problem('the name of an entry is not UTF-8, though it says so; make the archive again');
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

/** Every entry of the list with its place, each checked by itself. */
async function membersOf(bytes: Uint8Array, directory: ZipDirectory, signal?: AbortSignal): Promise<Member[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members: Member[] = [];
  let length = 0;
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
    for await (const entry of zip.eachEntry()) {
      cancelledBy(signal);
      length += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      const name = entryName(entry);
      refuseEntry(name, entry);
      const header = await zip.readLocalFileHeaderPromise(entry);
      if (Buffer.compare(header.fileName, entry.fileNameRaw) !== 0) {
        throw inEntry(name, 'it has another name where its content stands');
      }
      if (!sameSizes(entry, header)) throw inEntry(name, 'its sizes are others where its content stands');
      members.push({ name, entry, dataAt: header.fileDataStart });
    }
  } catch (error) {
    if (error instanceof Problem || error instanceof Refusal) throw error;
    const where = `entry ${members.length + 1} of ${directory.entries}`;
    throw new Problem(`${where} is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
  if (directory.start + length !== directory.end)
    throw new Problem('its list holds more than the entries that it counts');
  return members;
}

/** Zeros where the sizes follow the content, `ffffffff` where they stand in the zip64 field. */
function sameSizes(entry: Entry, local: { compressedSize: number; uncompressedSize: number }): boolean {
  const follows = (entry.generalPurposeBitFlag & 8) !== 0;
  const same = (a: number, b: number): boolean => a === b || a === 0xffffffff || (follows && a === 0);
  return same(local.compressedSize, entry.compressedSize) && same(local.uncompressedSize, entry.uncompressedSize);
}

const ENCRYPTED = 0x1 | 0x40 | 0x2000;

function refuseEntry(name: string, entry: Entry): void {
  const wrong = nameProblem(name);
  if (wrong !== null) throw inEntry(name, wrong);
  const type = (entry.externalFileAttributes >>> 16) & 0xf000;
  if (type === 0xa000) throw inEntry(name, 'it is a link to another file');
  if (type !== 0 && type !== 0x8000 && type !== 0x4000) throw inEntry(name, 'it is neither a file nor a folder');
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    throw inEntry(name, 'it is encrypted; unpack it with its password first');
  if (!entry.canDecodeFileData()) {
    throw inEntry(name, `it is packed by method ${entry.compressionMethod}; only "stored" and "deflate" are read`);
  }
  if (isFolder(name) && entry.uncompressedSize > 0) throw inEntry(name, 'it is a folder with content');
}

const isFolder = (name: string): boolean => name.endsWith('/');

/** Two entries of one name, and a file in whose place a folder is. O(n · depth). */
function refuseTwins(members: readonly Member[]): void {
  const files = new Map<string, string>();
  for (const { name } of members) {
    const key = collisionKey(name);
    const other = files.get(key);
    if (other === name) throw inEntry(name, 'it is there twice');
    if (other !== undefined) throw inEntry(name, `it has the same name as ${shownName(other)} on many systems`);
    files.set(key, name);
  }
  for (const { name } of members) {
    const parts = collisionKey(name).replace(/\/$/, '').split('/');
    for (let depth = isFolder(name) ? parts.length : parts.length - 1; depth > 0; depth--) {
      const file = files.get(parts.slice(0, depth).join('/'));
      if (file !== undefined) throw inEntry(name, `${shownName(file)} is a file and a folder at once`);
    }
  }
}

function refuseOverlaps(members: readonly Member[], { start }: ZipDirectory): void {
  let free = 0;
  const inOrder = members.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  for (const { name, entry, dataAt } of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < free) throw inEntry(name, 'it shares bytes with another entry');
    free = dataAt + entry.compressedSize;
    if (free > start) throw inEntry(name, 'it reaches into the list of entries');
  }
}

function refuseBombs(members: readonly Member[], { unpacked, ratio }: ZipLimits): void {
  let total = 0;
  for (const { name, entry } of members) {
    total += entry.uncompressedSize;
    if (total > unpacked) throw inEntry(name, `the archive would be larger than ${unpacked} bytes unpacked. Split it`);
    if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > ratio * entry.compressedSize) {
      throw inEntry(
        name,
        `it would be ${Math.round(entry.uncompressedSize / entry.compressedSize)} times as large unpacked`,
      );
    }
  }
}

function unpack(archive: string, bytes: Uint8Array, members: readonly Member[], options: ZipOptions): ZipTree {
  const files: TreeFile[] = [];
  const leftOut = new Map<string, number>();
  for (const member of members) {
    cancelledBy(options.signal);
    const { name } = member;
    if (isFolder(name)) continue;
    const system = systemFile(name);
    if (system !== null && !(system === 'hidden file' && options.keepHidden === true)) {
      leftOut.set(system, (leftOut.get(system) ?? 0) + 1);
      continue;
    }
    files.push({ path: name, source: { kind: 'bytes', name: `${archive}/${name}`, bytes: contentOf(bytes, member) } });
  }
  return {
    name: archive,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    leftOut: [...leftOut].map(([what, count]) => ({ what, count })),
  };
}

function contentOf(bytes: Uint8Array, { name, entry, dataAt }: Member): Uint8Array {
  const packed = bytes.subarray(dataAt, dataAt + entry.compressedSize);
  const content = entry.compressionMethod === 0 ? packed : inflated(name, packed, entry.uncompressedSize);
  if (content.length !== entry.uncompressedSize) throw inEntry(name, 'it is not as long as the archive says');
  if (crc32(content) !== entry.crc32) throw inEntry(name, 'its content is damaged: the checksum is another');
  return content;
}

function inflated(name: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw inEntry(name, 'it cannot be unpacked: damaged, or longer than the archive says');
  }
}
