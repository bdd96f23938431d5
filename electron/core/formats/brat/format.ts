import type { Format } from '../format.ts';
import { configurationOf } from './declared.ts';
import { BRAT_HOLDS, fitToBrat } from './fit.ts';
import { readBrat } from './read.ts';
import { writeBrat } from './write.ts';

/** The row of this format in the table. */
export const BRAT: Format = {
  id: 'brat',
  name: 'brat standoff',
  extensions: ['ann'],
  offsetUnit: 'codepoint',
  description: 'A folder with a text and its annotations (.txt, .ann) for each document.',
  holds: BRAT_HOLDS,
  loses: [
    'titles (they name the files), metadata and publications of documents, their structure and whether they are Markdown',
    'document labels',
    'claim cards and sources of the registry; what is on a card, flags and confidence',
    'relations between documents and between annotators; attributes of relations',
    'tabs and line ends at the edges of an annotation, and gaps of them only',
    'ids: they are made anew of the content',
    'where an annotation came from and its codebook version',
    'the original files, how far the work is, and the history of changes',
  ],
  reader: { read: readBrat, declares: configurationOf, groups: bratGroups },
  writer: { shape: 'tree', fit: fitToBrat, write: writeBrat },
};

/** All `.ann` files are one dataset, with their texts and the configuration. */
function bratGroups(paths: readonly string[]): readonly (readonly string[])[] {
  const texts = new Set(paths.flatMap((path) => (path.endsWith('.ann') ? [path.replace(/\.ann$/, '.txt')] : [])));
  if (texts.size === 0) return [];
  const isOurs = (path: string): boolean =>
    path.endsWith('.ann') || texts.has(path) || /(?:^|\/)(?:annotation|visual)\.conf$/.test(path);
  return [paths.filter(isOurs)];
}
