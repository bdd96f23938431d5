import { Refusal } from '../../../../shared/api/reply.ts';
import type { MediaType } from '../../../../shared/model/document.ts';
import type { FileTree, ForeignAnnotation, ForeignDocument, ForeignRelation, TreeFile } from '../foreign.ts';
import { nameOf } from '../lines.ts';
import { refusalAt } from '../problem.ts';
import { byDocument, titleOf } from './by-annotator.ts';

/** What the file of one annotator says of a document. */
export interface AnnotatorContent {
  readonly text: string;
  readonly title?: string;
  readonly mediaType?: MediaType;
  readonly annotations: readonly ForeignAnnotation[];
  readonly relations: readonly ForeignRelation[];
  /** What cannot stand in a project, counted. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Names a file's annotations and relations apart from those of the other files of its document. */
export interface FileNames {
  readonly annotator?: string;
  /** Before every id. */
  readonly prefix: string;
}

/** How the files of a dataset are read. */
export interface FileReading {
  /** The ending of files that a document may be in. */
  readonly endings: readonly [string, ...string[]];
  readonly read: (file: TreeFile, names: FileNames, signal?: AbortSignal) => Promise<AnnotatorContent>;
}

/**
 * The documents of a dataset that has a file for each annotator, one document in memory at a time.
 *
 * @throws Refusal where there is no file, or two files of a document do not have the same text; those of `read`.
 */
export async function* documentsOf(
  tree: FileTree,
  { endings, read }: FileReading,
  signal?: AbortSignal,
): AsyncGenerator<ForeignDocument> {
  const documents = byDocument(tree, endings);
  if (documents.length === 0) {
    throw new Refusal('refused', `${tree.name}: there is no .${endings[0]} file in it`, { file: tree.name });
  }
  for (const { document, files } of documents) {
    const contents: AnnotatorContent[] = [];
    for (const [i, { file, annotator }] of files.entries()) {
      if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
      const prefix = files.length > 1 ? `${i + 1}: ` : '';
      const content = await read(file, { ...(annotator !== undefined && { annotator }), prefix }, signal);
      if ((contents[0] ?? content).text !== content.text) {
        const other = files[0] ? nameOf(files[0].file.source) : '';
        const what = `its text is not that of ${other}, which is of the same document; export both again`;
        throw refusalAt({ file: nameOf(file.source), line: 1 }, what);
      }
      contents.push(content);
    }
    const [first] = files;
    const [content] = contents;
    if (!first || !content) continue;
    const title = content.title ?? titleOf(document);
    yield {
      key: document,
      text: content.text,
      ...(title !== undefined && { title }),
      ...(content.mediaType !== undefined && { mediaType: content.mediaType }),
      annotations: contents.flatMap(({ annotations }) => annotations),
      relations: contents.flatMap(({ relations }) => relations),
      leftOut: contents.flatMap(({ leftOut }) => [...leftOut].map(([what, count]) => ({ what, count }))),
      place: { file: nameOf(first.file.source), line: 1 },
    };
  }
}
