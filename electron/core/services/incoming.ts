import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { Source } from '../../../shared/api/inputs.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { asRefusal } from '../db/open.ts';
import type { ReadDb } from '../db/types.ts';
import type { Incoming } from '../merge/incoming.ts';
import { nameOf, type FileSource } from '../formats/lines.ts';
import type { ParseRunner } from '../parse/runner.ts';
import type { OpenProject } from './project.ts';
import type { Pace } from './task.ts';

/** A file that cannot be merged, and why. */
export interface Broken {
  readonly file: string;
  readonly refusal: Refusal;
}

/** What was read of some files. */
interface Opened {
  readonly files: readonly Incoming[];
  readonly broken: readonly Broken[];
}

/** Copies that wait for a merge, each until it is let go of. */
export interface IncomingFiles {
  /**
   * Reads files of others, bundles or projects, for the project that is open (null: none is). Those that cannot be read stand beside the others, with why: the readers' refusals, and `refused` for
   * the project itself.
   *
   * @throws Refusal `cancelled`
   */
  open(project: OpenProject | null, sources: readonly FileSource[], pace: Pace): Promise<Opened>;
  close(incoming: readonly Incoming[]): void;
  /** At the end of the process. */
  closeAll(): void;
}

/**
 * Keeps what was read in a folder of its own, in files that begin with this process' id. What a process left behind that is
 * not there any more is taken away at the start.
 */
export function createIncomingFiles(folder: string, parse: ParseRunner, now: () => number): IncomingFiles {
  const open = new Set<Incoming>();
  removeLeftovers(folder);

  async function openOne(project: OpenProject | null, source: FileSource, pace: Pace): Promise<Incoming> {
    const name = nameOf(source);
    refuseItself(project, source);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const target = join(folder, `${process.pid}-${randomUUID()}`);
    try {
      await parse.incoming({ source, name, target, now: now() }, pace.signal);
      const read = { name, db: new Database(target, { readonly: true, fileMustExist: true }) as ReadDb };
      open.add(read);
      return read;
    } catch (error) {
      remove(target);
      throw asRefusal(name, error);
    }
  }

  function close(incoming: readonly Incoming[]): void {
    for (const read of incoming) {
      if (!open.delete(read)) continue;
      read.db.close();
      remove(read.db.name);
    }
  }

  return {
    async open(project, sources, pace) {
      const files: Incoming[] = [];
      const broken: Broken[] = [];
      try {
        for (const [i, source] of sources.entries()) {
          await pace.step('reading', i, sources.length);
          try {
            files.push(await openOne(project, source, pace));
          } catch (error) {
            broken.push(brokenBy(nameOf(source), error));
          }
        }
        return { files, broken };
      } catch (error) {
        close(files);
        throw error;
      }
    },
    close,
    closeAll: () => close([...open]),
  };
}

/** Where the file that a caller means is read from. */
export const fileSource = (source: Source): FileSource =>
  source.kind === 'path'
    ? { kind: 'path', path: resolve(source.path) }
    : { kind: 'bytes', name: source.name, bytes: Buffer.from(source.base64, 'base64') };

/** What is wrong with a file. @throws the error where it says nothing of the file: the work was ended, or it is a bug. */
export function brokenBy(file: string, error: unknown): Broken {
  if (error instanceof Refusal && error.code !== 'cancelled') return { file, refusal: error };
  throw error;
}

/** A project has nothing to learn of itself, and only SQLite may open a file that is held. */
function refuseItself(project: OpenProject | null, source: FileSource): void {
  if (source.kind === 'bytes' || project === null || realPath(source.path) !== project.info().path) return;
  throw new Refusal(
    'refused',
    `${source.path}: This is the project that is open. Choose another copy of it, or a bundle.`,
    { file: source.path },
  );
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function remove(target: string): void {
  for (const end of ['', '-journal', '-theirs', '-sent']) rmSync(`${target}${end}`, { force: true });
}

function removeLeftovers(folder: string): void {
  for (const name of list(folder)) {
    const pid = Number(/^(\d+)-/.exec(basename(name))?.[1] ?? Number.NaN);
    if (Number.isSafeInteger(pid) && !isRunning(pid)) rmSync(join(folder, name), { force: true });
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
