import { existsSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { invariant } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { damaged, inspect } from './inspect.ts';
import { takeLock, type Lock } from './lock.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/all.ts';
import { isOfSearchIndex } from './search-schema.ts';
import type { ReadDb } from './types.ts';

/** A project file that is open. */
export interface OpenFile {
  readonly path: string;
  readonly db: ReadDb;
  /** Null where the file was opened for reading only. */
  readonly lock: Lock | null;
}

/** How SQLite's failures are said. Everything else that it throws is a bug of ours. */
export function asRefusal(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  // The only tables of this kind are the index of the search.
  if (error.code === 'SQLITE_CORRUPT_VTAB') {
    return new Refusal(
      'damaged',
      `${file} cannot be written to: its index of the search does not read. What was saved is safe. Verify the project and make the index anew.`,
    );
  }
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return damaged(file, error.message);
  if (error.code === 'SQLITE_FULL') {
    return new Refusal(
      'disk_full',
      `${file} could not be written to: the disk is full. What was saved is safe; make room and try again.`,
    );
  }
  if (error.code.startsWith('SQLITE_READONLY') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal(
      'read_only',
      `${file} cannot be written to: you have no right to, or the disk is read-only. Choose a folder of yours.`,
    );
  }
  if (error.code.startsWith('SQLITE_IOERR')) {
    return new Refusal(
      'io',
      `${file} could not be read or written (${error.code}): the disk did not do it. What was saved is safe; check the disk and try again.`,
    );
  }
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new Refusal('locked', `${file} is being written to by another program. Try again.`);
  }
  return error;
}

/**
 * Makes a project file without any record in it, under a name that nobody else uses.
 *
 * @throws Refusal `read_only`, `disk_full`, `io`; what was begun is then left to the caller to take away.
 */
