import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import type { FileSource } from '../formats/lines.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import type { Format } from '../formats/format.ts';
import { formatById, formatOfFile } from '../formats/table.ts';

/** A chosen file, or why it cannot be taken. */
export interface SourceFile {
  readonly name: string;
  /** Path inside the chosen folder, or the name. */
  readonly place: string;
  /** In bytes. */
  readonly size: number;
  readonly source: FileSource;
  /** What it is taken for. */
  readonly format: Format;
  readonly problem: string | null;
}

/** A dataset may be larger than a text: it is read line by line. */
const MAX_DATASET_BYTES = 1024 * 2 ** 20;
const MOST_FILES = 10_000;

/**
 * The files of a source: one file, or every text under a folder in the order of their paths. A file that cannot be taken
 * comes with its problem; hidden ones are left out.
 *
 * @throws Refusal `not_found`, `io`, `invalid` (unknown format, a path that none can be), `refused` (a folder without texts,
 *   too many files).
 */
export function filesOf(source: Source, format: string | undefined): SourceFile[] {
  const forced = format === undefined ? null : formatNamed(format);
  if (source.kind === 'bytes') {
    const bytes = Buffer.from(source.base64, 'base64');
    const name = basename(source.name.replaceAll('\\', '/'));
    const format = forced ?? formatOf(name);
    const problem = oversize(source.name, bytes.length, format);
    return [{ name, place: source.name, size: bytes.length, source: { kind: 'bytes', name, bytes }, format, problem }];
  }
  const path = resolve(source.path);
  if (!isFolder(path)) return [fromDisk(path, basename(path), forced ?? formatOf(path))];
  const found = walk(path).toSorted();
  if (found.length > MOST_FILES) {
    throw new Refusal(
      'refused',
      `${path} holds more than ${MOST_FILES.toLocaleString('en')} files. Import it in parts.`,
      { file: path },
    );
  }
  const texts = found.filter((file) => formatOfFile(file) !== undefined);
  if (texts.length === 0) {
    throw new Refusal('refused', `${path} holds no texts (.txt, .md or .jsonl). Choose a folder with texts in it.`, {
      file: path,
    });
  }
  return found.map((file) => {
    const place = relative(path, file).replaceAll('\\', '/');
    const format = formatOfFile(file);
    if (format) return fromDisk(file, place, forced ?? format);
    const problem = `${place} is left out: it is not a .txt, .md or .jsonl file.`;
    return {
      name: basename(file),
      place,
      size: 0,
      source: { kind: 'path', path: file },
      format: formatNamed('txt'),
      problem,
    };
  });
}

/** Plain text is what a file is read as whose name says nothing. */
const formatOf = (path: string): Format => formatOfFile(path) ?? formatNamed('txt');

/** A format that can be read, by its id. @throws Refusal `invalid` */
export function formatNamed(id: string): Format {
  const format = formatById(id);
  if (format && (format.source ?? format.native)) return format;
  throw new Refusal('invalid', `There is no format "${id}" to import. See: claimwright formats`);
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

function walk(folder: string): string[] {
  return asked(folder, () => readdirSync(folder, { withFileTypes: true })).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
    if (entry.isDirectory()) return walk(path);
    return asked(path, () => lstatSync(path)).isFile() ? [path] : [];
  });
}

function fromDisk(path: string, place: string, format: Format): SourceFile {
  const file = { name: basename(path), place, format, source: { kind: 'path', path } as const };
  try {
    const stat = statSync(path);
    const problem = stat.isFile() ? oversize(place, stat.size, format) : `${place} is not a file.`;
    return { ...file, size: stat.size, problem };
  } catch (error) {
    return { ...file, size: 0, problem: unreadable(place, error) };
  }
}

/**
 * The bytes of a chosen file.
 *
 * @throws Refusal `io` where it cannot be read.
 */
export function bytesOf({ source, place }: SourceFile): Uint8Array {
  if (source.kind === 'bytes') return source.bytes;
  try {
    return readFileSync(source.path);
  } catch (error) {
    throw new Refusal('io', unreadable(place, error), { file: place });
  }
}

function unreadable(place: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = code === 'EACCES' || code === 'EPERM' ? 'you have no right to read it' : code || String(error);
  return `${place} cannot be read: ${why}.`;
}

function oversize(place: string, size: number, format: Format): string | null {
  const most = format.native ? MAX_DATASET_BYTES : MAX_TEXT_BYTES;
  if (size <= most) return null;
  const mib = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  return `${place} has ${mib(size)}; a file may have ${mib(most)}. Split it and import the parts.`;
}
