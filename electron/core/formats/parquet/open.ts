import { parquetMetadata, parquetRead, parquetSchema, type FileMetaData } from 'hyparquet';
import { compressors, decompressZstd } from 'hyparquet-compressors';
import { Refusal } from '../../../../shared/api/reply.ts';
import { nameOf, type FileSource } from '../lines.ts';
import { Problem, refusalAt } from '../problem.ts';
import type { RowIn, TableIn } from '../tables/table-in.ts';
import { checkMetadata, checkPages } from './check.ts';
import { openRanges, type RangeFile } from './file.ts';

const MAGIC = 0x31524150; // PAR1
/** A footer names every column of every row group: 100,000 of them at most. */
const LONGEST_FOOTER = 64 * 2 ** 20;

/** Unpacks into as many bytes as the page says, and no more. */
const COMPRESSORS = {
  ...compressors,
  ZSTD: (input: Uint8Array, length: number): Uint8Array => decompressZstd(input, new Uint8Array(length)),
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Opens a Parquet file as a table, which is read a row group at a time; a row's line is its number, from 1. Snappy, gzip, zstd, Brotli and LZ4.
 *
 * @throws Refusal with the file, also from `rows`: a footer or a page that lies or is damaged, encryption, texts that are not UTF-8.
 */
export function openParquet(source: FileSource, signal?: AbortSignal): TableIn & { readonly rowCount: number } {
  const name = nameOf(source);
  const file = openRanges(source);
  try {
    const metadata = readFooter(file, name);
    const columns = columnsOf(metadata, name);
    const rows = (): AsyncGenerator<readonly RowIn[]> => rowsOf(source, metadata, columns, signal);
    return { file: name, columns, rowCount: Number(metadata.num_rows), rows };
  } finally {
    file.close();
  }
}

function readFooter(file: RangeFile, name: string): FileMetaData {
  const refuse = (what: string): Refusal => refusalAt({ file: name, line: 1 }, what);
  if (file.byteLength < 12) throw refuse('this is no Parquet file: it is too short');
  const ends = new DataView(file.slice(file.byteLength - 8));
  const magic = ends.getUint32(4, true);
  if (new DataView(file.slice(0, 4)).getUint32(0, true) !== MAGIC || magic !== MAGIC) {
    throw refuse(
      'this is no Parquet file, or it was cut off, or it is encrypted; its first and last letters are not PAR1',
    );
  }
  const length = ends.getUint32(0, true);
  if (length > file.byteLength - 12 || length > LONGEST_FOOTER) {
    throw refuse(`the footer is said to have ${length} bytes, which cannot be; the file is damaged`);
  }
  try {
    const metadata = parquetMetadata(file.slice(file.byteLength - 8 - length), { geoparquet: false });
    checkMetadata(metadata, file.byteLength - 8 - length);
    return metadata;
  } catch (error) {
    throw refuse(`the footer cannot be read: ${messageOf(error)}; write the file again`);
  }
}

function columnsOf(metadata: FileMetaData, file: string): readonly string[] {
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice === undefined && columns.length > 0) return columns;
  const what =
    twice === undefined
      ? 'the table has no columns'
      : `two columns are called ${JSON.stringify(twice)}; rename one of them`;
  throw refusalAt({ file, line: 1 }, what);
}

async function* rowsOf(
  source: FileSource,
  metadata: FileMetaData,
  columns: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RowIn[]> {
  const name = nameOf(source);
  const file = openRanges(source);
  try {
    let start = 0;
    for (const [i, group] of metadata.row_groups.entries()) {
      if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
      const end = start + Number(group.num_rows);
      const place = { file: name, line: start + 1 };
      let rows: readonly (readonly unknown[])[];
      try {
        for (const { meta_data: column } of group.columns) if (column) checkPages(file, column);
        rows = await readGroup(file, metadata, columns, start, end);
      } catch (error) {
        throw refusalAt(place, `row group ${i + 1} cannot be read: ${messageOf(error)}; write the file again`);
      }
      yield rows.map((cells, n) => ({ place: { file: name, line: start + n + 1 }, cells: cells.map(plainCell) }));
      start = end;
    }
  } finally {
    file.close();
  }
}

async function readGroup(
  file: RangeFile,
  metadata: FileMetaData,
  columns: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<readonly (readonly unknown[])[]> {
  let rows: readonly (readonly unknown[])[] = [];
  await parquetRead({
    file,
    metadata,
    columns: [...columns],
    rowStart,
    rowEnd,
    compressors: COMPRESSORS,
    parsers: { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && UTF8.decode(bytes) },
    geoparquet: false,
    rowFormat: 'array',
    onComplete(read) {
      rows = read;
    },
  });
  if (rows.length !== rowEnd - rowStart) throw new Problem(`it has ${rows.length} rows, not ${rowEnd - rowStart}`);
  return rows;
}

/** Dates as ISO 8601 writes them; everything else as it is, null where there is nothing. */
function plainCell(value: unknown): unknown {
  if (value === undefined) return null;
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return null;
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
