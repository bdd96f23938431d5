import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';

/** What is counted of a span before anything is said of it. */
export interface SpanRow {
  readonly layer: string;
  readonly label: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** 1 where it is of one piece. */
  readonly whole: number;
}

/** The spans of a document without all that is said of them: a fifth of the time that whole annotations take. */
export const spansOf = (db: ReadDb, document: string): SpanRow[] =>
  prepared<SpanRow>(
    db,
    'SELECT layer, label, quote, start, "end", fragments IS NULL AS whole FROM annotations WHERE document = ?',
  ).all(document);