export function createFile(path: string, now: Date): OpenFile {
  return guarded(path, () => {
    const lock = takeLock(path, now);
    try {
      return { path, db: connectForWriting(path), lock };
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

/**
 * Opens a project file: for writing, with its lock, or for reading beside whoever writes. On a disk that cannot be
 * written to it is opened for reading.
 *
 * @throws Refusal of {@link inspect}, `locked`, `damaged`.
 */
export function openFile(path: string, readOnly: boolean, now: Date): OpenFile {
  const version = inspect(path, SCHEMA_VERSION);
  return guarded(path, () => {
    if (readOnly) return { path, db: checked(path, connectForReading(path, version)), lock: null };
    let lock: Lock;
    try {
      lock = takeLock(path, now);
    } catch (error) {
      const refusal = asRefusal(path, error);
      if (!(refusal instanceof Refusal && refusal.code === 'read_only')) throw error;
      return { path, db: checked(path, connectForReading(path, version)), lock: null };
    }
    try {
      return { path, db: checked(path, connectForWriting(path)), lock };
    } catch (error) {
      lock.release();
      const refusal = asRefusal(path, error);
      if (!(refusal instanceof Refusal && refusal.code === 'read_only')) throw error;
      return { path, db: checked(path, connectForReading(path, version)), lock: null };
    }
  });
}

/** Closes a project file and lets go of its lock. */
export function closeFile({ db, lock, path }: OpenFile): void {
  db.close();
  lock?.release();
  if (lock === null) tidy(path);
}

/**
 * A reading connection leaves an empty write-ahead log behind where it was the only one. SQLite takes it away by itself
 * when a writing connection closes and nobody else reads.
 */
function tidy(path: string): void {
  const wal = `${path}-wal`;
  if (!existsSync(wal) || statSync(wal).size > 0) return;
  try {
    const lock = takeLock(path, new Date());
    try {
      const db = new Database(path);
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      db.close();
    } finally {
      lock.release();
    }
  } catch {
    // Somebody has the project open, or the folder cannot be written to: what is left behind is empty and harmless.
  }
}

/** Closes the connection and opens the file again under the same lock. */
export function reconnect(file: OpenFile): OpenFile {
  file.db.close();
  return guarded(file.path, () => ({ ...file, db: connect(file.path, { readonly: file.lock === null }) }));
}

/** Another connection to an open project, for reading: it sees what is written as soon as it is on disk. */
export const openBeside = (file: OpenFile): ReadDb =>
  guarded(file.path, () => connectForReading(file.path, SCHEMA_VERSION));

/** Another connection to an open project, for long reads: what it sees does not move while its transaction lasts. */
export function openSnapshot(file: OpenFile): ReadDb {
  const db = openBeside(file);
  db.exec('BEGIN');
  return db;
}

/** Another connection to an open project that may write: for one transaction, while the first one only reads. */
export const openToWrite = (file: OpenFile): ReadDb =>
  guarded(file.path, () => connect(file.path, { readonly: false }));

function guarded<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw asRefusal(path, error);
  }
}

function connect(path: string, options: { readonly: boolean }): ReadDb {
  const db = new Database(path, { ...options, timeout: 5000 }) as ReadDb;
  try {
    if (!options.readonly) db.pragma('journal_mode = WAL');
    configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function configure(db: Database.Database): void {
  // This build's default in WAL mode is NORMAL, which loses acknowledged commits on power loss.
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // Without it INSERT OR REPLACE slips past the append-only triggers.
  db.pragma('recursive_triggers = ON');
  db.pragma('secure_delete = ON');
  db.pragma('cache_size = -32768');
  invariant(db.pragma('synchronous', { simple: true }) === 2, 'synchronous is FULL on every connection');
}

function connectForWriting(path: string): ReadDb {
  const db = connect(path, { readonly: false });
  try {
    migrate(db, MIGRATIONS);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function connectForReading(path: string, version: number): ReadDb {
  if (version < SCHEMA_VERSION) {
    throw new Refusal(
      'read_only',
      `${path} is of an older format and must be written to once to be read. Copy it to a folder of yours and open it there.`,
    );
  }
  try {
    const db = connect(path, { readonly: true });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    if (!(error instanceof Database.SqliteError && /CANTOPEN|READONLY/.test(error.code))) throw error;
    return connectToCopy(path);
  }
}

/** SQLite cannot read a WAL database in a folder that it may not write to: read the file into memory instead. */
function connectToCopy(path: string): ReadDb {
  const wal = `${path}-wal`;
  if (existsSync(wal) && statSync(wal).size > 0) {
    throw new Refusal(
      'read_only',
      `${path} was not closed properly and stands in a folder that cannot be written to. Copy it together with ${wal} to a folder of yours and open it there.`,
    );
  }
  const bytes = readFileSync(path);
  // Read and write version (offsets 18 and 19): 1 says rollback journal, which an in-memory database may have.
  bytes[18] = 1;
  bytes[19] = 1;
  const db = new Database(bytes, { readonly: true }) as ReadDb;
  configure(db);
  return db;
}

/** Tables, indexes and triggers as SQL: a file from elsewhere could bring triggers that do what it likes. */
const schemaOf = (db: Database.Database): string =>
  JSON.stringify(
    db
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
      .all(),
  );

let expected: string | undefined;

/** What the migrations of this program come to: worked out once a process, for that takes half of the time of opening a small project. */
const expectedSchema = (): string => (expected ??= migratedSchema());

function migratedSchema(): string {
  const db = new Database(':memory:');
  try {
    for (const { sql } of MIGRATIONS) db.exec(sql);
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/** Reads enough of a file to see that it is sound: all of it where that is quick. */
function checked(path: string, db: ReadDb): ReadDb {
  try {
    const size = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
    if (size <= 64 * 2 ** 20) {
      const found = (db.pragma('quick_check(10)') as { quick_check: string }[]).map(({ quick_check: one }) => one);
      // Who could not open it could not make the index anew either.
      const bad = found.find((one) => one !== 'ok' && !isOfSearchIndex(one));
      if (bad !== undefined) throw damaged(path, bad);
    }
    if (schemaOf(db) !== expectedSchema()) throw damaged(path, 'its tables are not those of a project');
    db.prepare('SELECT max(seq) FROM operations').get();
    return db;
  } catch (error) {
    db.close();
    tidy(path);
    throw error;
  }
}
