import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ParquetColumn } from '../../../electron/core/formats/parquet/schema.ts';
import { parquetTable } from '../../../electron/core/formats/parquet/writer.ts';
import type { HostileCase } from './suite.ts';

/** A Parquet file of texts and whole numbers. */
export function table(names: readonly string[], rows: readonly (readonly unknown[])[]): Buffer {
  const columns = names.map((name, i): ParquetColumn => ({
    name,
    type: typeof rows[0]?.[i] === 'number' ? 'integer' : 'text',
  }));
  return tableOf(columns, rows);
}

function tableOf(columns: readonly ParquetColumn[], rows: readonly (readonly unknown[])[]): Buffer {
  const out = parquetTable(columns);
  const pieces = rows.flatMap((row) => out.add(row) ?? []);
  return Buffer.concat([...pieces, ...out.end()]);
}

const NAMES = ['text', 'start', 'end', 'label'];
const GOOD = table(NAMES, [
  ['Police said so.', 0, 6, 'CLAIM'],
  ['Police said so.', 7, 11, 'CLAIM'],
]);

/** The good file with some of its bytes changed. */
const spoilt = (name: string, change: (bytes: Buffer) => Uint8Array, says: RegExp, line = 1): HostileCase => ({
  name,
  files: () => ({ 'x.parquet': change(Buffer.from(GOOD)) }),
  at: `x.parquet:${line}: `,
  says,
});

const rows = (name: string, all: readonly (readonly unknown[])[], at: string, says: RegExp): HostileCase => ({
  name,
  files: () => ({ 'x.parquet': table(NAMES, all) }),
  at,
  says,
});

interface Lie {
  /** The writer's own account of the file before it is written down. */
  readonly writer: ParquetWriter;
}

/** A file whose footer says what is not so. */
const lying = (name: string, lie: (file: Lie) => void, says: RegExp, line = 1): HostileCase => ({
  name,
  files: () => {
    const out = new ByteWriter();
    const schema = [
      { name: 'root', num_children: 1 },
      {
        name: 'text',
        type: 'BYTE_ARRAY' as const,
        converted_type: 'UTF8' as const,
        repetition_type: 'OPTIONAL' as const,
      },
    ];
    const writer = new ParquetWriter({ writer: out, schema });
    void writer.write({ columnData: [{ name: 'text', data: ['a', 'b', 'a', null] }] });
    lie({ writer });
    void writer.finish();
    return { 'x.parquet': out.getBytes().slice() };
  },
  at: `x.parquet:${line}: `,
  says,
});

const chunkOf = ({ writer }: Lie) => {
  const meta = writer.row_groups[0]?.columns[0]?.meta_data;
  if (!meta) throw new Error('expected a column');
  return meta;
};

const footerLength = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 8);

