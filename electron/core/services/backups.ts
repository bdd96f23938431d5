import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backupNoteSchema, type Backup, type BackupNote } from '../../../shared/api/backups.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { idSchema } from '../../../shared/model/ids.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { damaged } from '../db/inspect.ts';
import { SCHEMA_VERSION } from '../db/migrations/all.ts';
import { asRefusal } from '../db/open.ts';
import type { ReadDb } from '../db/types.ts';
import { writeFileAtomically } from '../formats/atomic.ts';
import { placedBatch } from '../repositories/history.ts';
import { lastSeq } from '../repositories/log.ts';
import { contentsOf, copyProject, openBackup, problemOf, verifySound } from './backup-file.ts';
import type { OpenProject } from './project.ts';
import { toKeep } from './rotation.ts';
import type { Pace } from './task.ts';
import { verifyProject } from './verify.ts';
import { folder } from './workspace.ts';

const ENDING = '.claimwright';

/** The backups in one folder: a folder for each project in it, and in that one file a backup with its note beside it. */
export interface BackupStore {
  readonly folder: string;
  /** The newest first. `now`: the open project, to tell what it has had since. */
  list(of: { id: string } | { origin: string }, now: ReadDb | null): Backup[];
  /** Makes one, reads it back, and only then takes away those that rotation does not keep. */
  make(project: OpenProject, pace: Pace, keep: number): Promise<Backup>;
}

/** Opens the backups in a folder, which is made when it is first needed. */
export function createBackupStore(root: string, now: () => number): BackupStore {
  function notesIn(id: string): Backup[] {
    const inside = join(root, id);
    if (!isPlain(id) || !existsSync(inside)) return [];
    const files = readdirSync(inside).filter((name) => name.endsWith(ENDING) && !name.startsWith('.'));
    return files
      .toSorted()
      .toReversed()
      .flatMap((name) => {
        const note = noteOf(join(inside, name));
        return note === null ? [] : [note];
      });
  }

  return {
    folder: root,
    list(of, db) {
      const ids = 'id' in of ? [of.id] : foldersIn(root);
      return ids
        .flatMap(notesIn)
        .filter(({ project }) => 'id' in of || project.path === of.origin)
        .map((backup) => ({ ...backup, since: db === null ? null : since(db, backup) }))
        .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    },
    async make(project, pace, keep) {
      const { id, path: origin } = project.info();
      if (!isPlain(id)) {
        throw damaged(origin, `its own id "${id}" is none, so that no backup of it can be kept`);
      }
      const inside = folder(join(root, id));
      const at = new Date(now()).toISOString();
      const path = join(inside, `${at.replaceAll(':', '-')}${ENDING}`);
      const made = await backUp(project, path, pace, at);
      const { path: _, problem: __, since: ___, ...note } = made;
      await writeFileAtomically(
        `${path}.json`,
        [`${JSON.stringify({ ...note, project: { ...note.project, path: origin } }, null, 2)}\n`],
        {
          overwrite: true,
        },
      );
      rotate(inside, notesIn(id), now(), keep);
      return made;
    },
  };
}

/** Whether an id can name a folder: a project file from elsewhere says of itself what it likes. */
const isPlain = (id: string): boolean => idSchema.safeParse(id).success;

const foldersIn = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))
    : [];

/** Makes a backup at a path where nothing is yet. */
export async function backUp(project: OpenProject, path: string, pace: Pace, at: string): Promise<Backup> {
  const snapshot = project.snapshot();
  try {
    const contents = await copyProject(snapshot, path, pace, project.info().path);
    return { ...contents, at, path, bytes: statSync(path).size, problem: null, since: 0 };
  } finally {
    snapshot.close();
  }
}

