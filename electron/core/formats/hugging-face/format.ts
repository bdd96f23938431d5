import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const HUGGING_FACE: Format = {
  id: 'hugging-face',
  name: 'Hugging Face dataset',
  extensions: ['zip'],
  offsetUnit: 'codepoint',
  description: 'A dataset folder to publish: Parquet, data card, Croissant, checksums.',
  holds: [],
  loses: [],
};
