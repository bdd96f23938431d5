import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { base64Of } from '../../ui/base64.ts';
import { t } from '../../strings/t.ts';
import { folderPath, isHidden, packsOf, zipOf } from './packing.ts';
import { sourceOf, type Picked, type PickedFile } from './picked-files.ts';
import type { Wanted } from './staging.ts';

type PathOf = ((file: File) => string) | null;

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
const keyOf = ({ file, place }: PickedFile): string => `${place} ${file.size} ${file.lastModified}`;

/** A picked file as something to stage. `sends`: by its bytes, so that one that is too large is refused unread. */
export function wantedFile(picked: PickedFile, sends: boolean, read: Wanted['read']): Wanted {
  const { file, place } = picked;
  const key = keyOf(picked);
  const wanted = { key, isFolder: false, read };
  if (!sends || file.size <= MAX_TEXT_BYTES) return wanted;
  const problem = t('importing.tooLarge', { place, size: mebibytes(file.size), most: mebibytes(MAX_TEXT_BYTES) });
  return {
    ...wanted,
    refused: { id: `unread ${key}`, name: file.name, place, bytes: file.size, content: null, problem },
  };
}

/**
 * What was picked as things to stage: files one by one, a folder as a whole, since some datasets are several of its files. By its path where
 * the host tells it; a browser does not, and sends what it holds in archives.
 */
export function wantedOf({ files, folders }: Picked, pathOf: PathOf): readonly Wanted[] {
  const alone = files
    .filter(({ folder }) => folder === null)
    .map((one) => wantedFile(one, (pathOf?.(one.file) ?? '') === '', () => sourceOf(one, pathOf)));
  const whole = folders.flatMap((name) =>
    wantedFolder(
      name,
      files.filter(({ folder }) => folder === name),
      pathOf,
    ),
  );
  return [...alone, ...whole];
}

function wantedFolder(name: string, files: readonly PickedFile[], pathOf: PathOf): readonly Wanted[] {
  const [first] = files;
  const path = first === undefined ? null : folderPath(name, first.place, pathOf?.(first.file) ?? '');
  if (path !== null) return [{ key: path, isFolder: true, read: () => Promise.resolve({ kind: 'path', path }) }];
  const seen = files.filter(({ place }) => !isHidden(place));
  const large = seen.filter(({ file }) => file.size > MAX_TEXT_BYTES);
  const packs = packsOf(
    name,
    seen.filter((one) => !large.includes(one)),
    MAX_TEXT_BYTES,
  );
  return [
    ...large.map((one) => wantedFile(one, true, () => sourceOf(one, pathOf))),
    ...packs.map((pack): Wanted => {
      const read: Wanted['read'] = async () => {
        const base64 = await base64Of(new Blob([await zipOf(pack)]));
        return { kind: 'bytes', name: pack.name, base64 };
      };
      return { key: `folder ${name}`, isFolder: true, read };
    }),
  ];
}

/** The folders among what was picked that hold no file at all. */
export const emptyFolders = ({ files, folders }: Picked): readonly string[] =>
  folders.filter((name) => !files.some(({ folder, place }) => folder === name && !isHidden(place)));
