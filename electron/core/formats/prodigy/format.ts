import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const PRODIGY: Format = {
  id: 'prodigy',
  name: 'Prodigy JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'codepoint',
  description: 'Tasks with tokens, spans and relations, as Prodigy reads and writes them.',
  holds: [],
  loses: [],
};
