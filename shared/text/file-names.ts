/** Endings of files that are taken from a folder, in lower case and without the dot: the extensions of all readable formats. */
export const IMPORT_EXTENSIONS: readonly string[] = ['txt', 'text', 'md', 'markdown', 'jsonl', 'ndjson'];

/** Endings of datasets among them: these hold no text of their own to decode. */
const DATASET_EXTENSIONS: readonly string[] = ['jsonl', 'ndjson'];

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file of a folder is taken, by its name. Case does not matter. */
export const isImportName = (name: string): boolean => IMPORT_EXTENSIONS.includes(extensionOf(name));

/** Whether a file is a dataset by its name. Case does not matter. */
export const isDatasetName = (name: string): boolean => DATASET_EXTENSIONS.includes(extensionOf(name));
