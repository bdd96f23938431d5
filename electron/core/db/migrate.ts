import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { invariant } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Migration } from './migrations/migration.ts';
import type { WriteDb } from './types.ts';

/** "Clmw" in ASCII: tells a Claimwright project from any other SQLite file. */
export const APPLICATION_ID = 0x436c6d77;

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings a project to the newest shape, one transaction a migration with its `user_version`, so that a crash leaves the
 * old or the new version and never a half. A project that holds anything is copied first, and the copy is read back.
 *
 * @returns the backup's path, or null where nothing had to be backed up.
 * @throws Refusal `io` where the backup cannot be written or does not hold what it should: nothing is migrated then.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): string | null {
  migrations.forEach((m, i) => invariant(m.version === i + 1, `migration ${i + 1} has the number ${m.version}`));
  const from = versionOf(db);
  if (from >= migrations.length) return null;
  const backup = from === 0 ? null : backUp(db, from);
  for (const migration of migrations.slice(from)) {
    db.transaction(() => {
      db.exec(migration.sql);
      migration.fill?.(db as WriteDb);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
  // The file's header is what `inspect` reads before anything opens the project: it must not lag behind in the WAL.
  db.pragma('wal_checkpoint(TRUNCATE)');
  return backup;
}

function backUp(db: Database.Database, version: number): string {
  let path = `${db.name}-before-version-${version + 1}`;
  for (let n = 2; existsSync(path); n++) path = `${db.name}-before-version-${version + 1}-${n}`;
  try {
    db.prepare('VACUUM INTO ?').run(path);
  } catch (error) {
    throw new Refusal('io', `No backup could be written to ${path} (${String(error)}). The project was not changed.`);
  }
  const copy = new Database(path, { readonly: true });
  try {
    const sound = copy.pragma('quick_check', { simple: true }) === 'ok' && versionOf(copy) === version;
    if (!sound) throw new Refusal('io', `The backup ${path} does not read back. The project was not changed.`);
  } finally {
    copy.close();
  }
  return path;
}
