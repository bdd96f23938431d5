import { Refusal } from '../../../../shared/api/reply.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { at, Problem, refusalAt } from '../problem.ts';
import type { RowIn, TableIn } from '../tables/table-in.ts';
import { parseStrictJson } from '../strict-json.ts';
import { readHead, type Head, type Separator } from './head.ts';
import { CsvParser, type CsvRecord } from './parse.ts';
import { ESCAPED } from './spreadsheet.ts';
import { textOfFile } from './text-in.ts';

/** How a file of separated values is written, as it was found. */
export interface Dialect {
  readonly separator: Separator;
  readonly hasMark: boolean;
  /** Whether its cells are those of the variant for spreadsheets. */
  readonly isEscaped: boolean;
}

export interface CsvTable extends TableIn {
  readonly dialect: Dialect;
}

/** What is told of a file. */
export interface CsvOptions {
  readonly encoding?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens a file of separated values by its first record, which names the columns. The separator is what the file says (`sep=;`), what its
 * name says (`.tsv`), or the one that the header has; where it has several, the comma.
 *
 * @throws Refusal with file and line: no header, two columns of one name, one called `__proto__`; those of {@link CsvParser} and {@link textOfFile}.
 */
export async function openCsv(source: FileSource, { encoding, signal }: CsvOptions = {}): Promise<CsvTable> {
  const file = nameOf(source);
  const { header, start, hasMark } = await headOf(source, { encoding, signal });
  const columns = columnsOf(header);
  const isEscaped = columns.includes(ESCAPED);
  return {
    file,
    columns: columns.filter((name) => name !== ESCAPED),
    dialect: { separator: start.separator, hasMark, isEscaped },
    async *rows() {
      let isFirst = true;
      for await (const records of recordsOf(source, start, { encoding, signal })) {
        const rows = isFirst ? records.slice(1) : records;
        isFirst &&= records.length === 0;
        yield rows.map((record) => rowOf(record, columns, isEscaped));
      }
    },
  };
}

/** Reads no further than the first record goes. */
async function headOf(
  source: FileSource,
  options: CsvOptions,
): Promise<{ header: CsvRecord; start: Head; hasMark: boolean }> {
  const file = nameOf(source);
  let head = '';
  let hasMark = false;
  for await (const piece of textOfFile(source, options.encoding, options.signal)) {
    head += piece.text;
    hasMark = piece.hasMark;
    if (head.includes('\n') || head.length > 2 ** 20) break;
  }
  const start = readHead(file, head);
  for await (const [header] of recordsOf(source, start, options)) if (header) return { header, start, hasMark };
  throw new Refusal('refused', `${file}: this file is empty; its first line names the columns`, { file });
}

async function* recordsOf(
  source: FileSource,
  { separator, skipped }: Head,
  { encoding, signal }: CsvOptions,
): AsyncGenerator<CsvRecord[]> {
  const parser = new CsvParser(nameOf(source), separator, skipped === '' ? 1 : 2);
  let toSkip = skipped.length;
  for await (const { text } of textOfFile(source, encoding, signal)) {
    yield parser.push(toSkip === 0 ? text : text.slice(toSkip));
    toSkip = Math.max(0, toSkip - text.length);
  }
  yield parser.end();
}

/** Names of columns: one without a name is called by its number. @throws Refusal where two have one name, or one is called __proto__ */
function columnsOf({ cells, file, line }: CsvRecord): readonly string[] {
  const columns = cells.map((cell, i) => (cell === null || cell.trim() === '' ? `column ${i + 1}` : cell));
  // Such a name would reach into an object of values instead of being put there, and the cells be lost.
  if (columns.includes('__proto__')) throw refusalAt({ file, line }, 'a column is called __proto__; rename it');
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice === undefined) return columns;
  throw refusalAt({ file, line }, `two columns are called ${JSON.stringify(twice.slice(0, 60))}; rename one of them`);
}

function rowOf(record: CsvRecord, columns: readonly string[], isEscaped: boolean): RowIn {
  const { cells, file, line } = record;
  const place = { file, line };
  if (cells.length !== columns.length) {
    throw refusalAt(
      place,
      `this record has ${cells.length} cells, the header ${columns.length}; correct the separators or quotation marks`,
    );
  }
  return { place, cells: isEscaped ? at(place, () => unescaped(cells, columns)) : cells };
}

/** The cells as they were before the apostrophes of the variant for spreadsheets. @throws Problem */
function unescaped(cells: CsvRecord['cells'], columns: readonly string[]): (string | null)[] {
  const marks = cells[columns.indexOf(ESCAPED)] ?? null;
  const read: unknown = marks === null ? [] : parseStrictJson(marks);
  if (!Array.isArray(read)) throw new Problem(`${ESCAPED} is no JSON list of columns; correct it`);
  const names: readonly unknown[] = read;
  const plain = columns.map((name, i) => {
    const cell = cells[i] ?? null;
    if (!names.includes(name)) return cell;
    if (cell?.startsWith("'") === true) return cell.slice(1);
    throw new Problem(
      `${ESCAPED} names ${name}, which does not begin with an apostrophe; put it back, or take the name out`,
    );
  });
  const strange = names.find((name) => typeof name !== 'string' || !columns.includes(name));
  if (strange !== undefined)
    throw new Problem(`${ESCAPED} names ${JSON.stringify(strange)}, which is no column; correct it`);
  return plain.filter((_, i) => columns[i] !== ESCAPED);
}
