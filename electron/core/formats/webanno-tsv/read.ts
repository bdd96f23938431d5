import { Refusal } from '../../../../shared/api/reply.ts';
import type { FileTree, ForeignDocument } from '../foreign.ts';
import { nameOf } from '../lines.ts';
import { refusalAt } from '../problem.ts';
import { byDocument, titleOf } from '../uima/by-annotator.ts';
import { readTsvFile, type TsvContent } from './read-file.ts';

/**
 * Reads WebAnno TSV files, a document with the files of all its annotators at a time: `annotators/ANA/DOCUMENT.tsv`, INCEpTION's
 * `annotation/DOCUMENT/ANA.tsv`, or a document a file.
 *
 * @throws Refusal with file and line.
 */
export async function* readTsv(tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> {
  const documents = byDocument(tree, 'tsv');
  if (documents.length === 0)
    throw new Refusal('refused', `${tree.name}: there is no .tsv file in it`, { file: tree.name });
  for (const { document, files } of documents) {
    const read: TsvContent[] = [];
    for (const [i, { file, annotator }] of files.entries()) {
      const names = { ...(annotator !== undefined && { annotator }), prefix: files.length > 1 ? `${i + 1}: ` : '' };
      const content = await readTsvFile(file, names, signal);
      const [first = content] = read;
      if (first.text !== content.text) {
        const other = files[0] ? nameOf(files[0].file.source) : '';
        throw refusalAt(
          { file: nameOf(file.source), line: 1 },
          `its text is not that of ${other}, which is of the same document; export both again`,
        );
      }
      read.push(content);
    }
    const [first] = files;
    const [content] = read;
    if (!first || !content) continue;
    const title = titleOf(document);
    yield {
      key: document,
      text: content.text,
      ...(title !== undefined && { title }),
      annotations: read.flatMap(({ annotations }) => annotations),
      relations: read.flatMap(({ relations }) => relations),
      leftOut: read.flatMap(({ leftOut }) => [...leftOut].map(([what, count]) => ({ what, count }))),
      place: { file: nameOf(first.file.source), line: 1 },
    };
  }
}
