import type { Source } from '../../../shared/api/inputs.ts';
import { base64Of } from '../../ui/base64.ts';

/** A file that was chosen or dropped, with its path inside the chosen folder (or its name). */
export interface PickedFile {
  readonly file: File;
  readonly place: string;
  /** The chosen folder that it was found in; null where the file itself was chosen. */
  readonly folder: string | null;
}

/** What was chosen or dropped at once. */
export interface Picked {
  readonly files: readonly PickedFile[];
  /** Names of the chosen folders, also of those that hold nothing. */
  readonly folders: readonly string[];
}

/** Files of an `<input type="file">`; those of a folder keep their place in it. */
export function fromInput(list: FileList): Picked {
  const files = [...list].map((file): PickedFile => {
    const place = file.webkitRelativePath || file.name;
    return { file, place, folder: place.includes('/') ? (place.split('/')[0] ?? null) : null };
  });
  return { files, folders: [...new Set(files.flatMap(({ folder }) => folder ?? []))] };
}

/**
 * Files of a drop, folders walked to their ends. It must be called inside the drop event: entries are gone after it.
 */
export async function fromDrop(data: DataTransfer): Promise<Picked> {
  const folders: string[] = [];
  const found = await Promise.all(
    [...data.items]
      .filter((item) => item.kind === 'file')
      .map((item) => {
        const entry = item.webkitGetAsEntry();
        const file = item.getAsFile();
        // Not every file of a drop stands in a file system: one dragged out of another program does not.
        if (entry === null) return Promise.resolve(file === null ? [] : [{ file, place: file.name, folder: null }]);
        if (entry.isDirectory) folders.push(entry.name);
        return walk(entry, entry.isDirectory ? entry.name : null);
      }),
  );
  return { files: found.flat(), folders };
}

async function walk(entry: FileSystemEntry, folder: string | null): Promise<readonly PickedFile[]> {
  const place = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, place, folder }];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives its entries in portions; an empty one is the end.
  for (let portion = await readSome(reader); portion.length > 0; portion = await readSome(reader))
    inside.push(...portion);
  return (await Promise.all(inside.map((child) => walk(child, folder)))).flat();
}

const readSome = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** How a file is sent to the core: by its path where the host tells it, else by its bytes. */
export async function sourceOf({ file, place }: PickedFile, pathOf: ((file: File) => string) | null): Promise<Source> {
  const path = pathOf?.(file) ?? '';
  if (path !== '') return { kind: 'path', path };
  return { kind: 'bytes', name: place, base64: await base64Of(file) };
}
