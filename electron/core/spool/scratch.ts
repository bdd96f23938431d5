import Database from 'better-sqlite3';
import { asRefusal } from '../db/open.ts';

/** A database for what work puts aside. Nothing in it outlives the work, so nothing is made durable. */
export type Scratch = Database.Database;

/**
 * Opens a scratch: the file at `path`, or one without a name, which is gone when it is closed, however the process ends. All that is
 * written is one transaction, which {@link settle} ends.
 */
export function openScratch(path = ''): Scratch {
  const db = new Database(path);
  db.exec(`${SETTINGS} PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;`);
  return db;
}

/** Runs work on a new scratch at `path`, and closes it. @throws Refusal `disk_full`, `read_only`, `io` where the disk does not take it */
export async function inScratch<T>(path: string, work: (db: Scratch) => Promise<T>): Promise<T> {
  let db: Scratch | null = null;
  try {
    db = openScratch(path);
    return await work(db);
  } catch (error) {
    throw asRefusal(PLACE, error);
  } finally {
    db?.close();
  }
}

/** Runs work that has scratches open beside a project. @throws Refusal `disk_full` where there is no room for them */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Nothing else that fails tells whether it was a scratch or the project.
    throw error instanceof Database.SqliteError && error.code === 'SQLITE_FULL' ? asRefusal(PLACE, error) : error;
  }
}

const PLACE = 'The folder for temporary files';

/** Makes what was written visible to other connections. */
export const settle = (db: Scratch): void => void db.exec('COMMIT');

/** Opens the file of a scratch that was settled, for reading. */
export function readScratch(path: string): Scratch {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.exec(SETTINGS);
  return db;
}

/** At once: each by itself would take longer than reading a small dataset does. The cache is 8 MiB; what is more goes to the file. */
const SETTINGS = 'PRAGMA trusted_schema = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -8192;';
