/** How the rows of a table of texts are written. */
export type TextsKind = 'csv' | 'jsonl' | 'parquet';
