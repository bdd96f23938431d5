/** What the head of a card is made of. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/**
 * A value as YAML 1.2, in block style. Texts are quoted as JSON has them, which every YAML reads as the same text: none of them is taken for
 * a number, a date or a truth value.
 */
export const yaml = (value: Yaml): string => `${block(value, '').replace(/^\n/, '')}\n`;

/** Names that need no quotes in any version of YAML. */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

const quoted = (text: string): string =>
  // JSON leaves these as they are, YAML 1.1 takes them for line ends or refuses them.
  JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

const keyOf = (key: string): string => (PLAIN.test(key) && !WORDS.has(key.toLowerCase()) ? key : quoted(key));

function block(value: Yaml, indent: string): string {
  if (typeof value === 'string') return ` ${quoted(value)}`;
  if (typeof value !== 'object') return ` ${value}`;
  if (isList(value)) {
    if (value.length === 0) return ' []';
    return value.map((one) => `\n${indent}-${inList(block(one, `${indent}  `))}`).join('');
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  return entries.map(([key, one]) => `\n${indent}${keyOf(key)}:${block(one, nested(one, indent))}`).join('');
}

const isList = (value: object): value is readonly Yaml[] => Array.isArray(value);

const nested = (value: Yaml, indent: string): string =>
  typeof value === 'object' && !isList(value) ? `${indent}  ` : indent;

/** The first line of what stands in a list stands beside the dash. */
const inList = (text: string): string => text.replace(/^\n */, ' ');
