import canonicalize from 'canonicalize';
import { invariant } from '../../shared/assert.ts';

/** One JSON document in RFC 8785 form and a line end: the same content gives the same bytes. */
export function json(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a result is a JSON value');
  return `${text}\n`;
}

/** Text on one line: every run of blanks and control characters is one blank. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Rows under their heads, columns aligned by code points. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [heads, ...rows.map((row) => row.map((cell) => oneLine(String(cell))))];
  const widths = heads.map((_, column) => lines.reduce((most, line) => Math.max(most, width(line[column] ?? '')), 0));
  const pad = (cell: string, column: number): string => cell + ' '.repeat((widths[column] ?? 0) - width(cell));
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

const width = (cell: string): number => Array.from(cell).length;

/** "1 document", "2 documents": for words whose plural is an "s". */
export const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
