import { createHash } from 'node:crypto';
import { invariant } from '../../../../shared/assert.ts';
import type { DatasetSource, OutFile } from '../format.ts';
import { parquetBytes, type ParquetRow } from '../parquet/writer.ts';
import { isOf, type Group, type Plan } from './plan.ts';
import { tablesOf } from './tables.ts';

/** A file of the dataset that was written. */
export interface WrittenData {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file whose bytes are counted while they are written; `told` hears of them when the last one is. */
export function counted({ path, pieces }: OutFile, told: (file: WrittenData) => void): OutFile {
  return {
    path,
    pieces: (async function* () {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of pieces) {
        const data = typeof piece === 'string' ? Buffer.from(piece) : piece;
        hash.update(data);
        bytes += data.length;
        yield data;
      }
      told({ path, bytes, sha256: hash.digest('hex') });
    })(),
  };
}

/** Where a shard stands: `data/FOLDER/SPLIT-00000-of-00001.parquet`. */
const pathOf = ({ folder, split, shards }: Group, n: number): string =>
  `data/${folder}/${split}-${digits(n)}-of-${digits(shards.length)}.parquet`;

const digits = (n: number): string => String(n).padStart(5, '0');

/** The Parquet files, each group by one walk over the records: a row group in memory at a time. */
export async function* dataFiles(source: DatasetSource, { groups }: Plan): AsyncGenerator<OutFile> {
  for (const group of groups) {
    const table = tablesOf(source).find(({ name }) => name === group.table);
    invariant(table !== undefined, `expected the table ${group.table}`);
    const rows = rowsOf(source, group);
    for (const [n, most] of group.shards.entries()) {
      yield { path: pathOf(group, n), pieces: parquetBytes(table.columns, taken(rows, most)) };
    }
    await rows.return(undefined);
  }
}

async function* rowsOf(source: DatasetSource, group: Group): AsyncGenerator<ParquetRow, undefined> {
  const table = tablesOf(source).find(({ name }) => name === group.table);
  if (!table) return undefined;
  for await (const record of source.records()) {
    for (const { layer, row } of table.rows(record)) if (isOf(group, layer, record)) yield row;
  }
  return undefined;
}

/** The next rows of a walk that goes on afterwards. */
async function* taken(rows: AsyncGenerator<ParquetRow>, most: number): AsyncGenerator<ParquetRow> {
  for (let n = 0; n < most; n += 1) {
    const next = await rows.next();
    if (next.done === true) return;
    yield next.value;
  }
}
