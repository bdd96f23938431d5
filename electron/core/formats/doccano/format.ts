import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { withinLayers, withoutNames } from '../json/fits.ts';
import type { Part } from '../parts.ts';
import { readDoccano } from './read.ts';
import { isDoccano, RESERVED } from './shape.ts';
import { writeDoccano } from './write.ts';

const HOLDS: readonly Part[] = ['title', 'metadata', 'layers', 'relations'];

/** The row of this format in the table. */
export const DOCCANO: Format = {
  id: 'doccano',
  name: 'doccano JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'utf16',
  description: 'Texts with spans and relations, as doccano reads and writes them: a file for each annotator.',
  sniff: isDoccano,
  reader: {
    read: readDoccano,
    groups: (paths) => {
      const folders = Map.groupBy(
        paths.filter((path) => path.toLowerCase().endsWith('.jsonl')),
        (path) => path.slice(0, path.lastIndexOf('/') + 1),
      );
      return [...folders.values()];
    },
  },
  writer: { shape: 'tree', fit: inTurn(fitTo(HOLDS), withinLayers, withoutNames(RESERVED)), write: writeDoccano },
  holds: HOLDS,
  loses: [
    'attributes, notes, flags and confidence of annotations; document labels',
    'parts of discontinuous annotations, which become annotations of their own',
    'claim cards and sources',
    'publications and the kind of text',
    'relations between documents or annotators; notes and attributes of relations',
    'ids, origins and codebook versions of annotations',
    'the original files, and how far the work on a document is',
  ],
};
