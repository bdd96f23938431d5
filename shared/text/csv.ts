/** Signs that a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^(?:[=+-].|[@\t\r])/s;

/**
 * Writes rows as comma-separated values (RFC 4180: CRLF, quotes doubled), with the byte order mark that spreadsheets know UTF-8 by.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are plain; null is empty.
 */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;

function field(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value === null ? '' : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
