import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './chromium.ts';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly folder: string;
}

/**
 * Takes the lock of a data folder, as Electron's single instance lock does, in plain files: the holder's process id, and
 * a folder of messages that it watches. A lock whose holder has died is free.
 *
 * @returns whether the lock is ours; if not, `start` has been handed to its holder
 */
export function takeInstanceLock(
  dataFolder: string,
  start: SecondStart,
  onSecondStart: (start: SecondStart) => void,
): boolean {
  const lock = join(dataFolder, 'standin.lock');
  const messages = join(dataFolder, 'standin-starts');
  mkdirSync(messages, { recursive: true });

  if (!claim(lock)) {
    // Under another name first, so that it is never read half.
    const draft = join(messages, `${process.pid}.draft`);
    writeFileSync(draft, JSON.stringify(start));
    renameSync(draft, join(messages, `${process.pid}.json`));
    return false;
  }
  for (const stale of readdirSync(messages)) rmSync(join(messages, stale));
  watch(messages, { persistent: false }, (_event, name) => {
    if (name?.endsWith('.json')) hear(join(messages, name), onSecondStart);
  });
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true });
    return claim(lock);
  }
}

function hear(file: string, onSecondStart: (start: SecondStart) => void): void {
  let start: SecondStart;
  try {
    start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
  } catch {
    return; // read already: a rename is told twice
  }
  rmSync(file, { force: true });
  onSecondStart(start);
}
