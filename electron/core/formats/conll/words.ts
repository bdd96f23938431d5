import { Problem } from '../problem.ts';

const SHORT: Readonly<Record<string, string>> = { ' ': '\\s', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
const LONG: Readonly<Record<string, string>> = { s: ' ', n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** All blanks, and what has a meaning in the line of a document. */
const ESCAPED = /[\s\x1c-\x1f\x85\\;_]|\p{Cs}/gu;
const ONE = /\\(?:u([0-9a-f]{4})|([snrt\\]))/g;

/** A text without blanks, `;` and `_`; `_` for none. */
export const escapeWords = (text: string): string =>
  text === ''
    ? '_'
    : text.replaceAll(
        ESCAPED,
        (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** The text that {@link escapeWords} was given. @throws Problem where it can be none. */
export function unescapeWords(escaped: string): string {
  // What stands behind most tokens.
  if (escaped === '\\s') return ' ';
  if (escaped === '_') return '';
  if (escaped.replaceAll(ONE, '').includes('\\'))
    throw new Problem(`${JSON.stringify(escaped.slice(0, 40))} is no text with escapes; correct it`);
  return escaped.replaceAll(ONE, (_, code: string | undefined, short: string | undefined) =>
    code === undefined ? (LONG[short ?? ''] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A label in a tag, which holds no blanks: these and `%` are percent-encoded UTF-8. */
export const encodeLabel = (label: string): string =>
  label.replaceAll(/[\s\x1c-\x1f\x85%]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

/** The label that {@link encodeLabel} was given. */
export function decodeLabel(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new Problem(`${JSON.stringify(encoded)} is not percent-encoded; correct it`);
  }
}
