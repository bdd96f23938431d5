import type { Format } from '../format.ts';
import { fitToRefi, REFI_HOLDS } from './fit.ts';
import { readRefi } from './read.ts';
import { writeRefi } from './write.ts';

/** The row of this format in the table. */
export const REFI_QDA: Format = {
  id: 'refi-qda',
  name: 'REFI-QDA project',
  extensions: ['qdpx'],
  offsetUnit: 'codepoint',
  description: 'A project of qualitative data analysis, as NVivo, ATLAS.ti, MAXQDA and QualCoder exchange it.',
  holds: REFI_HOLDS,
  loses: [
    'discontinuous annotations: each fragment becomes an annotation of its own',
    'claim cards and sources of the registry; what is on a card, flags and confidence',
    'publications of documents, their structure and whether they are Markdown',
    'attributes and annotators of relations',
    'control characters in titles, notes and metadata',
    'where an annotation came from and its codebook version',
    'the original files, how far the work is, and the history of changes',
  ],
  reader: { read: readRefi, groups: unpackedProjects },
  writer: {
    shape: 'file',
    fit: fitToRefi,
    write: (source) => [{ path: 'project.qdpx', pieces: writeRefi(source) }],
  },
};

/** A project that is unpacked: its `.qde` file with the folder of its sources. An archive is a dataset by itself. */
function unpackedProjects(paths: readonly string[]): readonly (readonly string[])[] {
  return paths
    .filter((path) => path.toLowerCase().endsWith('.qde'))
    .map((project) => {
      const sources = `${project.slice(0, project.lastIndexOf('/') + 1)}sources/`.toLowerCase();
      return paths.filter((path) => path === project || path.toLowerCase().startsWith(sources));
    });
}
