import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Source } from '../../../shared/api/procedures.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';

/** What a chosen file is taken for. */
export type SourceFormat = 'txt' | 'markdown' | 'jsonl';

/** A chosen file's bytes, or why they cannot be had. */
export interface SourceFile {
  readonly name: string;
  /** Path inside the chosen folder, or the name. */
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly format: SourceFormat;
  readonly problem: string | null;
}

/** A dataset may be larger than a text: it is read line by line. */
const MAX_DATASET_BYTES = 1024 * 2 ** 20;
const MOST_FILES = 10_000;

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  '.txt': 'txt',
  '.text': 'txt',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/**
 * The files of a source: one file, or every text under a folder in the order of their paths. A file that cannot be taken
 * comes with its problem; hidden ones are left out.
 *
 * @throws Refusal `not_found`, `invalid` (unknown format), `refused` (a folder without texts, too many files).
 */
export function filesOf(source: Source, format: string | undefined): SourceFile[] {
  const forced = format === undefined ? null : formatNamed(format);
  if (source.kind === 'bytes') {
    const bytes = Buffer.from(source.base64, 'base64');
    const name = basename(source.name.replaceAll('\\', '/'));
    return [limited({ name, place: source.name, bytes, format: forced ?? formatOf(name), problem: null })];
  }
  const path = resolve(source.path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Refusal('not_found', `There is no file ${path}.`, { file: path });
  if (!stat.isDirectory()) return [fromDisk(path, basename(path), forced ?? formatOf(path))];
  const found = walk(path).toSorted();
  if (found.length > MOST_FILES) {
    throw new Refusal(
      'refused',
      `${path} holds more than ${MOST_FILES.toLocaleString('en')} files. Import it in parts.`,
      { file: path },
    );
  }
  const texts = found.filter((file) => extname(file).toLowerCase() in BY_EXTENSION);
  if (texts.length === 0) {
    throw new Refusal('refused', `${path} holds no texts (.txt, .md or .jsonl). Choose a folder with texts in it.`, {
      file: path,
    });
  }
  return found.map((file) => {
    const place = relative(path, file).replaceAll('\\', '/');
    if (extname(file).toLowerCase() in BY_EXTENSION) return fromDisk(file, place, forced ?? formatOf(file));
    const problem = `${place} is left out: it is not a .txt, .md or .jsonl file.`;
    return { name: basename(file), place, bytes: new Uint8Array(), format: 'txt', problem };
  });
}

function formatNamed(format: string): SourceFormat {
  const known = Object.values(BY_EXTENSION).find((candidate) => candidate === format);
  if (!known) throw new Refusal('invalid', `There is no format "${format}" to import. See: claimwright formats`);
  return known;
}

const formatOf = (path: string): SourceFormat => BY_EXTENSION[extname(path).toLowerCase()] ?? 'txt';

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) return [];
    if (entry.isDirectory()) return walk(path);
    return lstatSync(path).isFile() ? [path] : [];
  });
}

function fromDisk(path: string, place: string, format: SourceFormat): SourceFile {
  const name = basename(path);
  const none = { name, place, format, bytes: new Uint8Array() };
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { ...none, problem: `${place} is not a file.` };
    const tooLarge = oversize(place, stat.size, format);
    if (tooLarge !== null) return { ...none, problem: tooLarge };
    return { ...none, bytes: readFileSync(path), problem: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'EACCES' || code === 'EPERM' ? 'you have no right to read it' : code || String(error);
    return { ...none, problem: `${place} cannot be read: ${why}.` };
  }
}

function limited(file: SourceFile): SourceFile {
  const problem = oversize(file.place, file.bytes.length, file.format);
  return problem === null ? file : { ...file, bytes: new Uint8Array(), problem };
}

function oversize(place: string, size: number, format: SourceFormat): string | null {
  const most = format === 'jsonl' ? MAX_DATASET_BYTES : MAX_TEXT_BYTES;
  if (size <= most) return null;
  const mib = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  return `${place} has ${mib(size)}; a file may have ${mib(most)}. Split it and import the parts.`;
}
