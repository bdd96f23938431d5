import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import { inspect } from '../db/inspect.ts';
import { SCHEMA_VERSION } from '../db/migrations/all.ts';

/** What SQLite and the lock keep beside a project; names of files know no case on some systems. */
const BESIDE = /-(?:wal|shm|journal|lock)$/i;

/** The project that a file of this name belongs to; null where the name is of no such kind. */
export const projectBeside = (path: string): string | null => (BESIDE.test(path) ? path.replace(BESIDE, '') : null);

/**
 * Whoever writes a file may be told to overwrite one, but never a project, nor what belongs to one: a foreign file of such a name would
 * be taken for a part of it when it is opened.
 *
 * @throws Refusal `refused`
 */
export function refuseProject(path: string): void {
  const file = resolve(path);
  if (isProject(file)) {
    throw new Refusal('refused', `${path} is a Claimwright project. Choose another file.`, { file: path });
  }
  const project = projectBeside(file);
  if (project !== null && isProject(project)) {
    throw new Refusal('refused', `${path} belongs to the Claimwright project ${project}. Choose another file.`, {
      file: path,
    });
  }
}

function isProject(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return inspect(path, SCHEMA_VERSION) > 0;
  } catch (error) {
    return error instanceof Refusal && (error.code === 'newer' || error.code === 'damaged');
  }
}
