import Database from 'better-sqlite3';

/** A database for what work puts aside. Nothing in it outlives the work, so nothing is made durable. */
export type Scratch = Database.Database;

/** Memory that a scratch may take, in KiB: what is more goes to its file. */
const CACHE = 8192;

/**
 * Opens a scratch: the file at `path`, or one without a name, which is gone when it is closed, however the process ends. All that is
 * written is one transaction, which {@link settle} ends.
 */
export function openScratch(path = ''): Scratch {
  const db = new Database(path);
  configure(db);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('BEGIN');
  return db;
}

/** Makes what was written visible to other connections. */
export const settle = (db: Scratch): void => void db.exec('COMMIT');

/** Opens the file of a scratch that was settled, for reading. */
export function readScratch(path: string): Scratch {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  configure(db);
  return db;
}

function configure(db: Scratch): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = FILE');
  db.pragma(`cache_size = -${CACHE}`);
}
