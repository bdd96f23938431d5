import { fitTo, inTurn } from '../fit.ts';
import type { Format } from '../format.ts';
import { ALL_PARTS } from '../parts.ts';
import { typedFit } from '../tables/fit.ts';
import { TABLE_LOSSES } from '../tables/losses.ts';
import { readTableTree, tableGroups } from '../tables/tree.ts';
import { writeTables } from '../tables/write.ts';
import { openParquet } from './open.ts';
import { parquetTable } from './writer.ts';

const EXTENSIONS = ['parquet'] as const;

/** The row of this format in the table. */
export const PARQUET: Format = {
  id: 'parquet',
  name: 'Parquet tables',
  extensions: EXTENSIONS,
  offsetUnit: 'codepoint',
  description: 'Typed tables of documents, annotations, relations, claim cards and sources; as a folder or an archive.',
  reader: {
    // oxlint-disable-next-line typescript/require-await -- files of text are opened by reading them
    read: (tree, signal) => readTableTree(tree, EXTENSIONS, async (source) => openParquet(source, signal)),
    groups: (paths) => tableGroups(paths, EXTENSIONS),
  },
  writer: {
    shape: 'tree',
    fit: inTurn(fitTo(ALL_PARTS), typedFit),
    write: (source) => writeTables(source, { extension: 'parquet', table: parquetTable }),
  },
  holds: ALL_PARTS,
  loses: TABLE_LOSSES,
};
