import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { DatasetRecord } from '../dataset.ts';
import { fileNameFor } from '../../../../shared/text/file-name.ts';
import { decodeName, encodeWhole } from '../brat/names.ts';
import type { FileTree, TreeFile } from '../foreign.ts';

/** Who annotated a document, in order; null alone where nobody did: the document is written all the same. */
export function annotatorsOf({ annotations }: DatasetRecord): readonly (string | null)[] {
  const layers = [...new Set(annotations.map(({ layer }) => layer))].toSorted(compareStrings);
  return layers.length === 0 ? [null] : layers;
}

/** The folder of an annotator: the handle, or all of it percent-encoded where no folder may be called so everywhere. */
const folderOf = (annotator: string): string =>
  fileNameFor(annotator, '') === annotator ? annotator : encodeWhole(annotator);

/** Where the file of an annotator stands: `annotators/ana/d_….tsv`; `documents/d_….tsv` where nobody annotated. */
export const pathFor = ({ id }: Pick<DatasetRecord, 'id'>, annotator: string | null, extension: string): string =>
  `${annotator === null ? 'documents' : `annotators/${folderOf(annotator)}`}/${id}.${extension}`;

/** A file of a dataset, by what its path says. */
export interface AnnotatorFile {
  readonly document: string;
  /** As the path names the annotator; absent: it names none. */
  readonly annotator?: string;
  readonly file: TreeFile;
}

/** INCEpTION's name for what a document was before anybody annotated it. */
const INITIAL = /^INITIAL_CAS$/;

/** Ours, and what INCEpTION exports: `annotation/DOCUMENT/USER.tsv`, `curation/DOCUMENT/CURATION_USER.tsv`. */
const OURS = /(?:^|\/)annotators\/([^/]+)\/([^/]+)$/;
const INCEPTIONS = /(?:^|\/)(?:annotation|curation)\/([^/]+)\/([^/]+)$/;

/** What the path of a file says, without its extension. */
function described(file: TreeFile): AnnotatorFile {
  const path = file.path.replace(/\.[^./]+$/, '');
  const ours = OURS.exec(path);
  if (ours) return { document: ours[2] ?? path, annotator: decodeName(ours[1] ?? ''), file };
  const theirs = INCEPTIONS.exec(path);
  if (!theirs) return { document: path.replace(/^(?:.*\/)?documents\//, ''), file };
  const [, document = path, user = ''] = theirs;
  return { document, ...(!INITIAL.test(user) && { annotator: user }), file };
}

/** The files of a dataset by document, in the order of the documents' names. */
export function byDocument(
  { files }: FileTree,
  endings: readonly string[],
): readonly { readonly document: string; readonly files: readonly AnnotatorFile[] }[] {
  const found = files.filter(({ path }) => hasEnding(path, endings)).map(described);
  return [...Map.groupBy(found, ({ document }) => document)]
    .map(([document, mine]) => ({ document, files: mine }))
    .toSorted((a, b) => compareStrings(a.document, b.document));
}

/** What an export could not hold stands beside its files, and is none of them. */
const hasEnding = (path: string, endings: readonly string[]): boolean =>
  !/(?:^|[./])losses\.json$/.test(path) && endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));

/** All files with an ending are one dataset: documents and annotators are told apart by their paths. */
export function together(paths: readonly string[], ending: string): readonly (readonly string[])[] {
  const mine = paths.filter((path) => hasEnding(path, [ending]));
  return mine.length === 0 ? [] : [mine];
}

/** The title that a file's name gives a document; ours are ids and give none. */
export const titleOf = (document: string): string | undefined =>
  /^d_[a-z2-7]{26}$/.test(document) ? undefined : document.split('/').at(-1);
