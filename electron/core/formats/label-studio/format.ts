import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const LABEL_STUDIO: Format = {
  id: 'label-studio',
  name: 'Label Studio JSON',
  extensions: ['json'],
  offsetUnit: 'utf16',
  description: 'Tasks with regions and relations, as Label Studio reads and writes them.',
  holds: [],
  loses: [],
};
