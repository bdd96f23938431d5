import { fitTo } from '../fit.ts';
import type { Format } from '../format.ts';
import { keysOfFirstLine } from '../json-keys.ts';
import { ALL_PARTS } from '../parts.ts';
import { readStandoff } from './read.ts';
import { writeStandoff } from './write.ts';

/** All but the structure of a text, which comes with the text. */
const HOLDS = ALL_PARTS.filter((part) => part !== 'structure');

/** The row of stand-off annotation in the table: the native dataset without the texts, for whoever has them. */
export const STANDOFF: Format = {
  id: 'standoff',
  name: 'Stand-off annotation (JSONL)',
  extensions: ['jsonl'],
  offsetUnit: 'codepoint',
  description:
    'The native dataset without the texts: each is given by its hash, and found again in a project that has it.',
  sniff: (head) => keysOfFirstLine(head).has('standoff'),
  reader: { read: readStandoff },
  writer: {
    shape: 'file',
    withoutText: 'always',
    fit: fitTo(HOLDS),
    write: (source) => [
      { path: 'standoff.jsonl', pieces: writeStandoff(source.records(), source.form?.quotes ?? 'none') },
    ],
  },
  holds: HOLDS,
  loses: [
    'the texts: each is given by its SHA-256, and has to be in the project that the file is imported into',
    'the original files: their bytes and their encoding',
    'how far the work on a document is (done, locked)',
    'the display names of annotators; their handles or pseudonyms are kept',
    'the codebook; annotations say its version',
    'claim cards that no annotation is on',
    'sources of the registry that nothing names',
    'relations one of whose ends was deleted',
    'the history of changes',
  ],
};
