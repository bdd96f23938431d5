import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const SPACY: Format = {
  id: 'spacy',
  name: 'spaCy JSONL',
  extensions: ['jsonl'],
  offsetUnit: 'codepoint',
  description: 'Texts with tokens and span groups, from which a script of ten lines makes a DocBin.',
  holds: [],
  loses: [],
};