/** Only whole ones count as kept: one that was cut short must not push a good one out. */
function rotate(inside: string, backups: readonly Backup[], now: number, keep: number): void {
  const good = backups.filter(({ problem }) => problem === null);
  const kept = toKeep(
    good.map(({ at }) => Date.parse(at)),
    now,
    keep,
  );
  for (const { path, at } of good) {
    if (kept.has(Date.parse(at))) continue;
    rmSync(path, { force: true });
    rmSync(`${path}.json`, { force: true });
  }
  // What a killed process left behind.
  for (const name of readdirSync(inside)) {
    if (name.startsWith('.claimwright-') && now - statSync(join(inside, name)).mtimeMs > 3_600_000)
      rmSync(join(inside, name), { force: true });
  }
}

/** A backup by its note; where that is missing, by what it holds itself. */
function noteOf(path: string): Backup | null {
  try {
    const note = backupNoteSchema.parse(JSON.parse(readFileSync(`${path}.json`, 'utf8')));
    return { ...note, path, problem: problemOf(path, note.bytes), since: null };
  } catch {
    return ownNote(path);
  }
}

function ownNote(path: string): Backup | null {
  const { size: bytes, mtime } = statSync(path);
  const empty = { documents: 0, annotations: 0, seq: 0, batch: null, last: null };
  const unknown = { at: mtime.toISOString(), project: { id: '', name: basename(path), path: '' }, bytes, ...empty };
  try {
    const db = openBackup(path);
    try {
      return { ...unknown, ...contentsOf(db, ''), path, problem: null, since: null };
    } finally {
      db.close();
    }
  } catch (error) {
    const said = asRefusal(path, error);
    return { ...unknown, path, problem: said instanceof Error ? said.message : String(said), since: null };
  }
}

function since(db: ReadDb, { batch, seq }: Pick<BackupNote, 'batch' | 'seq'>): number | null {
  return batch !== null && placedBatch(db, batch) ? Math.max(0, lastSeq(db) - seq) : null;
}

/**
 * Writes a backup into a new project file, after all of it was read and found sound.
 *
 * @throws Refusal `exists`, `damaged`, `newer`, `not_a_project`, and those of {@link copyProject}.
 */
export async function restoreBackup(
  backup: string,
  path: string,
  pace: Pace,
): Promise<{ path: string; documents: number; annotations: number; seq: number }> {
  if (existsSync(path))
    throw new Refusal('exists', `${path} is there already and was not replaced. Choose another name.`, { file: path });
  const db = openBackup(backup);
  try {
    await verifyWhole(db, backup, pace);
    const { documents, annotations, seq } = await copyProject(db, path, pace, backup);
    return { path, documents, annotations, seq };
  } catch (error) {
    throw asRefusal(backup, error);
  } finally {
    db.close();
  }
}

/** All that a project promises; a backup of an older shape is looked at page by page and text by text. */
async function verifyWhole(db: ReadDb, path: string, pace: Pace): Promise<void> {
  await verifySound(db, path, pace);
  if (Number(db.pragma('user_version', { simple: true })) < SCHEMA_VERSION) return;
  const { problems } = await verifyProject(db, pace);
  const [first] = problems;
  if (first) throw damaged(path, `${first.where}: ${first.what}`);
}

/** A free name for what a backup is restored as: beside the project, where that folder is still there. */
export function placeFor({ project, at }: Pick<BackupNote, 'project' | 'at'>, otherwise: string): string {
  const beside = dirname(project.path);
  const inside = project.path !== '' && existsSync(beside) ? beside : folder(otherwise);
  const name = fileNameFor(`${project.name} ${at.slice(0, 16).replace('T', ' ').replace(':', '.')}`, 'Project');
  let path = resolve(inside, `${name}${ENDING}`);
  for (let n = 2; existsSync(path); n++) path = resolve(inside, `${name} ${n}${ENDING}`);
  return path;
}

/** A backup anywhere, by its path. @throws Refusal `not_found`. */
export function backupAt(path: string): Backup {
  const found = existsSync(path) ? noteOf(path) : null;
  if (!found) throw new Refusal('not_found', `There is no backup ${path} any more.`);
  return found;
}
