const KEY = /"((?:[^"\\]|\\.){1,80})"\s*:/g;

/** Every key that stands in the beginning of a JSON file, at any depth and whether or not the file is whole: enough to tell a format by. Linear. */
export const keysIn = (head: string): ReadonlySet<string> =>
  new Set([...head.matchAll(KEY)].map(([, key]) => key ?? ''));

/** The same of the first line only: of the first object of a JSONL file. */
export const keysOfFirstLine = (head: string): ReadonlySet<string> => keysIn(/^\s*[^\n]*/.exec(head)?.[0] ?? '');
