import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import { lockFileOf } from '../db/lock.ts';
import { placeNewFile } from '../formats/atomic.ts';
import { createProject, type OpenProject, type World } from './project.ts';

/**
 * Makes a project file with everything that it begins with, whole or not at all: it is filled under another name beside
 * its place and put there in one step, so a process that is killed meanwhile, or a disk that is full, leaves no half of it.
 *
 * @throws Refusal `exists`, `not_found` (the folder), `read_only`, `disk_full`, `io`, and whatever `fill` throws.
 */
export async function makeProject(
  path: string,
  world: World,
  fill: (project: OpenProject) => Promise<unknown>,
): Promise<void> {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Refusal('not_found', `There is no folder ${folder}. Make it first.`);
  if (existsSync(path)) throw new Refusal('exists', `${path} is there already. Open it, or choose another name.`);
  const temporary = join(folder, `.claimwright-${randomUUID()}${basename(path).slice(-12)}`);
  try {
    const project = createProject(temporary, { ...world, emit: () => {} });
    try {
      await fill(project);
    } finally {
      project.close();
    }
    await placeNewFile(temporary, path);
  } finally {
    // Nobody else knows these names, so even the lock may go.
    for (const file of [temporary, `${temporary}-wal`, `${temporary}-shm`, lockFileOf(temporary)]) {
      rmSync(file, { force: true });
    }
  }
}
