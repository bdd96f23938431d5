import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const CONLL: Format = {
  id: 'conll',
  name: 'CoNLL (BIO, BILOU)',
  extensions: ['conll', 'bio'],
  offsetUnit: 'none',
  description: 'One token a line, the labels in columns.',
  holds: [],
  loses: [],
};
