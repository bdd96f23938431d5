import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const WEBANNO_TSV: Format = {
  id: 'webanno-tsv',
  name: 'WebAnno TSV 3.3',
  extensions: ['tsv'],
  offsetUnit: 'utf16',
  description: 'Tables of tokens, as WebAnno and INCEpTION read and write them.',
  holds: [],
  loses: [],
};
