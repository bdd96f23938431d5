import { symlinkSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { initial } from '../../electron/core/db/migrations/0001-initial.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../electron/core/db/migrations/all.ts';
import { APPLICATION_ID, migrate } from '../../electron/core/db/migrate.ts';
import { projectWith, temporaryFolder } from '../support/project.ts';

const folder = temporaryFolder();
let n = 0;
const fresh = (): Database.Database => new Database(join(folder, `${(n += 1)}.claimwright`));
const version = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });

describe('migration 2', () => {
  it('keeps the annotations of version 1 as they are, without flags', () => {
    const db = fresh();
    migrate(db, [initial]);
    db.exec(`
      INSERT INTO layers VALUES ('ana', 'annotator');
      INSERT INTO texts VALUES ('d_1', 1, 'Troops');
      INSERT INTO documents VALUES ('d_1', '', '{}', '[]', 'text/plain', 'utf-8', '', '', 6, '[]', '[]');
      INSERT INTO annotations VALUES ('a1', 'd_1', 'ana', 'CLAIM', 0, 6, NULL, 'Troops', '{"x":"y"}', 'n', 0.5, NULL, '1', '{}');
    `);
    const before = db.prepare('SELECT * FROM annotations').get();
    migrate(db, MIGRATIONS.slice(0, 2));
    expect(version(db)).toBe(2);
    expect(db.prepare('SELECT * FROM annotations').get()).toEqual({ ...(before as object), flags: null });
    for (const table of ['claims', 'document_labels']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    db.close();
  });
});

describe('migration 3', () => {
  it('keeps what version 2 has, and begins with an empty registry of sources', () => {
    const db = fresh();
    migrate(db, MIGRATIONS.slice(0, 2));
    db.exec("INSERT INTO claims VALUES ('c1', 'North Korea sent troops.', NULL)");
    migrate(db, MIGRATIONS.slice(0, 3));
    expect(version(db)).toBe(3);
    expect(db.prepare('SELECT * FROM claims').all()).toEqual([
      { id: 'c1', text: 'North Korea sent troops.', note: null },
    ]);
    expect(db.prepare('SELECT count(*) AS n FROM sources').get()).toEqual({ n: 0 });
    db.close();
  });

  it('lets a part come before its whole in one transaction, and never without it', () => {
    const db = fresh();
    migrate(db, MIGRATIONS.slice(0, 3));
    db.pragma('foreign_keys = ON');
    const part = "INSERT INTO sources VALUES ('s1', 'Sabrina Singh', 'person', '[]', 's2', NULL)";
    expect(() => db.exec(part)).toThrow(/FOREIGN KEY/);
    db.exec(
      `BEGIN; ${part}; INSERT INTO sources VALUES ('s2', 'The Pentagon', 'organisation', '[]', NULL, NULL); COMMIT`,
    );
    expect(db.prepare('SELECT part_of FROM sources ORDER BY id').all()).toEqual([{ part_of: 's2' }, { part_of: null }]);
    db.close();
  });
});

describe('migration 4', () => {
  it('keeps what version 3 has, and begins without a card and without releases', () => {
    const db = fresh();
    migrate(db, MIGRATIONS.slice(0, 3));
    db.exec("INSERT INTO sources VALUES ('s1', 'The Pentagon', 'organisation', '[]', NULL, NULL)");
    migrate(db, MIGRATIONS.slice(0, 4));
    expect(version(db)).toBe(4);
    expect(db.prepare('SELECT id FROM sources').all()).toEqual([{ id: 's1' }]);
    for (const table of ['dataset_cards', 'releases', 'release_manifests']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    db.close();
  });
});

describe('migration 5', () => {
  it('keeps what version 4 has, and begins without a team, its work and conflicts', () => {
    const db = fresh();
    migrate(db, MIGRATIONS.slice(0, 4));
    db.exec("INSERT INTO dataset_cards VALUES ('card', '{}')");
    migrate(db, MIGRATIONS.slice(0, 5));
    expect(version(db)).toBe(5);
    expect(db.prepare('SELECT id FROM dataset_cards').all()).toEqual([{ id: 'card' }]);
    for (const table of ['teams', 'assignments', 'decisions', 'resolutions', 'dismissals', 'heads', 'conflicts']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    db.close();
  });
});

describe('migrations', () => {
  it('are numbered without a gap, and the program reads the newest', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
  });

  it('make a new file a project, without a backup of nothing', () => {
    const db = fresh();
    expect(migrate(db, MIGRATIONS)).toBeNull();
    expect(version(db)).toBe(SCHEMA_VERSION);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(migrate(db, MIGRATIONS)).toBeNull();
    db.close();
  });

  it('copy a project that holds something before they touch it, under a name that is free', () => {
    const path = join(folder, 'old.claimwright');
    projectWith(path, ['Police said 12 people died.']).project.close();
    const next = SCHEMA_VERSION + 1;
    for (const end of ['', '-2']) {
      const db = new Database(path);
      const backup = migrate(db, [...MIGRATIONS, { version: next, sql: 'CREATE TABLE extra (x INTEGER) STRICT' }]);
      expect(backup && basename(backup)).toBe(`old.claimwright-before-version-${next}${end}`);
      expect(version(db)).toBe(next);
      const copy = new Database(backup ?? '', { readonly: true });
      expect(version(copy)).toBe(SCHEMA_VERSION);
      expect(copy.prepare('SELECT count(*) AS n FROM texts').get()).toEqual({ n: 1 });
      copy.close();
      db.exec('DROP TABLE extra');
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
      db.close();
    }
  });

  it('that fail leave the version before, whole', () => {
    const db = fresh();
    migrate(db, [initial]);
    const broken = { version: 2, sql: 'CREATE TABLE extra (x INTEGER) STRICT; CREATE TABLE extra (y INTEGER) STRICT' };
    expect(() => migrate(db, [initial, broken])).toThrow(/extra already exists/);
    expect(version(db)).toBe(1);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'extra'").get()).toEqual({ n: 0 });
    db.close();
  });

  it('with a gap in their numbers are a bug that is seen at once', () => {
    const db = fresh();
    expect(() => migrate(db, [initial, { version: 3, sql: '' }])).toThrow('migration 2 has the number 3');
    expect(version(db)).toBe(0);
    db.close();
  });

  it('do not begin where the backup cannot be written', () => {
    const db = fresh();
    migrate(db, [initial]);
    const next = [initial, { version: 2, sql: 'CREATE TABLE extra (x INTEGER) STRICT' }];
    // A name that leads nowhere: it looks free, but no file can be made there. The project itself can be written to.
    const backup = `${db.name}-before-version-2`;
    symlinkSync(join(folder, 'no-such-folder', 'backup'), backup);
    expect(() => migrate(db, next)).toThrow(/No backup could be written to .*-before-version-2/);
    expect(version(db)).toBe(1);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'extra'").get()).toEqual({ n: 0 });
    unlinkSync(backup);
    migrate(db, next);
    expect(version(db)).toBe(2);
    db.close();
  });
});
