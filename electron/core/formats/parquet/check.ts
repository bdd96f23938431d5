import type { ColumnMetaData, FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { Problem } from '../problem.ts';
import type { RangeFile } from './file.ts';

/** What a file may ask for, so that one that lies about itself takes neither memory nor time. */
const MOST = {
  columns: 10_000,
  /** Of a row group: what is held at once. */
  values: 2 ** 24,
  /** Of a row group, unpacked. */
  bytes: 2 ** 30,
  pages: 100_000,
} as const;

/** Names that would reach into an object instead of being put there. */
const FORBIDDEN = '__proto__';

/**
 * Compares what a footer says of a file with its size: counts that agree, columns that lie in it, row groups of a size that can be held.
 *
 * @throws Problem
 */
export function checkMetadata({ schema, num_rows, row_groups }: FileMetaData, end: number): void {
  if (schema.length > MOST.columns) throw new Problem(`it has more than ${MOST.columns} columns`);
  if (schema.some(({ name }) => name === FORBIDDEN)) throw new Problem(`a column is called ${FORBIDDEN}; rename it`);
  const rows = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== num_rows) throw new Problem(`it says that it has ${num_rows} rows, but its row groups have ${rows}`);
  for (const [i, group] of row_groups.entries()) {
    const what = `row group ${i + 1}`;
    if (group.num_rows < 0n || group.num_rows > MOST.values) {
      throw new Problem(
        `${what} has ${group.num_rows} rows; at most ${MOST.values} are read. Write it with smaller row groups`,
      );
    }
    let unpacked = 0n;
    for (const { meta_data: column, file_path: other } of group.columns) {
      if (!column || other !== undefined) throw new Problem(`${what} leads to another file`);
      const { start, length } = rangeOf(column);
      if (start < 4 || length < 0 || start + length > end) {
        throw new Problem(`${what} is said to lie at byte ${start}, outside the file`);
      }
      if (column.num_values < 0n || column.num_values > MOST.values) {
        throw new Problem(`${what} has a column of ${column.num_values} values; at most ${MOST.values} are read`);
      }
      // Every row has at least one value in each column, be it nothing: rows without would be made up.
      if (column.num_values < group.num_rows) {
        throw new Problem(`${what} has ${group.num_rows} rows, but a column of ${column.num_values} values`);
      }
      unpacked += column.total_uncompressed_size;
    }
    if (unpacked < 0n || unpacked > MOST.bytes) {
      throw new Problem(
        `${what} has ${unpacked} bytes; at most ${MOST.bytes} are read. Write it with smaller row groups`,
      );
    }
  }
}

/** Where the pages of a column chunk are. */
function rangeOf({ data_page_offset, dictionary_page_offset, total_compressed_size }: ColumnMetaData): {
  start: number;
  length: number;
} {
  const data = Number(data_page_offset);
  const dictionary = dictionary_page_offset === undefined ? 0 : Number(dictionary_page_offset);
  return { start: dictionary > 0 && dictionary < data ? dictionary : data, length: Number(total_compressed_size) };
}

/**
 * Compares what the pages of a column chunk say with each other and with the chunk, before one of them is unpacked.
 *
 * @throws Problem; RangeError where a header is cut off
 */
export function checkPages(file: RangeFile, column: ColumnMetaData): void {
  const { start, length } = rangeOf(column);
  const view = new DataView(file.slice(start, start + length));
  const reader = { view, offset: 0 };
  let values = 0;
  for (let pages = 0; reader.offset < view.byteLength - 1; pages += 1) {
    if (pages > MOST.pages) throw new Problem('a column has too many pages');
    const page = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = page;
    if (packed < 0 || reader.offset + packed > view.byteLength) throw new Problem('a page is longer than its column');
    if (unpacked < 0 || unpacked > Number(column.total_uncompressed_size)) {
      throw new Problem(`a page says that it has ${unpacked} bytes, more than its column`);
    }
    const dictionary = page.dictionary_page_header?.num_values ?? 0;
    // A value takes a byte at least: only truth values are smaller, and they have no dictionary.
    if (dictionary < 0 || dictionary > unpacked) {
      throw new Problem(`a dictionary says that it has ${dictionary} values in ${unpacked} bytes`);
    }
    const count = (page.data_page_header ?? page.data_page_header_v2)?.num_values ?? 0;
    const nulls = page.data_page_header_v2?.num_nulls ?? 0;
    if (count < 0 || nulls < 0 || nulls > count)
      throw new Problem(`a page says that it has ${count} values, ${nulls} of them null`);
    values += count;
    if (values > Number(column.num_values)) break;
    reader.offset += packed;
  }
  if (values !== Number(column.num_values)) {
    throw new Problem(`a column says that it has ${column.num_values} values, its pages have ${values}`);
  }
}
