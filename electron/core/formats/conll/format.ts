import type { Format } from '../format.ts';
import { CONLL_HOLDS, fitToConll } from './fit.ts';
import { readConll } from './read.ts';
import { writeConll } from './write.ts';

/** What no column of tags can hold. */
export const CONLL_LOSES: readonly string[] = [
  'overlapping annotations of one annotator: the longest one stays, then the one that begins first',
  'edges inside a token and on blanks: whole tokens are annotated',
  'discontinuous annotations: each fragment becomes an annotation of its own',
  'attributes, notes, flags, confidence and relations',
  'claim cards, sources of the registry and document labels',
  'metadata and publications of documents, their structure and whether they are Markdown',
  'ids: they are made anew of the content',
  'where an annotation came from and its codebook version',
  'the original files, how far the work is, and the history of changes',
];

/** The row of this format in the table. */
export const CONLL: Format = {
  id: 'conll',
  name: 'CoNLL (BIO)',
  extensions: ['conll', 'bio', 'iob', 'iob2'],
  offsetUnit: 'none',
  description:
    'One token a line, with a tag for each annotator in columns: BIO (IOB2). Files in IOB1 and BILOU are read too.',
  holds: CONLL_HOLDS,
  loses: CONLL_LOSES,
  reader: { read: readConll },
  writer: {
    shape: 'file',
    fit: fitToConll,
    write: (source) => [{ path: 'dataset.conll', pieces: writeConll(source, 'BIO') }],
  },
};
