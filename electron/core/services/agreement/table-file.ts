import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse/sync';
import { Refusal } from '../../../../shared/api/reply.ts';
import { fileRefusal } from '../../formats/file-refusal.ts';
import { refusalAt } from '../../formats/problem.ts';
import { readFileSync } from 'node:fs';

/** A row of a table with the line that it begins in, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table: its heads, and its rows, each as long as the heads. */
export interface Table {
  readonly file: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
}

interface ParsedRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV file (RFC 4180, UTF-8, commas) with a row of heads.
 *
 * @throws Refusal with file and line: no UTF-8, no heads, heads twice, a row with more or fewer cells, quotes that do not end; `not_found`, `io`.
 */
export function readTable(file: string): Table {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw fileRefusal(error, file, 'read');
  }
  return tableOf(file, bytes);
}

/** The same of bytes that came without a path. @throws Refusal with file and line */
export function tableOf(file: string, bytes: Uint8Array): Table {
  const text = textOf(file, bytes);
  const rows = parsed(file, text);
  const [first] = rows;
  if (!first)
    throw new Refusal('refused', `${file}:1: the file is empty; the first line names the columns`, { file, line: 1 });
  const heads = first.cells.map((head) => head.trim());
  const twice = heads.find((head, i) => heads.indexOf(head) !== i);
  if (twice !== undefined)
    throw refusalAt({ file, line: 1 }, `the column ${JSON.stringify(twice)} stands twice; rename one`);
  for (const { cells, line } of rows) {
    if (cells.length === heads.length) continue;
    throw refusalAt(
      { file, line },
      `this line has ${cells.length} cells, the first line has ${heads.length}; correct it`,
    );
  }
  return { file, heads, rows: rows.slice(1) };
}

function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('refused', `${file}: the file is not UTF-8; save it as UTF-8`, { file });
  }
}

function parsed(file: string, text: string): TableRow[] {
  try {
    const rows = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as ParsedRow[];
    // The library says in which line a row ends.
    let before = 0;
    return rows.map(({ record, info }) => {
      const line = info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|[\n\r]/g)?.length ?? 0), 0);
      before = Math.max(before + 1, line);
      return { line: before, cells: record };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw refusalAt({ file, line }, 'this is no CSV: a quoted cell does not end, or something follows it; correct it');
  }
}
