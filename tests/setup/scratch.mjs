// Imported by the runners' configurations: what the tests write goes into memory where the system has room for it. Every project is
// written with a sync for each change, and thousands are made: a disk's share of that is a good part of the whole time.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** The magic number of tmpfs. */
const TMPFS = 0x0102_1994;
const NEEDED = 3 * 2 ** 30;
const NAME = /^claimwright-(\d+)$/;

if (process.platform === 'linux' && process.env['TMPDIR'] === undefined && hasRoom()) {
  sweep();
  const folder = join(MEMORY, `claimwright-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  if (mayRun(folder)) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  else {
    delete process.env['TMPDIR'];
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether it is memory, and half of what is free is enough. */
function hasRoom() {
  try {
    const { type, bavail, bsize } = statfsSync(MEMORY);
    return type === TMPFS && bavail * bsize >= NEEDED && process.availableMemory() >= 2 * NEEDED;
  } catch {
    return false;
  }
}

/** Takes away what runs left behind that were ended by force. */
function sweep() {
  for (const name of readdirSync(MEMORY)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

/**
 * Whether programs may be started in a folder: some tests start some that they wrote.
 *
 * @param {string} folder
 */
function mayRun(folder) {
  const file = join(folder, 'program');
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file);
  }
}
