import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const PARQUET: Format = {
  id: 'parquet',
  name: 'Parquet tables',
  extensions: ['parquet'],
  offsetUnit: 'codepoint',
  description: 'Typed tables of documents, annotations and relations; as a folder or an archive.',
  holds: [],
  loses: [],
};
