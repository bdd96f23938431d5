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

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

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
    // The texts are beside the collections of a folder, which may share them, or in `documents` there.
    groups: (paths) => {
      const texts = paths.filter((path) => /\.txt$/i.test(path));
      const folders = Map.groupBy(
        paths.filter((path) => /\.jsonld$/i.test(path)),
        folderOf,
      );
      return [...folders].map(([folder, collections]) => [
        ...collections,
        ...texts.filter((path) => folderOf(path) === folder || path.startsWith(`${folder}documents/`)),
      ]);
    },
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
