import { fitTo } from '../fit.ts';
import type { Format } from '../format.ts';
import { ALL_PARTS } from '../parts.ts';
import { writeFolder } from './write.ts';

/** All but what the program finds in a text by itself. */
const HOLDS = ALL_PARTS.filter((part) => part !== 'structure');

/** The row of this format in the table. Nothing that can be annotated is lost in it; there is no reader. */
export const HUGGING_FACE: Format = {
  id: 'hugging-face',
  name: 'Hugging Face dataset',
  extensions: ['zip'],
  offsetUnit: 'codepoint',
  description: 'A dataset folder to publish: Parquet, data card, Croissant, checksums.',
  writer: {
    shape: 'tree',
    withoutText: 'can',
    published: true,
    fit: fitTo(HOLDS),
    write: (source) => writeFolder(source),
  },
  holds: HOLDS,
  loses: [
    'the original files: their bytes and their encoding',
    'headings and paragraphs of texts that were taken out of HTML, DOCX or PDF files',
    'how far the work on a document is (done, locked)',
    'the display names of annotators; their handles or pseudonyms are kept',
    'claim cards that no annotation is on',
    'sources of the registry that nothing names',
    'relations one of whose ends was deleted',
    'the history of changes',
  ],
};
