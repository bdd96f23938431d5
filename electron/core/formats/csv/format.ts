import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const CSV: Format = {
  id: 'csv',
  name: 'CSV tables',
  extensions: ['csv'],
  offsetUnit: 'codepoint',
  description: 'Tables: one row an annotation, one a relation, one a document; as a folder or an archive.',
  holds: [],
  loses: [],
};
