import { zipSync } from 'fflate';
import type { PickedFile } from './picked-files.ts';

/** The files of a chosen folder that go to the core as one archive. */
export interface Pack {
  readonly name: string;
  readonly files: readonly PickedFile[];
}

/** A file in a folder whose name begins with a dot, or such a file itself: no text, and no part of a dataset. */
export const isHidden = (place: string): boolean => place.split('/').some((part) => part.startsWith('.'));

const folderOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));

/**
 * The packs that a folder is sent in: one, unless it is larger than `most` bytes. Then files of the same folder stay together as far as they
 * fit, since some formats need several files for a text. A single file that is larger makes a pack of its own.
 */
export function packsOf(folder: string, files: readonly PickedFile[], most: number): readonly Pack[] {
  const ordered = files.filter(({ place }) => !isHidden(place)).toSorted((a, b) => (a.place < b.place ? -1 : 1));
  const groups = Map.groupBy(ordered, ({ place }) => folderOf(place));
  const packs: PickedFile[][] = [];
  let size = Number.POSITIVE_INFINITY;
  const add = (part: readonly PickedFile[], bytes: number): void => {
    if (size + bytes > most) packs.push([]);
    size = size + bytes > most ? bytes : size + bytes;
    packs.at(-1)?.push(...part);
  };
  for (const group of groups.values()) {
    const bytes = group.reduce((sum, { file }) => sum + file.size, 0);
    if (bytes <= most) add(group, bytes);
    else for (const one of group) add([one], one.file.size);
  }
  return packs.map((pack) => ({ name: `${folder}.zip`, files: pack }));
}

/** A pack as the bytes of an archive, not compressed: it goes no further than this computer. @throws where a file cannot be read */
export async function zipOf({ files }: Pack): Promise<Uint8Array<ArrayBuffer>> {
  const entries: Record<string, Uint8Array> = {};
  for (const { file, place } of files) entries[place] = new Uint8Array(await file.arrayBuffer());
  return new Uint8Array(zipSync(entries, { level: 0 }));
}

/**
 * Where a chosen folder stands on this computer, by one of its files: the path without the file's place in the folder. Null where the two
 * do not agree.
 */
export function folderPath(folder: string, place: string, path: string): string | null {
  const inside = place.slice(folder.length);
  const plain = path.replaceAll('\\', '/');
  if (!place.startsWith(`${folder}/`) || !plain.endsWith(place)) return null;
  return path.slice(0, path.length - inside.length);
}
