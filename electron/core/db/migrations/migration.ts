import type { WriteDb } from '../types.ts';

/**
 * One step of the schema. A module is never edited after its release: the next shape is the next module, with the next
 * number, and a test that starts from this one's rows.
 */
export interface Migration {
  /** What `user_version` is after it: 1, 2, 3, … without a gap. */
  readonly version: number;
  readonly sql: string;
  /** Runs after the SQL, in the same transaction: for what is derived from the rows that are there. */
  readonly fill?: (db: WriteDb) => void;
}
