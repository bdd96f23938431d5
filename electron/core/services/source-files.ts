import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import { extensionOf } from '../../../shared/text/file-names.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import type { Format } from '../formats/format.ts';
import type { FileTree } from '../formats/foreign.ts';
import type { FileSource } from '../formats/lines.ts';
import { formatOfContent, headOf } from '../formats/sniff.ts';
import { formatById, FORMATS, isReadable } from '../formats/table.ts';
import { isLossesFile } from './export-losses.ts';
import { treeOf, unreadable, type RawFile, type RawTree, type Unzip } from './source-tree.ts';

/** A chosen file, or the files that are one dataset, or why they cannot be taken. */
export interface SourceFile {
  readonly name: string;
  /** Path inside the chosen folder or archive, or the name; of a dataset of several files, the folder that holds them all. */
  readonly place: string;
  /** In bytes. */
  readonly size: number;
  /** All its files: one, unless the format says that several are a dataset. */
  readonly tree: FileTree;
  /** The first of them. */
  readonly source: FileSource;
  /** What it is taken for. */
  readonly format: Format;
  readonly problem: string | null;
  /** Whether it is a file of a folder that is no text and no dataset, which does not stand in the way of the others. */
  readonly isLeftOut: boolean;
}

/** A dataset may be larger than a text: it is read line by line. */
const MAX_DATASET_BYTES = 1024 * 2 ** 20;

/**
 * What was chosen, sorted into texts and datasets in the order of their paths: datasets of several files first take theirs, then every
 * file stands for itself. A file that cannot be taken comes with its problem; hidden ones are left out.
 *
 * @throws Refusal as {@link treeOf}; `invalid` (unknown format); `refused` (a folder without texts).
 */
export async function filesOf(source: Source, format: string | undefined, unzip: Unzip): Promise<SourceFile[]> {
  const forced = format === undefined ? null : formatNamed(format);
  const tree = await treeOf(source, unzip);
  const told = new Map(
    tree.files.map(({ path, source: file }) => [
      path,
      // What an export could not hold stands beside a dataset, and is none.
      isLossesFile(basename(path)) ? undefined : formatOfContent(basename(path), () => headOf(file)),
    ]),
  );
  const { sets, rest } = grouped(tree, told, forced);
  const single = rest.map((file) => singleFile(tree, file, told.get(file.path), forced));
  const files = [...sets, ...single].toSorted((a, b) => (a.place < b.place ? -1 : 1));
  if (tree.kind !== 'file' && files.every(({ isLeftOut }) => isLeftOut)) {
    throw new Refusal(
      'refused',
      `${tree.name} holds no texts (such as .txt or .md) and no datasets. Choose a folder with some in it.`,
      { file: tree.name },
    );
  }
  return files;
}

/** A format that can be read, by its id. @throws Refusal `invalid` */
export function formatNamed(id: string): Format {
  const format = formatById(id);
  if (format && isReadable(format)) return format;
  throw new Refusal('invalid', `There is no format "${id}" to import. See: claimwright formats`);
}

/** The datasets of several files, and the files that are left. */
function grouped(tree: RawTree, told: ReadonlyMap<string, Format | undefined>, forced: Format | null) {
  const left = new Map(tree.files.map((file) => [file.path, file]));
  const sets = (forced ? [forced] : FORMATS).flatMap((format) => {
    // A file that is another format's by its beginning is no part of this one's datasets; what has a foreign extension may be.
    const paths = [...left.keys()].filter(
      (path) =>
        !isLossesFile(basename(path)) &&
        (forced !== null || !format.extensions.includes(extensionOf(path)) || isOfFormat(told.get(path), format)),
    );
    const groups = (format.reader?.groups?.(paths) ?? []).filter(({ length }) => length > 0);
    return groups.map((group) => {
      const files = group.flatMap((path) => left.get(path) ?? []);
      for (const path of group) left.delete(path);
      return setOf(tree, files, format);
    });
  });
  return { sets, rest: [...left.values()] };
}

/** A table of texts by its beginning may be one of the tables of a dataset. */
const isOfFormat = (told: Format | undefined, format: Format): boolean => told === format || told?.texts === format.id;

function setOf(tree: RawTree, files: readonly RawFile[], format: Format): SourceFile {
  const [first] = files;
  const folder = commonFolder(files.map(({ path }) => path));
  const place = files.length === 1 && first ? first.path : folder || basename(tree.name);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return {
    name: basename(place),
    place,
    size,
    tree: { name: place, files: files.map(({ path, source }) => ({ path, source })) },
    source: first?.source ?? { kind: 'bytes', name: place, bytes: new Uint8Array() },
    format,
    problem: files.find(({ problem }) => problem !== null)?.problem ?? oversize(place, size, format),
    isLeftOut: false,
  };
}

/** The folder that all paths are in, without a slash at its end; empty where there is none. */
function commonFolder(paths: readonly string[]): string {
  const parts = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = parts;
  const differs = first.findIndex((part, i) => parts.some((other) => other[i] !== part));
  return first.slice(0, differs < 0 ? first.length : differs).join('/');
}

function singleFile(tree: RawTree, file: RawFile, told: Format | undefined, forced: Format | null): SourceFile {
  const { path: place, size, source } = file;
  const name = basename(place);
  const isChosen = tree.kind === 'file';
  // What is chosen itself is read as it is told, whatever its name; of a folder, what could be meant.
  const format = forced && (isChosen || fits(forced, name, told)) ? forced : forced ? undefined : told;
  const common = {
    name,
    place,
    size,
    source,
    tree: { name: place, files: [{ path: isChosen ? name : place, source }] },
  };
  if (format ?? isChosen) {
    // Plain text is what a file is read as whose name says nothing.
    const taken = format ?? formatNamed('txt');
    return { ...common, format: taken, problem: file.problem ?? oversize(place, size, taken), isLeftOut: false };
  }
  const what = forced ? `no part of a dataset in ${forced.name}` : 'no text and no dataset';
  return { ...common, format: formatNamed('txt'), problem: `${place} is left out: it is ${what}.`, isLeftOut: true };
}

/** Whether a file of a folder is read as the format that all are to be read as: texts as any kind of text, else by extension. */
function fits(forced: Format, name: string, told: Format | undefined): boolean {
  if (isLossesFile(name)) return false;
  if (forced.source !== undefined || forced.native) return told !== undefined;
  return forced.extensions.includes(extensionOf(name));
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

function oversize(place: string, size: number, { native, reader }: Format): string | null {
  const most = native !== undefined || reader !== undefined ? MAX_DATASET_BYTES : MAX_TEXT_BYTES;
  if (size <= most) return null;
  const mib = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20).toLocaleString('en')} MiB`;
  return `${place} has ${mib(size)}; a file may have ${mib(most)}. Split it and import the parts.`;
}
