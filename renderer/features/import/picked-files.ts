import type { Source } from '../../../shared/api/procedures.ts';

/** A file that was chosen or dropped, with its path inside the chosen folder (or its name). */
export interface PickedFile {
  readonly file: File;
  readonly place: string;
}

/** Files of an `<input type="file">`; those of a folder keep their place in it. */
export const fromInput = (files: FileList): readonly PickedFile[] =>
  [...files].map((file) => ({ file, place: file.webkitRelativePath || file.name }));

/**
 * Files of a drop, folders walked to their ends. It must be called inside the drop event: entries are gone after it.
 */
export async function fromDrop(data: DataTransfer): Promise<readonly PickedFile[]> {
  const found = await Promise.all(
    [...data.items]
      .filter((item) => item.kind === 'file')
      .map((item) => {
        const entry = item.webkitGetAsEntry();
        const file = item.getAsFile();
        // Not every file of a drop stands in a file system: one dragged out of another program does not.
        if (entry !== null) return walk(entry);
        return Promise.resolve(file === null ? [] : [{ file, place: file.name }]);
      }),
  );
  return found.flat().toSorted((a, b) => (a.place < b.place ? -1 : 1));
}

async function walk(entry: FileSystemEntry): Promise<readonly PickedFile[]> {
  const place = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, place }];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A reader gives its entries in portions; an empty one is the end.
  for (let portion = await readSome(reader); portion.length > 0; portion = await readSome(reader))
    inside.push(...portion);
  return (await Promise.all(inside.map((child) => walk(child)))).flat();
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

/** Reads a file as base64 without holding it twice as text: the browser encodes it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')));
    reader.readAsDataURL(file);
  });
}
