const KEY = /"((?:[^"\\]|\\.){1,80})"\s*:/g;

/** Every key that stands in the beginning of a JSON file, at any depth and whether or not the file is whole: enough to tell a format by. Linear. */
export const keysIn = (head: string): ReadonlySet<string> =>
  new Set([...head.matchAll(KEY)].map(([, key]) => key ?? ''));

/** The same of the first line only: of the first object of a JSONL file. */
export const keysOfFirstLine = (head: string): ReadonlySet<string> => keysIn(/^\s*[^\n]*/.exec(head)?.[0] ?? '');

/**
 * Whether a whole line in the beginning of a JSONL file, or its first line cut off, is a text with a list `annotations` of objects that have
 * `start`, `end` and `label`: a line of the native dataset even where the rest of what makes one is missing, which its reader says. Linear.
 */
export function hasNativeAnnotations(head: string): boolean {
  if (!LIST.test(head)) return false;
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  return lines.some((line, i) => isNativeLine(line) ?? (i === 0 && isCutNativeLine(line)));
}

const LIST = /"annotations"\s*:\s*\[\s*\{/;
const FIELDS = ['start', 'end', 'label'];

/** Undefined: the line is not whole. */
function isNativeLine(line: string): boolean | undefined {
  if (!LIST.test(line)) return false;
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value) || typeof value['text'] !== 'string' || !Array.isArray(value['annotations'])) return false;
    return value['annotations'].some((one) => isObject(one) && FIELDS.every((field) => field in one));
  } catch {
    return undefined;
  }
}

function isCutNativeLine(line: string): boolean {
  const within = keysIn(line.slice(line.search(LIST)));
  return keysIn(line).has('text') && FIELDS.every((field) => within.has(field));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
