import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { withinLayers, withoutNames } from '../json/fits.ts';
import type { Part } from '../parts.ts';
import { readProdigy } from './read.ts';
import { isProdigy } from './shape.ts';
import { writeProdigy } from './write.ts';

const HOLDS: readonly Part[] = [
  'title',
  'metadata',
  'documentLabels',
  'annotationIds',
  'layers',
  'attributes',
  'notes',
  'confidence',
  'relations',
  'relationIds',
  'relationAttributes',
  'relationNotes',
];

/** The row of this format in the table. */
export const PRODIGY: Format = {
  id: 'prodigy',
  name: 'Prodigy JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'codepoint',
  description:
    'Tasks with tokens, spans and relations, as Prodigy reads and writes them: one a document and annotator.',
  sniff: isProdigy,
  reader: { read: readProdigy },
  writer: {
    shape: 'file',
    fit: inTurn(fitTo(HOLDS), withinLayers, withoutNames(new Set(['title']))),
    write: (source) => [{ path: 'prodigy.jsonl', pieces: writeProdigy(source) }],
  },
  holds: HOLDS,
  loses: [
    'parts of discontinuous annotations, which become annotations of their own',
    'flags',
    'claim cards and sources',
    'publications and the kind of text',
    'relations between documents or annotators',
    'origins and codebook versions of annotations',
    'the original files, and how far the work on a document is',
  ],
};
