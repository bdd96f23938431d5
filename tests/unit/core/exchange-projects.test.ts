import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { readIncoming } from '../../../electron/core/bundle/read-incoming.ts';
import type { ParseRunner } from '../../../electron/core/parse/runner.ts';
import { createIncomingFiles } from '../../../electron/core/services/incoming.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../electron/core/db/migrations/all.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { hashOfProject, projectWith, sha256, temporaryFolder } from '../../support/project.ts';

const TEXT = 'Police said 12 people died.\n';
let at: TestCore;
let folder: string;
let theirs: string;
let ours: string;

beforeAll(async () => {
  at = await testCore();
  folder = temporaryFolder();
  theirs = join(folder, 'theirs.claimwright');
  projectWith(theirs, [TEXT]).project.close();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  ours = (await at.client.call('project.create', { name: 'Ours' })).path;
});

afterAll(() => at.core.close());

/** The operations of another project's file, as they are taken over. */
async function read(path: string): Promise<unknown[]> {
  const target = join(folder, uuid());
  await readIncoming({ source: { kind: 'path', path }, name: path, target, now: Date.now() });
  const db = new Database(target, { readonly: true });
  try {
    return db.prepare('SELECT id, at, before, after FROM operations ORDER BY at, id').all();
  } finally {
    db.close();
  }
}

const log = (path: string): unknown[] => {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT id, at, before, after FROM operations ORDER BY at, id').all();
  } finally {
    db.close();
  }
};

/** A copy of theirs that somebody has worked on with other tools. */
function tampered(sql: string): string {
  const path = join(folder, `${uuid()}.claimwright`);
  copyFileSync(theirs, path);
  const db = new Database(path);
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all())
    if (sql.startsWith('UPDATE') || sql.startsWith('DELETE')) db.exec(`DROP TRIGGER ${name}`);
  const triggers = db.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").all();
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  if (triggers.length === 0) restoreTriggers(db);
  db.pragma('journal_mode = DELETE');
  db.close();
  return path;
}

function restoreTriggers(db: Database.Database): void {
  const fresh = new Database(':memory:');
  for (const { sql } of MIGRATIONS) fresh.exec(sql);
  for (const { sql } of fresh
    .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
    .all())
    db.exec(sql);
  fresh.close();
}

