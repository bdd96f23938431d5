import type { Format } from '../format.ts';
import { fitToConll2003 } from './fit.ts';
import { CONLL_LOSES } from './format.ts';
import { writeConll2003 } from './write.ts';

/** The row of this format in the table. Such files are read as CoNLL. */
export const CONLL_2003: Format = {
  id: 'conll-2003',
  name: 'CoNLL-2003',
  extensions: ['conll'],
  offsetUnit: 'none',
  description: 'The four columns of CoNLL-2003 with tags in IOB1, for tools that want exactly these. Read as CoNLL.',
  holds: [],
  loses: [
    'the text as it stands: only its tokens are written',
    'annotators: all share one column; export one layer to keep it whole',
    'titles of documents',
    ...CONLL_LOSES,
  ],
  writer: {
    shape: 'file',
    fit: fitToConll2003,
    write: (source) => [{ path: 'dataset.conll', pieces: writeConll2003(source) }],
  },
};
