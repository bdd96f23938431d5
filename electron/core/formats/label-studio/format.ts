import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { withinLayers, withoutNames } from '../json/fits.ts';
import { keysIn } from '../json-keys.ts';
import type { Part } from '../parts.ts';
import { sayable } from './answers.ts';
import { readLabelStudio } from './read.ts';
import { writeLabelStudio } from './write.ts';

const HOLDS: readonly Part[] = [
  'title',
  'metadata',
  'documentLabels',
  'annotationIds',
  'layers',
  'attributes',
  'notes',
  'confidence',
  'relations',
];

/** Whether a file is one of tasks, by its beginning. */
function isTasks(head: string): boolean {
  const keys = keysIn(head);
  const isTask = keys.has('data') && ['annotations', 'completions', 'predictions'].some((key) => keys.has(key));
  return isTask || (keys.has('annotation_id') && keys.has('lead_time'));
}

/** The row of this format in the table. */
export const LABEL_STUDIO: Format = {
  id: 'label-studio',
  name: 'Label Studio JSON',
  extensions: ['json'],
  offsetUnit: 'codepoint',
  description:
    'Tasks with regions, answers and relations, as Label Studio reads and writes them, and the labelling config.',
  sniff: isTasks,
  reader: {
    read: readLabelStudio,
    groups: (paths) =>
      paths.filter((path) => /\.json$/i.test(path) && !/(?:^|\/)losses\.json$/.test(path)).map((path) => [path]),
  },
  writer: {
    shape: 'tree',
    fit: inTurn(fitTo(HOLDS), withinLayers, withoutNames(new Set(['text', 'title'])), sayable),
    write: writeLabelStudio,
  },
  holds: HOLDS,
  loses: [
    'parts of discontinuous annotations, which become annotations of their own',
    'flags',
    'claim cards and sources',
    'publications and the kind of text',
    'relations between documents or annotators; ids, notes and attributes of relations',
    'origins and codebook versions of annotations',
    'the original files, and how far the work on a document is',
  ],
};
