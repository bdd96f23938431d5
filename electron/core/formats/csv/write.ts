import { canonical } from '../../repositories/state.ts';
import type { ParquetColumn } from '../parquet/schema.ts';
import type { TableOut } from '../tables/write.ts';
import type { Row } from '../tables/rows-out.ts';
import { wellFormed } from '../well-formed.ts';
import { ESCAPED, isRisky } from './spreadsheet.ts';

/** Characters that are gathered before they are given away. */
const PIECE = 64 * 1024;

/**
 * Writes a table as CSV (RFC 4180): commas, CRLF, quotation marks where a cell needs them. Nothing is an empty cell, the empty text is `""`.
 * `safe` is the variant for spreadsheets: with a byte order mark, and an apostrophe before what would be run as a formula.
 */
export function csvTable(columns: readonly ParquetColumn[], isSafe: boolean): TableOut {
  const names = columns.map(({ name }) => name);
  const header = `${(isSafe ? [...names, ESCAPED] : names).map(quoted).join(',')}\r\n`;
  let ready = isSafe ? `\uFEFF${header}` : header;
  const line = isSafe ? (row: Row): string => safeLine(row, names) : exactLine;
  return {
    add(row) {
      ready += line(row);
      if (ready.length < PIECE) return null;
      const piece = ready;
      ready = '';
      return piece;
    },
    end: () => [ready],
  };
}

const exactLine = (row: Row): string => `${row.map(cellOf).join(',')}\r\n`;

function safeLine(row: Row, names: readonly string[]): string {
  const escaped: string[] = [];
  const cells = row.map((value, i) => {
    if (typeof value !== 'string' || !isRisky(value)) return cellOf(value);
    escaped.push(names[i] ?? '');
    return quoted(`'${wellFormed(value)}`);
  });
  return `${[...cells, escaped.length === 0 ? '' : quoted(JSON.stringify(escaped))].join(',')}\r\n`;
}

/** A cell: texts, numbers and truth values as they are, lists and objects as canonical JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value === '' ? '""' : quoted(wellFormed(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quoted(wellFormed(canonical(value)));
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