/** Files that are no Parquet file, or lie about themselves: whatever their columns are. */
export const BROKEN_PARQUET: readonly HostileCase[] = [
  spoilt('an empty file', () => Buffer.alloc(0), /too short/),
  spoilt('a few bytes', (b) => b.subarray(0, 11), /too short/),
  spoilt('a file cut off', (b) => b.subarray(0, b.length - 20), /cut off/),
  spoilt('a file whose beginning is cut off', (b) => b.subarray(20), /PAR1/),
  spoilt('an encrypted file', (b) => Buffer.concat([b.subarray(0, -4), Buffer.from('PARE')]), /encrypted/),
  spoilt('a footer that is longer than the file', (b) => (b.writeUInt32LE(2 ** 31, b.length - 8), b), /footer is said to have 2147483648 bytes/),
  spoilt('a footer of no bytes', (b) => (b.writeUInt32LE(0, b.length - 8), b), /footer cannot be read/),
  spoilt('a footer that begins in the middle', (b) => (b.writeUInt32LE(footerLength(b) - 7, b.length - 8), b), /footer cannot be read/),
  spoilt('a footer of zeroes', (b) => b.fill(0, b.length - 8 - footerLength(b), b.length - 8), /footer cannot be read/),
  spoilt('a footer nested 10^5 deep', () => nested(), /footer cannot be read/),
  spoilt('a list of 2^31 things in the footer', () => withFooter([0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07]), /footer cannot be read/),
  spoilt('pages of zeroes', (b) => b.fill(0, 4, b.length - 8 - footerLength(b)), /row group 1 cannot be read/),
  spoilt('pages of ones', (b) => b.fill(0xff, 4, b.length - 8 - footerLength(b)), /row group 1 cannot be read/),
  spoilt('text instead of a file', () => Buffer.from('text,start,end,label\na,0,1,CLAIM\n'), /no Parquet file/),
  lying('a footer with too many rows', ({ writer }) => { writer.num_rows = 10n ** 12n; }, /says that it has 1000000000000 rows, but its row groups have 4/),
  lying('a row group with 10^12 rows', ({ writer }) => { const [group] = writer.row_groups; if (group) group.num_rows = 10n ** 12n; writer.num_rows = 10n ** 12n; }, /at most 16777216 are read/),
  lying('a row group with less than no rows', ({ writer }) => { const [group] = writer.row_groups; if (group) group.num_rows = -1n; writer.num_rows = -1n; }, /-1 rows/),
  lying('a row group with more rows than its columns have', ({ writer }) => { const [group] = writer.row_groups; if (group) group.num_rows = 7n; writer.num_rows = 7n; }, /row group 1 has 7 rows, but a column of 4 values/),
  lying('a column that lies outside the file', (file) => { chunkOf(file).data_page_offset = 10n ** 9n; }, /outside the file/),
  lying('a column that lies before the file', (file) => { chunkOf(file).data_page_offset = -4n; }, /outside the file/),
  lying('a column of 2^40 bytes', (file) => { chunkOf(file).total_compressed_size = 2n ** 40n; }, /outside the file/),
  lying('a column that unpacks to 2^40 bytes', (file) => { chunkOf(file).total_uncompressed_size = 2n ** 40n; }, /1099511627776 bytes; at most/),
  lying('a column of 2^40 values', (file) => { chunkOf(file).num_values = 2n ** 40n; }, /1099511627776 values/),
  { name: 'two columns of one name', files: () => ({ 'x.parquet': table(['text', 'text'], [['a', 'b']]) }), at: 'x.parquet:1: ', says: /two columns are called "text"/ },
  { name: 'a column called __proto__', files: () => ({ 'x.parquet': table(['__proto__'], [['a']]) }), at: 'x.parquet:1: ', says: /__proto__/ },
]; // oxfmt-ignore

/** What the reader of Parquet tables refuses. */
export const PARQUET_HOSTILE: readonly HostileCase[] = [
  ...BROKEN_PARQUET,
  { name: 'columns that are those of nothing', files: () => ({ 'x.parquet': table(['a', 'b'], [['a', 'b']]) }), at: 'x.parquet:1: ', says: /not those of annotations/ },
  { name: 'a list where a text is expected', files: () => ({ 'x.parquet': tableOf([...NAMES.slice(0, 3).map((name) => ({ name, type: name === 'text' ? 'text' : 'integer' }) as const), { name: 'label', type: { list: 'text' } }], [['a', 0, 1, ['CLAIM']]]) }), at: 'x.parquet:1: ', says: /label: this is a value of several parts/ },
  rows('an offset outside the text', [['a', 0, 1, 'CLAIM'], ['b', 0, 9, 'CLAIM']], 'x.parquet:2: ', /offset 9 is outside the text/),
  rows('a negative offset', [['a', -1, 1, 'CLAIM']], 'x.parquet:1: ', /not a whole number/),
  rows('a missing label', [['a', 0, 1, 'CLAIM'], ['b', 0, 1, null]], 'x.parquet:2: ', /label is empty/),
  rows('an empty span', [['a', 0, 1, 'CLAIM'], ['b', 1, 1, 'CLAIM']], 'x.parquet:2: ', /empty/),
]; // oxfmt-ignore

function withFooter(bytes: readonly number[]): Buffer {
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(bytes.length);
  return Buffer.concat([Buffer.from('PAR1'), Buffer.from(bytes), tail, Buffer.from('PAR1')]);
}

/** Structs in structs: a field of type 12 each. */
const nested = (): Buffer => withFooter(Array.from({ length: 100_000 }, () => 0x1c));
