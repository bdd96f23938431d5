/** Archives that are opened as the folder that they hold. */
const ARCHIVE_EXTENSIONS: readonly string[] = ['zip'];

/** Files that texts are taken out of, which have no encoding to choose. */
const DOCUMENT_EXTENSIONS: readonly string[] = ['docx', 'pdf'];

/** Endings of datasets and tables: these hold no text of their own to decode. */
const DATASET_EXTENSIONS: readonly string[] = 'jsonl ndjson json jsonld csv tsv parquet ann conll bio xmi qdpx'.split(
  ' ',
);

/** What stands after the last dot of a file's name, in lower case; empty where there is no dot. */
export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file's bytes are no text by its name, so that no encoding can be chosen: a dataset, a Word document, a PDF. Case does not matter. */
export const isDatasetName = (name: string): boolean =>
  [...DATASET_EXTENSIONS, ...DOCUMENT_EXTENSIONS].includes(extensionOf(name));

/** Whether a file is an archive by its name. Case does not matter. */
export const isArchiveName = (name: string): boolean => ARCHIVE_EXTENSIONS.includes(extensionOf(name));
