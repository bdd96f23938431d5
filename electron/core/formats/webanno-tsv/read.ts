import type { FileTree, ForeignDocument } from '../foreign.ts';
import { documentsOf } from '../uima/documents.ts';
import { readTsvFile } from './read-file.ts';

/**
 * Reads WebAnno TSV files, a document with the files of all its annotators at a time: `annotators/ANA/DOCUMENT.tsv`, INCEpTION's
 * `annotation/DOCUMENT/ANA.tsv`, or a document a file.
 *
 * @throws Refusal with file and line.
 */
export const readTsv = (tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> =>
  documentsOf(tree, { endings: ['tsv'], read: readTsvFile }, signal);
