import type { Format } from '../format.ts';
import { CONLL_HOLDS, fitToConll } from './fit.ts';
import { CONLL_LOSES } from './format.ts';
import { readConll } from './read.ts';
import { writeConll } from './write.ts';

/** The row of this format in the table. */
export const CONLL_BILOU: Format = {
  id: 'conll-bilou',
  name: 'CoNLL (BILOU)',
  extensions: ['bilou', 'bioes'],
  offsetUnit: 'none',
  description: 'As CoNLL (BIO), with tags that say where an annotation ends: BILOU.',
  holds: CONLL_HOLDS,
  loses: CONLL_LOSES,
  reader: { read: readConll },
  writer: {
    shape: 'file',
    fit: fitToConll,
    write: (source) => [{ path: 'dataset.bilou', pieces: writeConll(source, 'BILOU') }],
  },
};
