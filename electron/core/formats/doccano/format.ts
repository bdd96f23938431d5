import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const DOCCANO: Format = {
  id: 'doccano',
  name: 'doccano JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'utf16',
  description: 'Texts with spans and relations, as doccano reads and writes them.',
  holds: [],
  loses: [],
};
