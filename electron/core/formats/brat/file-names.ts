import { fileNameFor } from '../../../../shared/text/file-name.ts';
import type { DatasetRecord } from '../dataset.ts';
import { encodeWhole } from './names.ts';

/** What a folder of the export has beside those of the annotators. */
const TAKEN: readonly string[] = ['annotation.conf', 'visual.conf', 'losses.json'];

/** The folder of an annotator: the handle, or all of it percent-encoded where no folder may be called so. */
export const folderOf = (layer: string): string =>
  fileNameFor(layer, '') === layer && !TAKEN.includes(layer) ? layer : encodeWhole(layer);

/** What of a title can name a file everywhere, without blanks. */
export const wordsOf = (title: string): string =>
  fileNameFor(title.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').slice(0, 80), 'document');

/** Alike on a disk that knows no case. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Ends like one that was told apart already. */
const TOLD_APART = /-[a-z2-7]{12}$/;

type Named = Pick<DatasetRecord, 'id' | 'title'>;

/**
 * The file name of each document, without an ending: the words of its title, followed by the beginning of its id where another document
 * has the same. It does not depend on their order.
 */
export function fileNames(documents: Iterable<Named>): ReadonlyMap<string, string> {
  const all = [...documents].map(({ id, title }) => ({ id, words: wordsOf(title) }));
  const counts = new Map<string, number>();
  for (const { words } of all) counts.set(folded(words), (counts.get(folded(words)) ?? 0) + 1);
  return new Map(
    all.map(({ id, words }) => {
      const alone = counts.get(folded(words)) === 1 && !TOLD_APART.test(folded(words));
      return [id, alone ? words : `${words}-${id.slice(2, 14)}`];
    }),
  );
}
