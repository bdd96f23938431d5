import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const REFI_QDA: Format = {
  id: 'refi-qda',
  name: 'REFI-QDA project',
  extensions: ['qdpx'],
  offsetUnit: 'codepoint',
  description: 'A project of qualitative data analysis, as NVivo, ATLAS.ti, MAXQDA and QualCoder exchange it.',
  holds: [],
  loses: [],
};
