import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';
import { openToWrite, type OpenFile } from '../db/open.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';

/** Work that takes in batches of other copies. `isNews`: whether there is anything to keep. */
export type Absorb<T> = (db: ReadDb & WriteDb) => Promise<{ answer: T; isNews: boolean }>;

/** One transaction on a connection of its own, beside the one that everybody reads from. */
export interface Absorbing<T> {
  readonly done: Promise<{ answer: T; isNews: boolean }>;
  /** Ends it; nothing of it stays. */
  drop(): void;
}

/**
 * Runs work that gives way in one transaction, which is on disk when it is done, or not at all. Rows may refer to ones that come later
 * in it. The caller sees to it that nobody else writes meanwhile.
 */
export function absorb<T>(file: OpenFile, work: Absorb<T>): Absorbing<T> {
  const db = openToWrite(file) as ReadDb & WriteDb;
  let isDropped = false;
  async function run(): Promise<{ answer: T; isNews: boolean }> {
    try {
      db.exec('BEGIN IMMEDIATE');
      db.pragma('defer_foreign_keys = ON');
      const outcome = await work(db);
      db.exec(outcome.isNews ? 'COMMIT' : 'ROLLBACK');
      return outcome;
    } catch (error) {
      if (isDropped) throw new Refusal('cancelled', 'The project was closed meanwhile. Nothing was merged.');
      throw asLooseEnd(file, error);
    } finally {
      // Rolls back what was not committed.
      db.close();
    }
  }
  return {
    done: run(),
    drop() {
      isDropped = true;
      db.close();
    },
  };
}

function asLooseEnd({ path }: OpenFile, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY')) return error;
  return new Refusal(
    'damaged',
    `Nothing was merged into ${path}: the other side has work on a document or in a layer that neither side has. Have its project verified.`,
  );
}
