import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import type { Part } from '../parts.ts';
import { together } from '../uima/by-annotator.ts';
import { fitRelations } from '../uima/fit-relations.ts';
import { fitValues } from './fit.ts';
import { readTsv } from './read.ts';
import { writeTsv } from './write.ts';

const HOLDS: readonly Part[] = ['layers', 'attributes', 'relations'];

/** The row of this format in the table. */
export const WEBANNO_TSV: Format = {
  id: 'webanno-tsv',
  name: 'WebAnno TSV 3.3',
  extensions: ['tsv'],
  offsetUnit: 'utf16',
  description: 'Tables of tokens, as WebAnno and INCEpTION read and write them: one file a document and annotator.',
  sniff: (head) => head.startsWith('#FORMAT=WebAnno TSV'),
  reader: { read: readTsv, groups: (paths) => together(paths, 'tsv') },
  writer: { shape: 'tree', fit: inTurn(fitTo(HOLDS), fitRelations, fitValues), write: writeTsv },
  holds: HOLDS,
  loses: [
    'titles, metadata, publications and the Markdown of documents',
    'document labels, claim cards and sources',
    'ids, notes, confidence, flags and origin of annotations',
    'discontinuous annotations: each fragment becomes an annotation',
    'relations between documents or annotators, and their attributes and notes',
    'types of values that the codebook does not give back: every value is a text',
    'original files and how far the work is',
  ],
};
