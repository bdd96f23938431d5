import { fitTo } from '../fit.ts';
import type { Format } from '../format.ts';
import type { Part } from '../parts.ts';
import { readWebAnnotation } from './read.ts';
import { ANNO } from './vocabulary.ts';
import { writeWebAnnotation } from './write.ts';

const HOLDS: readonly Part[] = [
  'title',
  'metadata',
  'documentLabels',
  'annotationIds',
  'layers',
  'fragments',
  'attributes',
  'notes',
  'confidence',
  'relations',
  'relationIds',
  'relationsAcross',
  'relationAttributes',
  'relationNotes',
  'relationLayers',
];

/** The row of this format in the table. */
export const WEB_ANNOTATION: Format = {
  id: 'web-annotation',
  name: 'W3C Web Annotation',
  extensions: ['jsonld'],
  offsetUnit: 'codepoint',
  description: 'JSON-LD with a text quote and a text position for each annotation, and the texts beside it.',
  sniff: (head) => head.includes(ANNO) || /"@?type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Collection|Page)?"/.test(head),
  reader: {
    read: readWebAnnotation,
    // The texts are in the folder of the collection or below it.
    groups: (paths) =>
      paths
        .filter((path) => /\.jsonld$/i.test(path))
        .map((path) => {
          const folder = path.slice(0, path.lastIndexOf('/') + 1);
          return [path, ...paths.filter((other) => other.startsWith(`${folder}documents/`) && /\.txt$/i.test(other))];
        }),
  },
  writer: { shape: 'tree', fit: fitTo(HOLDS), write: writeWebAnnotation },
  holds: HOLDS,
  loses: [
    'flags',
    'claim cards and sources',
    'publications and the kind of text',
    'origins and codebook versions of annotations',
    'the original files, and how far the work on a document is',
  ],
};
