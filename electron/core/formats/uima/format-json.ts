import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const CAS_JSON: Format = {
  id: 'cas-json',
  name: 'UIMA CAS JSON',
  extensions: ['json'],
  offsetUnit: 'utf16',
  description: 'UIMA CAS JSON 0.4, as INCEpTION reads and writes it.',
  holds: [],
  loses: [],
};
