import type { Format } from '../format.ts';
import { keysOfFirstLine } from '../json-keys.ts';
import { isAnnotatedCsv } from '../csv/annotated.ts';

const common = { offsetUnit: 'none', holds: [], loses: [] } as const;

/** Tables whose rows are texts: the columns are chosen on import. */
export const CSV_TEXTS: Format = {
  ...common,
  id: 'csv-texts',
  name: 'Table of texts (CSV)',
  extensions: ['csv', 'tsv'],
  description: 'One text a row, with columns for title, outlet, author, date and more, which are chosen on import.',
  sniff: (head) => !isAnnotatedCsv(head),
  texts: 'csv',
};

/** The same as JSON objects, one a line. */
export const JSONL_TEXTS: Format = {
  ...common,
  id: 'jsonl-texts',
  name: 'Table of texts (JSONL)',
  extensions: ['jsonl', 'ndjson'],
  description: 'One text a line, with keys for title, outlet, author, date and more, which are chosen on import.',
  sniff: (head) => head.trimStart().startsWith('{') && !keysOfFirstLine(head).has('text_sha256'),
  texts: 'jsonl',
};

/** The same as Parquet; what it is, its columns tell when it is read. */
export const PARQUET_TEXTS: Format = {
  ...common,
  id: 'parquet-texts',
  name: 'Table of texts (Parquet)',
  extensions: ['parquet'],
  description: 'One text a row, with columns for title, outlet, author, date and more, which are chosen on import.',
  // The columns stand at the end of the file.
  sniff: () => false,
  texts: 'parquet',
};
