import { fitTo, inTurn } from '../fit.ts';
import type { FileTree, ForeignDocument } from '../foreign.ts';
import type { Format, Writer } from '../format.ts';
import { ALL_PARTS } from '../parts.ts';
import { typedFit } from '../tables/fit.ts';
import { TABLE_LOSSES } from '../tables/losses.ts';
import { isAnnotatedCsv } from './annotated.ts';
import { readTableTree, tableGroups } from '../tables/tree.ts';
import { writeTables } from '../tables/write.ts';
import { openCsv } from './open.ts';
import { csvTable } from './write.ts';

const EXTENSIONS = ['csv', 'tsv'] as const;

const reader = {
  read: (tree: FileTree, signal?: AbortSignal): AsyncGenerator<ForeignDocument> =>
    readTableTree(tree, EXTENSIONS, (source) => openCsv(source, { signal })),
  groups: (paths: readonly string[]): readonly (readonly string[])[] => tableGroups(paths, EXTENSIONS),
};

const writer = (isSafe: boolean): Writer => ({
  shape: 'tree',
  fit: inTurn(fitTo(ALL_PARTS), typedFit),
  write: (source) => writeTables(source, { extension: 'csv', table: (columns) => csvTable(columns, isSafe) }),
});

const common = {
  extensions: EXTENSIONS,
  offsetUnit: 'codepoint',
  sniff: isAnnotatedCsv,
  reader,
  holds: ALL_PARTS,
} as const;

/** The row of this format in the table. */
export const CSV: Format = {
  ...common,
  id: 'csv',
  name: 'CSV tables',
  description:
    'Tables of documents, annotations, relations, claim cards and sources, exactly as they are; as a folder or an archive.',
  writer: writer(false),
  loses: TABLE_LOSSES,
};

/** The variant that may be opened by double click. */
export const CSV_SPREADSHEET: Format = {
  ...common,
  id: 'csv-spreadsheet',
  name: 'CSV tables for spreadsheets',
  description:
    'The same tables with an apostrophe before every text that a spreadsheet would run as a formula: cells are changed, and marked.',
  writer: writer(true),
  loses: [
    ...TABLE_LOSSES,
    'nothing else in the files, but a spreadsheet that saves them again may change numbers and dates, and cuts texts of more than 32,767 characters',
  ],
};
