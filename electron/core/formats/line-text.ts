/** All that ends a line to Python, and the tab: for a class of a pattern. */
export const BREAKS = '\\t\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029';

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
