/** Characters of a value that WebAnno writes with a backslash. `->` is one of them. A carriage return is ours: Java ends a line at it. */
const VALUE = /[\\[\]|_;\t\n*\r]|->/g;
const VALUE_NAMES: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r' };
const ESCAPED_VALUE = /\\(\\|\[|\]|\||_|;|t|n|\*|r|->)/g;

const TEXT_NAMES: Readonly<Record<string, string>> = {
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
  '\b': 'b',
  '\\': '\\',
};
// A vertical tab is the one control character that WebAnno leaves as it is.
// oxlint-disable-next-line no-control-regex -- control characters are what is escaped
const TEXT = /[\0-\n\f\r\x0e-\x1f\\]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is escaped
const ESCAPED_TEXT = /\\([tnfrb\\\0-\x07\x0e-\x1f])/g;

const named = (names: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(names).map(([character, name]) => [name, character]));
const VALUE_CHARACTERS = named(VALUE_NAMES);
const TEXT_CHARACTERS = named(TEXT_NAMES);

/** The value of a feature as a cell says it. */
export const escapeValue = (value: string): string =>
  value.replaceAll(VALUE, (character) => `\\${VALUE_NAMES[character] ?? character}`);

/** What a cell says of the value of a feature. A backslash before anything else is one. */
export const unescapeValue = (cell: string): string =>
  cell.replaceAll(ESCAPED_VALUE, (_all, name: string) => VALUE_CHARACTERS.get(name) ?? name);

/** A line of the text, or its line breaks, as `#Text=` says it. */
export const escapeText = (text: string): string =>
  text.replaceAll(TEXT, (character) => `\\${TEXT_NAMES[character] ?? character}`);

/** What `#Text=` says, in version 3.2 and later. */
export const unescapeText = (line: string): string =>
  line.replaceAll(ESCAPED_TEXT, (_all, name: string) => TEXT_CHARACTERS.get(name) ?? name);

/** What `#Text=` says in version 3.1: the escapes of Java. */
export const unescapeJava = (line: string): string =>
  line.replaceAll(/\\(?:u+([0-9a-fA-F]{4})|(.))/g, (_all, hex: string | undefined, name: string | undefined) =>
    hex === undefined ? (TEXT_CHARACTERS.get(name ?? '') ?? name ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Splits a cell at a character that no backslash stands before. */
export function splitCell(cell: string, separator: '|' | ';'): string[] {
  if (!cell.includes(separator)) return [cell];
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < cell.length; i += 1) {
    if (cell[i] === '\\') i += 1;
    else if (cell[i] === separator) {
      parts.push(cell.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(cell.slice(start));
  return parts;
}

/** A cell with the numbers that stand in brackets at its end: `PER[2]`, `1-3[0_1]`. */
export function suffixed(cell: string): { readonly value: string; readonly suffix: string | null } {
  const open = cell.endsWith(']') ? cell.lastIndexOf('[') : -1;
  const suffix = cell.slice(open + 1, -1);
  let backslashes = 0;
  while (cell[open - 1 - backslashes] === '\\') backslashes += 1;
  if (open < 0 || backslashes % 2 === 1 || !/^\d+(?:_\d+)?$/.test(suffix)) return { value: cell, suffix: null };
  return { value: cell.slice(0, open), suffix };
}
