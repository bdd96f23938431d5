import { copyFileSync, closeSync, constants, existsSync, openSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';
import { damaged, inspect } from '../db/inspect.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../db/migrations/all.ts';
import { asRefusal } from '../db/open.ts';
import { isOfSearchIndex } from '../db/search-schema.ts';
import type { ReadDb } from '../db/types.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { Problem } from '../formats/problem.ts';
import { canonical } from '../repositories/state.ts';
import { incomingRefusal, isEntity, type Filler } from './fill.ts';
import { batchLineSchema } from './lines.ts';
import { allTexts, batchesByStamp, type BundledOperation } from './rows.ts';

/** A row larger than this, in bytes, is none of ours. */
const LARGEST = 256 * 2 ** 20;

/** An operation as another file has it: nothing of it is believed. */
type Foreign = BundledOperation & { readonly at: string; readonly before: string | null };

/**
 * Reads the log and the texts of another project's file into a database that is being filled. Theirs is never written to: it is
 * read beside whoever has it open, or copied to `copy` first. Nothing of its tables but the rows of the log and the texts is used, and
 * these are checked as those of a bundle are. A file of an older format has the same log, so that it need not be brought up to date.
 *
 * @param copy a path where nothing is; the caller takes away what is left there
 * @throws Refusal of `inspect`; `damaged`, naming `verify`; `refused` with what is not sound.
 */
export function readOtherProject(path: string, copy: string, filler: Filler): void {
  let db: ReadDb | null = null;
  try {
    const version = inspect(path, SCHEMA_VERSION);
    db = opened(path, copy);
    db.exec('BEGIN');
    refuseUnsound(db, path, version);
    refuseLarge(db, path);
    copyLog(db, filler);
    filler.finish();
  } catch (error) {
    if (error instanceof Problem) throw incomingRefusal(path, error.message);
    const said = asRefusal(path, fileRefusal(error, path, 'read'));
    if (said instanceof Refusal && said.code === 'damaged') throw wrong(path, said.message);
    if (said instanceof Refusal && said.code === 'newer' && !said.message.startsWith(path))
      throw new Refusal('newer', `${path}: ${said.message}`);
    throw said;
  } finally {
    db?.close();
  }
}

/** While somebody has it open, what was done last stands beside the file, and only SQLite may read both. */
function opened(path: string, copy: string): ReadDb {
  if (isOpenElsewhere(path)) return secured(new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 }));
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  if (isOpenElsewhere(path)) return secured(new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 }));
  // Read and write version (offsets 18 and 19): 1 says that no write-ahead log stands beside it.
  const fd = openSync(copy, 'r+');
  try {
    writeSync(fd, Uint8Array.of(1, 1), 0, 2, 18);
  } finally {
    closeSync(fd);
  }
  return secured(new Database(copy, { readonly: true, fileMustExist: true }));
}

const isOpenElsewhere = (path: string): boolean => existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;

/** As SQLite advises for files that are not trusted (https://www.sqlite.org/security.html). */
function secured(db: Database.Database): ReadDb {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('query_only = ON');
  return db as ReadDb;
}

/** Tables, triggers and views that are none of ours could do what they like when they are read. */
function refuseUnsound(db: ReadDb, path: string, version: number): void {
  if (schemaOf(db) !== schemaOf(fresh(version))) throw damaged(path, 'its tables are not those of a project');
  for (const table of ['batches', 'operations', 'texts', 'originals']) {
    const found = String(db.pragma(`quick_check("${table}")`, { simple: true }));
    if (found !== 'ok' && !isOfSearchIndex(found)) throw damaged(path, found);
  }
}

function fresh(version: number): ReadDb {
  const db = new Database(':memory:');
  for (const { sql } of MIGRATIONS.slice(0, version)) db.exec(sql);
  return db as ReadDb;
}

const schemaOf = (db: ReadDb): string =>
  JSON.stringify(
    db
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
      .all(),
  );