/** What is said of a file that is not to be read, which stays as it was. Nothing is left beside it. */
async function said(path: string): Promise<string> {
  const facts = (): unknown => [sha256(readFileSync(path)), readdirSync(folder).toSorted()];
  const before = facts();
  try {
    await read(path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(facts()).toEqual(before);
    return `${error.code}: ${error.message.replaceAll(path, 'FILE')}`;
  }
  return 'nothing';
}

describe("another project's file", () => {
  it('gives its log, and is not touched', async () => {
    const before = sha256(readFileSync(theirs));
    const taken = await read(theirs);
    expect(sha256(readFileSync(theirs))).toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('theirs.claimwright'))).toEqual([
      'theirs.claimwright',
      'theirs.claimwright-lock',
    ]);
    expect(taken).toEqual(log(theirs));
  });

  it('is read beside whoever has it open, with what was done last', async () => {
    const path = join(folder, 'open.claimwright');
    const { project } = projectWith(path, [TEXT]);
    try {
      expect((await read(path)).length).toBe(3);
      expect(await read(path)).toEqual(log(path));
    } finally {
      project.close();
    }
  });

  it.each([1, SCHEMA_VERSION - 1])('of version %d of the format is read as it is', async (version) => {
    const path = join(folder, `version-${version}.claimwright`);
    older(path, version);
    const before = sha256(readFileSync(path));
    expect((await read(path)).length).toBe(3);
    expect(sha256(readFileSync(path))).toBe(before);
  });

  it('changes nothing where it is refused, and leaves nothing in the data folder', async () => {
    const inside = join(at.dataDir, 'incoming');
    const preview = (path: string): Promise<unknown> =>
      at.client.call('merge.preview', { task: uuid(), sources: [{ kind: 'path', path }] });
    const before = hashOfProject(ours);
    await expect(preview(ours)).rejects.toThrow(
      `${ours}: This is the project that is open. Choose another copy of it, or a bundle.`,
    );
    await expect(preview(cutShort('short.claimwright'))).rejects.toThrow('Nothing was changed.');
    expect(hashOfProject(ours)).toBe(before);
    expect(readdirSync(inside)).toEqual([]);
  });

  it('of which a crash left a part is taken away at the next start', () => {
    const inside = join(folder, 'incoming');
    mkdirSync(inside);
    writeFileSync(join(inside, '999999999-left'), 'texts of others');
    writeFileSync(join(inside, `${process.ppid}-held`), 'texts that somebody is reading');
    createIncomingFiles(inside, {} as ParseRunner, Date.now);
    expect(readdirSync(inside)).toEqual([`${process.ppid}-held`]);
  });

  const cases: [name: string, make: () => string, sentence: string][] = [
    [
      'a newer one',
      () => tampered(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`),
      `newer: FILE was made by a later version of Claimwright (its format is ${SCHEMA_VERSION + 1}, this one reads up to ${SCHEMA_VERSION}). Update Claimwright; the file was not touched.`,
    ],
    [
      'a database of another program',
      () => tampered('PRAGMA application_id = 7'),
      'not_a_project: FILE is a database of another program, not a Claimwright project.',
    ],
    [
      'one with a trigger of its own',
      () => tampered('CREATE TRIGGER evil AFTER INSERT ON texts BEGIN SELECT 1; END'),
      'damaged: FILE is damaged: its tables are not those of a project. Nothing was changed. "claimwright verify" names all that is wrong with it; merge a backup of it.',
    ],
    ...['CREATE TABLE sqliteloot (x)', 'CREATE TRIGGER sqlitetrig AFTER INSERT ON texts BEGIN SELECT 1; END'].map(
      (sql): (typeof cases)[number] => [
        `one with schema that looks like SQLite's own: ${sql.slice(0, 24)}`,
        () => tampered(sql),
        'damaged: FILE is damaged: its tables are not those of a project. Nothing was changed. "claimwright verify" names all that is wrong with it; merge a backup of it.',
      ],
    ),
    [
      'one with a view in the place of a table',
      () => tampered('CREATE VIEW more AS SELECT * FROM texts'),
      'damaged: FILE is damaged: its tables are not those of a project. Nothing was changed. "claimwright verify" names all that is wrong with it; merge a backup of it.',
    ],
    [
      'one whose text was changed',
      () => tampered("UPDATE texts SET text = replace(text, '12', '99')"),
      'refused: FILE: the text of DOCUMENT is not the one that has this id. Nothing was changed.',
    ],
    [
      'one whose history was changed',
      () => tampered(`UPDATE operations SET after = replace(after, ':', ': ') WHERE entity = 'project'`),
      'refused: FILE: the operation BATCH:1: its state is not as the log writes it. Nothing was changed.',
    ],
    [
      'one whose history says another record before',
      () => tampered(`UPDATE operations SET before = after WHERE entity = 'document'`),
      'refused: FILE: the operation BATCH:0: what the record was before is not what it was made on. Nothing was changed.',
    ],
    [
      'one with a kind of record that there is not',
      () => tampered(`UPDATE operations SET entity = 'macro' WHERE entity = 'document'`),
      'refused: FILE: the operation BATCH:0: it is about a kind of record that there is not. Nothing was changed.',
    ],
    [
      'one with operations of no batch',
      () => tampered(`DELETE FROM batches WHERE name LIKE 'import%'`),
      'refused: FILE: 1 of its operations are of no batch. Nothing was changed.',
    ],
    [
      'one with a stamp of the future',
      () => tampered(`UPDATE batches SET at = 'f' || substr(at, 2) WHERE name LIKE 'import%'`),
      'refused: FILE: the batch BATCH is stamped DAY, more than a day from now: a clock was wrong where it was made. Set that clock right, and merge this when that day has come; or export a dataset there and import that. Nothing was changed.',
    ],
    [
      'one that was cut short',
      () => cutShort('cut.claimwright'),
      'damaged: FILE is damaged: it holds SIZE of SIZE bytes. Nothing was changed. "claimwright verify" names all that is wrong with it; merge a backup of it.',
    ],
    ['one that does not read', () => scribbled(), 'damaged: FILE is damaged'],
  ];
  it.each(cases)('%s is refused', async (_, make, sentence) => {
    const told = (await said(make()))
      .replace(/the (batch|operation) [0-9a-f-]{36}/, 'the $1 BATCH')
      .replace(/d_[a-z2-7]{26}/, 'DOCUMENT')
      .replace(/stamped [+\d-]+/, 'stamped DAY')
      .replace(/holds \d+ of \d+ bytes/, 'holds SIZE of SIZE bytes');
    if (sentence.endsWith('damaged')) expect(told).toContain(sentence);
    else expect(told).toBe(sentence);
  });
});

function cutShort(name: string): string {
  const path = join(folder, name);
  copyFileSync(theirs, path);
  truncateSync(path, 20_000);
  return path;
}

/** Zeros in the place of the pages after the first. */
function scribbled(): string {
  const path = join(folder, 'scribbled.claimwright');
  const bytes = readFileSync(theirs);
  bytes.fill(0xff, 4096);
  writeFileSync(path, bytes);
  return path;
}

/** The log and texts of theirs in a file as an older program made it. */
function older(path: string, version: number): void {
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  for (const { sql } of MIGRATIONS.slice(0, version)) db.exec(sql);
  db.exec(`ATTACH '${theirs}' AS t`);
  db.exec('INSERT INTO batches SELECT * FROM t.batches');
  db.exec(
    'INSERT INTO operations (seq, batch, n, at, entity, entity_id, base, before, after) SELECT seq, batch, n, at, entity, entity_id, base, before, after FROM t.operations',
  );
  db.exec('INSERT INTO texts SELECT * FROM t.texts');
  db.pragma('application_id = 1131179383');
  db.pragma(`user_version = ${version}`);
  db.close();
}
