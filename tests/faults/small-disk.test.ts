import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/project.ts';

/** Runs the session in a mount namespace of its own, on a real file system of 2 MB: no root, nothing left behind. */
function onSmallDisk(script: string): unknown {
  const folder = temporaryFolder();
  const steps = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" --disable-warning=ExperimentalWarning "$3" "$1"';
  const out = execFileSync('unshare', ['-Urm', 'sh', '-c', steps, 'sh', folder, process.execPath, script], {
    encoding: 'utf8',
  });
  return JSON.parse(out);
}

describe('a disk that is full, then read-only', () => {
  it('keeps the last saved state, says so, and takes the same batch once there is room', () => {
    const seen = onSmallDisk(join(import.meta.dirname, 'small-disk-session.ts')) as Record<string, never>;
    expect(seen).toMatchObject({
      full: { code: 'disk_full', message: expect.stringContaining('the disk is full') as string },
      again: null,
      once: { n: 1 },
      consistent: true,
      readOnly: true,
      annotations: { n: 1 },
      refused: { code: 'read_only', message: expect.stringContaining('open for reading only') as string },
    });
    expect(seen['edits']).toBeGreaterThan(3);
    expect(seen['lastBefore'], 'the last acknowledged edit').toBe(Number(seen['edits']) - 1);
  });
});
