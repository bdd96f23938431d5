import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { jsonHostile } from './json-hostile.ts';
import { BROKEN_PARQUET, table } from './parquet-hostile.ts';
import type { HostileCase } from './suite.ts';

const MEGABYTE = 2 ** 20;
const tooLong = 'x'.repeat(MAX_TEXT_BYTES + 1);

const one =
  (file: string) =>
  (name: string, content: () => string | Uint8Array, line: number | null, says: RegExp): HostileCase => ({
    name,
    files: () => ({ [file]: content() }),
    // What is wrong with a file as a whole has no line, and what a choice can mend is no refusal: it waits.
    ...(line !== null && { at: `${file}:${line}: ` }),
    says,
  });

const csv = one('x.csv');
const GOOD = 'title,text\nOne,Police said so.\n';
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** What the reader of CSV with a text a row refuses. */
export const CSV_TEXTS_HOSTILE: readonly HostileCase[] = [
  csv('an empty file', () => '', null, /^x\.csv: this file is empty/),
  csv('blank lines only', () => '\n\r\n\n', null, /^x\.csv: this file is empty/),
  csv('columns without rows', () => 'title,text\r\n', null, /^x\.csv: there are columns, but no rows/),
  csv('a file cut off in a quoted cell', () => `${GOOD}Two,"cut\noff`, 3, /never closed; was the file cut off/),
  csv('a row with too few cells', () => `${GOOD}Two\n`, 3, /1 cells, the header 2/),
  csv('a row with too many cells, after one over two lines', () => `${GOOD}Two,"a\nb"\n1,2,3\n`, 5, /3 cells, the header 2/),
  csv('a quotation mark inside a plain cell', () => `${GOOD}Two,a"b\n`, 3, /quotation mark stands inside/),
  csv('something after a closing quotation mark', () => `${GOOD}Two,"a"b\n`, 3, /double the quotation marks/),
  csv('a byte of Latin-1', () => bytes(GOOD, 'Two,', [0xe9], '\n'), 3, /not valid in utf-8; save the file as UTF-8/),
  csv('half of a surrogate pair as bytes', () => bytes(GOOD, 'Two,', [0xed, 0xa0, 0x80], '\n'), 3, /not valid in utf-8/),
  csv('a file cut off inside a character', () => bytes(GOOD, 'Two,', [0xf0, 0x9f]), 3, /ends inside a character/),
  csv('UTF-16, little end first', () => Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 1, /UTF-16/),
  csv('UTF-16, big end first', () => Buffer.from(`\ufeff${GOOD}`, 'utf16le').swap16(), 1, /UTF-16/),
  csv('NUL', () => `${GOOD}Two,a\0b\n`, 3, /NUL/),
  csv('lines of an old Mac', () => GOOD.replaceAll('\n', '\r'), 1, /carriage return alone/),
  csv('two columns of one name', () => 'text,text\na,b\n', 1, /two columns are called "text"/),
  csv('a column called __proto__', () => 'text,__proto__\na,b\n', 1, /__proto__/),
  csv('no column with a text', () => 'text,title\n,\n" ",\n', null, /Choose the column with the texts/),
  csv('a row that does not fit the separator that is told', () => 'sep=;\ntext;title\na;b\na,b\n', 4, /1 cells, the header 2/),
  csv('20 MB of separators', () => ','.repeat(20 * MEGABYTE), 1, /more than 10000 cells/),
  csv('one line of 20 MB', () => `${GOOD}${'x'.repeat(20 * MEGABYTE)}`, 3, /1 cells, the header 2/),
  csv('10^6 lines in a cell without an end', () => `${GOOD}Two,"${'a,b\n'.repeat(1_000_000)}`, 3, /never closed/),
  csv('10^6 blank lines before a bad one', () => `${GOOD}${'\n'.repeat(1_000_000)}Two\n`, 1_000_003, /1 cells, the header 2/),
  csv('a text of more than 32 MiB', () => `title,text\nOne,${tooLong}\n`, 2, /the text is larger than 32 MiB/),
  csv('JSON 10^5 deep in the column of a spreadsheet', () => `text,escaped\na,${'['.repeat(100_000)}\n`, 2, /nested more than 64 deep/),
  csv('a marked cell without its apostrophe', () => 'text,escaped\n=1,"[""text""]"\n', 2, /does not begin with an apostrophe/),
]; // oxfmt-ignore

const jsonl = one('x.jsonl');
const ROW = '{"text":"Police said so.","n":1}';

/** What the reader of JSON lines with a text each refuses. */
export const JSONL_TEXTS_HOSTILE: readonly HostileCase[] = [
  ...jsonHostile({ path: 'x.jsonl', good: ROW, around: (values) => `${values.join('\n')}\n`, second: 2 }),
  jsonl('an empty file', () => '', null, /^x\.jsonl: this file is empty/),
  jsonl('blank lines only', () => '\n \r\n', null, /^x\.jsonl: this file is empty/),
  jsonl('rows without a key', () => '{}\n{}\n', null, /^x\.jsonl: this file is empty/),
  jsonl('a list in a line', () => `${ROW}\n["a"]\n`, 2, /not a JSON object/),
  jsonl('a number in a line', () => `${ROW}\n7\n`, 2, /not a JSON object/),
  jsonl('two objects in a line', () => `${ROW}\n${ROW}${ROW}\n`, 2, /more after the end/),
  jsonl('an object over several lines', () => '{\n"text":"a"\n}\n', 1, /cut off/),
  jsonl('more than 1,000 keys', () => Array.from({ length: 1001 }, (_, i) => `{"k${i}":1}\n`).join(''), 1001, /more than 1000 different keys/),
  jsonl('no key with a text', () => '{"text":null,"title":""}\n', null, /Choose the column with the texts/),
  jsonl('a line of more than 64 MiB', () => Buffer.concat([Buffer.from(`${ROW}\n`), Buffer.alloc(65 * MEGABYTE, 0x20)]), 2, /longer than 64 MiB/),
]; // oxfmt-ignore

const parquet = one('x.parquet');

/** What the reader of Parquet with a text a row refuses. */
export const PARQUET_TEXTS_HOSTILE: readonly HostileCase[] = [
  ...BROKEN_PARQUET,
  parquet('columns without rows', () => table(['text'], []), null, /^x\.parquet: there are columns, but no rows/),
  parquet('no column with a text', () => table(['text', 'title'], [[null, ' ']]), null, /Choose the column with the texts/),
  parquet('NUL', () => table(['text'], [['a'], ['b\nc\0d']]), 2, /the text holds NUL in its line 2/),
  parquet('a text of more than 32 MiB', () => table(['text'], [['a'], [tooLong]]), 2, /the text is larger than 32 MiB/),
]; // oxfmt-ignore
