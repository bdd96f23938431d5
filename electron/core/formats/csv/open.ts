import { Refusal } from '../../../../shared/api/reply.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { at, Problem, refusalAt } from '../problem.ts';
import type { RowIn, TableIn } from '../tables/table-in.ts';
import { parseStrictJson } from '../strict-json.ts';
import { CsvParser, type CsvRecord } from './parse.ts';
import { ESCAPED } from './spreadsheet.ts';
import { textOfFile } from './text-in.ts';

/** How a file of separated values is written, as it was found. */
export interface Dialect {
  readonly separator: ',' | ';' | '\t' | '|';
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

const SEPARATORS = [',', ';', '\t', '|'] as const;
/** The line by which spreadsheets say their separator. */
const SEP_LINE = /^sep=(.)\r?\n/;

/**
 * Opens a file of separated values by its first record, which names the columns. The separator is what the file says (`sep=;`), what its
 * name says (`.tsv`), or the one that the header has; where it has several, the comma.
 *
 * @throws Refusal with file and line: no header, two columns of one name; those of {@link CsvParser} and {@link textOfFile}.
 */
export async function openCsv(source: FileSource, { encoding, signal }: CsvOptions = {}): Promise<CsvTable> {
  const file = nameOf(source);
  const pieces = textOfFile(source, encoding, signal)[Symbol.asyncIterator]();
  let head = '';
  let hasMark = false;
  // As much as a header takes: a longer one is found by the parser.
  while (!/\n/.test(head) && head.length < 2 ** 20) {
    const next = await pieces.next();
    if (next.done === true) break;
    head += next.value.text;
    hasMark ||= next.value.hasMark;
  }
  const said = SEP_LINE.exec(head);
  const separator = separatorOf(file, head, said?.[1]);
  const parser = new CsvParser(file, separator, said ? 2 : 1);
  let ready = parser.push(said ? head.slice(said[0].length) : head);
  let isOver = false;
  const more = async (): Promise<boolean> => {
    if (isOver) return false;
    const next = await pieces.next();
    isOver = next.done === true;
    ready = next.done === true ? parser.end() : parser.push(next.value.text);
    return true;
  };
  while (ready.length === 0 && (await more()));
  const [header, ...rest] = ready;
  if (!header) throw new Refusal('refused', `${file}: this file is empty; its first line names the columns`, { file });
  const columns = columnsOf(header);
  const isEscaped = columns.includes(ESCAPED);
  return {
    file,
    columns: columns.filter((name) => name !== ESCAPED),
    dialect: { separator, hasMark, isEscaped },
    async *rows() {
      ready = rest;
      do {
        yield ready.map((record) => rowOf(record, columns, isEscaped));
      } while (await more());
    },
  };
}

function separatorOf(file: string, head: string, said: string | undefined): Dialect['separator'] {
  const told = SEPARATORS.find((separator) => separator === said);
  if (told) return told;
  if (/\.(?:tsv|tab)$/i.test(file)) return '\t';
  const line = head.slice(0, Math.max(0, head.search(/\r?\n|$/))).replaceAll(/"(?:[^"]|"")*"/g, '');
  return SEPARATORS.find((separator) => line.includes(separator)) ?? ',';
}

/** Names of columns: one without a name is called by its number. @throws Refusal where two have one name */
function columnsOf({ cells, file, line }: CsvRecord): readonly string[] {
  const columns = cells.map((cell, i) => (cell === null || cell.trim() === '' ? `column ${i + 1}` : cell));
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
