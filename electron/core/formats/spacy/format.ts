import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { withoutNames } from '../json/fits.ts';
import type { Part } from '../parts.ts';
import { writeSpacy } from './write.ts';

const HOLDS: readonly Part[] = ['title', 'metadata', 'annotationIds', 'layers'];

/** The row of this format in the table. */
export const SPACY: Format = {
  id: 'spacy',
  name: 'spaCy JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'codepoint',
  description: 'Texts with words and span groups, from which a short script makes a DocBin.',
  writer: {
    shape: 'file',
    fit: inTurn(fitTo(HOLDS), withoutNames(new Set(['id', 'title']))),
    write: (source) => [{ path: 'spacy.jsonl', pieces: writeSpacy(source) }],
  },
  holds: HOLDS,
  loses: [
    'attributes, notes, flags and confidence of annotations; document labels',
    'parts of discontinuous annotations, which become spans of their own',
    'relations',
    'claim cards and sources',
    'publications and the kind of text',
    'origins and codebook versions of annotations',
    'the original files, and how far the work on a document is',
  ],
};
