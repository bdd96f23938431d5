import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../sources/identity.ts';

/** Files for what the parse thread reads, until it is imported or not. */
export interface SpoolFiles {
  /** The path of a new file, which is not there yet. */
  next(): string;
  /** Removes those of this process. */
  clear(): void;
}

/** Of which machine a file is: the folder may be one that several machines see, each of which knows only its own processes. */
const MACHINE = sha256(hostname()).slice(0, 8);
const NAME = new RegExp(`^${MACHINE}-(\\d+)-[0-9a-f-]{36}\\.spool$`);

/**
 * Keeps spools in a folder, and removes those there that a process of this machine has left which is not alive any more. The folder is made with the first
 * file.
 */
export function createSpoolFiles(folder: string): SpoolFiles {
  for (const name of namesIn(folder)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid !== process.pid && !isAlive(pid)) removeSpool(join(folder, name));
  }
  const made: string[] = [];
  return {
    next() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${MACHINE}-${process.pid}-${randomUUID()}.spool`);
      made.push(path);
      return path;
    },
    clear() {
      for (const path of made.splice(0)) removeSpool(path);
    },
  };
}

/** Removes a spool that nobody needs any more. Where that fails, since it is being read still, it goes with the process. */
export function removeSpool(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A file that is open cannot be removed on Windows.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch {
    // It was not needed yet.
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
