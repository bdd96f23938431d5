import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';
import type { BackupNote } from '../../../shared/api/backups.ts';
import { damaged, inspect } from '../db/inspect.ts';
import { SCHEMA_VERSION } from '../db/migrations/all.ts';
import { asRefusal } from '../db/open.ts';
import type { ReadDb } from '../db/types.ts';
import { placeNewFile } from '../formats/atomic.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import { annotationCounts } from '../repositories/annotations.ts';
import { documentIds } from '../repositories/documents.ts';
import { batchesBetween, lastOrdinal } from '../repositories/history.ts';
import { lastSeq } from '../repositories/log.ts';
import { textOf } from '../repositories/texts.ts';
import { readProject } from '../repositories/small.ts';
import { documentId } from '../sources/identity.ts';
import { timeOf } from './clock.ts';
import type { Pace } from './task.ts';

/** Pages that are copied before the work gives way: 4 MB at 4 kB a page. */
const STRETCH = 1000;

/** What a project file holds, counted. */
export type Contents = Pick<BackupNote, 'project' | 'documents' | 'annotations' | 'seq' | 'batch' | 'last'>;

/** Counts what a project holds. `path`: where it came from. */
export function contentsOf(db: ReadDb, path: string): Contents {
  const { id = '', name = '' } = readProject(db) ?? {};
  const ordinal = lastOrdinal(db);
  const [last] = batchesBetween(db, ordinal, ordinal, {}, 1);
  return {
    project: { id, name, path },
    documents: documentIds(db).length,
    annotations: annotationCounts(db).reduce((sum, { n }) => sum + n, 0),
    seq: lastSeq(db),
    batch: last?.id ?? null,
    last: last ? { name: last.name, actor: last.actor, at: timeOf(last.at) } : null,
  };
}

/**
 * Copies a project, as a snapshot connection sees it, into a new file: under another name beside its place, page by page and
 * giving way; then synced, read back, and put in place in one step. Nothing is overwritten, and what does not read back never
 * gets its name. Nobody's locks are touched: only SQLite opens the project.
 *
 * @throws Refusal `exists`, `not_found`, `disk_full`, `read_only`, `io`; `damaged` where the project itself does not read
 *   back; `cancelled`.
 */
export async function copyProject(db: ReadDb, path: string, pace: Pace, origin: string): Promise<Contents> {
  const temporary = join(dirname(path), `.claimwright-${randomUUID()}.tmp`);
  try {
    // The first read fixes what the snapshot sees.
    const expected = contentsOf(db, origin);
    await copyPages(db, temporary, pace);
    syncFile(temporary);
    await verifyCopy(temporary, expected, pace);
    await placeNewFile(temporary, path);
    return expected;
  } catch (error) {
    const said = asRefusal(path, fileRefusal(error, path, 'write'));
    if (!(said instanceof Refusal) || error instanceof Refusal) throw said;
    throw new Refusal(said.code, said.message, { ...said.details, file: path });
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${temporary}${end}`, { force: true });
  }
}

async function copyPages(db: ReadDb, temporary: string, pace: Pace): Promise<void> {
  closeSync(openSync(temporary, 'wx'));
  await db.backup(temporary, {
    progress: () => {
      if (pace.signal.aborted) throw new Refusal('cancelled', 'Cancelled. Nothing was changed.');
      return STRETCH;
    },
  });
  // One file that is whole by itself: without a write-ahead log that could be left behind.
  const copy = new Database(temporary);
  try {
    copy.pragma('synchronous = FULL');
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

async function verifyCopy(path: string, expected: Contents, pace: Pace): Promise<void> {
  const db = new Database(path, { readonly: true }) as ReadDb;
  try {
    await verifySound(db, expected.project.path, pace);
    const found = contentsOf(db, expected.project.path);
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Refusal(
        'io',
        `The backup ${path} does not hold what the project holds. It was thrown away; try again.`,
      );
    }
  } finally {
    db.close();
  }
}

/**
 * Looks at every page, table by table, and at every text's hash: `quick_check` does not see changed content.
 *
 * @throws Refusal `damaged`, naming `path`.
 */
export async function verifySound(db: ReadDb, path: string, pace: Pace): Promise<void> {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  for (const [i, { name }] of tables.entries()) {
    await pace.step('checking', i, tables.length);
    const found = db.pragma(`quick_check("${name}")`, { simple: true });
    if (found !== 'ok') throw damaged(path, String(found));
  }
  for (const id of documentIds(db)) {
    await pace.step('checking', 0, null);
    const text = textOf(db, id);
    if (text === undefined || documentId(text) !== id) throw damaged(path, `the text of ${id} is not what it was`);
  }
}

/**
 * Opens a backup for reading, after its header was looked at.
 *
 * @throws Refusal of {@link inspect}, `damaged`.
 */
export function openBackup(path: string): ReadDb {
  inspect(path, SCHEMA_VERSION);
  try {
    return new Database(path, { readonly: true, fileMustExist: true }) as ReadDb;
  } catch (error) {
    throw asRefusal(path, error);
  }
}

/** Why a backup cannot be whole, told from its size and its header alone; null where nothing speaks against it. */
export function problemOf(path: string, bytes: number): string | null {
  try {
    inspect(path, SCHEMA_VERSION);
    const { size } = statSync(path);
    return size === bytes ? null : `${path} holds ${size} of ${bytes} bytes: it was cut short or changed.`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