function refuseLarge(db: ReadDb, path: string): void {
  const sizes = db
    .prepare<[], { n: number | null }>(
      `SELECT max(n) AS n FROM (
         SELECT max(max(octet_length(after), coalesce(octet_length(before), 0))) AS n FROM operations WHERE after IS NOT NULL
         UNION ALL SELECT max(coalesce(octet_length(before), 0)) FROM operations WHERE after IS NULL
         UNION ALL SELECT max(octet_length(name)) FROM batches
         UNION ALL SELECT max(octet_length(text)) FROM texts
         UNION ALL SELECT max(octet_length(bytes)) FROM originals)`,
    )
    .get();
  if ((sizes?.n ?? 0) > LARGEST) throw incomingRefusal(path, `it holds a record of more than ${LARGEST} bytes`);
}

function copyLog(db: ReadDb, filler: Filler): void {
  for (const row of allTexts(db)) filler.text(row);
  const operations = db.prepare<[string], Foreign>(
    'SELECT n, at, entity, entity_id, base, before, after FROM operations WHERE batch = ? ORDER BY n',
  );
  for (const batch of batchesByStamp(db)) {
    const { id, actor, at, name, undoable, undoes } = batch;
    const rows = operations.all(id);
    const shape = { batch: id, actor, at, name, operations: rows.length, undoable: undoable === 1 };
    const parsed = batchLineSchema.safeParse({ ...shape, ...(undoes !== null && { undoes }) });
    if (!parsed.success) throw new Problem(`the batch ${id} is not sound: ${parsed.error.issues[0]?.message ?? ''}`);
    filler.batch(batch);
    for (const row of rows) copyOperation(row, `${id}:${row.n}`, at, filler);
  }
  refuseLost(db, filler.db);
  const originals = db.prepare<[], { sha256: string; bytes: Uint8Array }>('SELECT sha256, bytes FROM originals');
  for (const { sha256, bytes } of originals.iterate()) filler.original(sha256, bytes);
}

function copyOperation(row: Foreign, id: string, at: string, filler: Filler): void {
  const inIt = (what: string): Problem => new Problem(`the operation ${id}: ${what}`);
  if (row.at !== at) throw inIt('its stamp is not that of its batch');
  if (!isEntity(row.entity)) throw inIt('it is about a kind of record that there is not');
  if (row.entity_id === '' || row.entity_id.length > 200) throw inIt('it is about a record without an id');
  if (row.after !== null && !isState(row.after)) throw inIt('its state is not as the log writes it');
  try {
    if (filler.operation(row) !== row.before)
      throw new Problem('what the record was before is not what it was made on');
  } catch (error) {
    throw error instanceof Problem ? inIt(error.message) : error;
  }
}

/** RFC 8785 JSON of an object without NUL. */
function isState(after: string): boolean {
  try {
    const value: unknown = JSON.parse(after);
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      canonical(value) === after &&
      !/(?<!\\)(?:\\\\)*\\u0000/.test(after)
    );
  } catch {
    return false;
  }
}

/** An operation without its batch was read by nobody. */
function refuseLost(theirs: ReadDb, ours: ReadDb): void {
  const count = (db: ReadDb): number =>
    db.prepare<[], { n: number }>('SELECT count(*) AS n FROM operations').get()?.n ?? 0;
  const lost = count(theirs) - count(ours);
  if (lost > 0) throw new Problem(`${lost} of its operations are of no batch`);
}

/** What to do with a file that does not read. */
const wrong = (path: string, message: string): Refusal => {
  const what = message.startsWith(`${path} is damaged: `) ? message.slice(`${path} is damaged: `.length) : message;
  return new Refusal(
    'damaged',
    `${path} is damaged: ${what.replace(/\. It was left.*$/u, '')}. Nothing was changed. "claimwright verify" names all that is wrong with it; merge a backup of it.`,
    { file: path },
  );
};
