import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const BRAT: Format = {
  id: 'brat',
  name: 'brat standoff',
  extensions: ['ann'],
  offsetUnit: 'codepoint',
  description: 'A folder with a text and its annotations (.txt, .ann) for each document.',
  holds: [],
  loses: [],
};
