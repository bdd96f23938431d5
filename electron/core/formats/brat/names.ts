import { BREAKS } from './spans.ts';

/** What stands in a name as it is; `-` alone would be a line of brat's configuration. */
const NOT_KEPT = /[^\p{L}\p{M}\p{N}_.-]|^-+$/gu;

const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A name of the codebook as a type of brat, which holds no blanks, `:`, `|` or `,`: percent-encoded UTF-8. */
export const encodeName = (name: string): string => name.replaceAll(NOT_KEPT, percent);

/** All of it percent-encoded: for what no file may be called. */
export const encodeWhole = percent;

/** The name that {@link encodeName} was given. */
export function decodeName(encoded: string): string {
  return encoded.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', ' ': '\\s' };
const LONG: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r', t: '\t', s: ' ', e: '' };

const escapeOne = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const TO_ESCAPE = new RegExp(`[\\\\${BREAKS}]|^ | $|\\p{Cs}`, 'gu');

/** A text in one line that holds no tab, for a note or a value. `also` are further characters that may not stand in it. */
export function escapeText(text: string, also = ''): string {
  if (text === '') return '\\e';
  const escaped = text.replaceAll(TO_ESCAPE, escapeOne);
  return also === '' ? escaped : escaped.replaceAll(new RegExp(`[${also}]`, 'g'), escapeOne);
}

/** The text that {@link escapeText} was given. What is no escape stays. */
export const unescapeText = (escaped: string): string =>
  escaped.replaceAll(/\\(?:u([0-9a-f]{4})|([\\nrtse]))/g, (_, code: string | undefined, short: string | undefined) =>
    code === undefined ? (LONG[short ?? ''] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
