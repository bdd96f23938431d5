import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';

/** A project's lock: held by this process until `release`, or until the process dies. */
export interface Lock {
  release(): void;
}

/** The file beside a project that its lock is taken on. It stays there: removing it could let two processes in. */
export const lockFileOf = (project: string): string => `${project}-lock`;

/** Every file that belongs to a project: its own, its lock, and what SQLite keeps beside it while it is open. */
export const filesOfProject = (project: string): string[] => [
  project,
  lockFileOf(project),
  `${project}-wal`,
  `${project}-shm`,
];

/**
 * Takes a project's lock. It is a write lock of SQLite's on a small file beside the project, so the operating system
 * lets go of it when the process dies, however it dies. Who holds it stands in the file and can be read meanwhile.
 *
 * @throws Refusal `locked`, naming the holder; SqliteError where the folder cannot be written to.
 */
export function takeLock(project: string, now: Date): Lock {
  const db = new Database(lockFileOf(project), { timeout: 0 });
  try {
    // Two steps, because a holder that may be read (RESERVED) cannot also be the one that commits who it is.
    db.exec('BEGIN EXCLUSIVE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL)');
    db.exec('DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(process.pid, hostname(), now.toISOString());
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? holderOf(db) : null;
    db.close();
    if (holder === null) throw error;
    throw new Refusal('locked', `${project} is open in another window or program${holder}. Close it there first.`);
  }
  return {
    release: () => {
      db.close();
    },
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

function holderOf(db: Database.Database): string {
  try {
    const row = db.prepare<[], { pid: number; host: string; since: string }>('SELECT * FROM holder').get();
    return row ? ` (process ${row.pid} on ${row.host}, since ${row.since})` : '';
  } catch {
    // The other process is just writing who it is.
    return '';
  }
}
