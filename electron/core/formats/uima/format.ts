import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const XMI: Format = {
  id: 'xmi',
  name: 'UIMA CAS XMI',
  extensions: ['xmi'],
  offsetUnit: 'utf16',
  description: 'UIMA XMI with its type system, as INCEpTION reads and writes it.',
  holds: [],
  loses: [],
};
