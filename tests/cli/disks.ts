import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';

/** A folder on which something cannot be done, for commands that are run `through` this, until its `end`. */
export interface Disk {
  readonly through: readonly string[];
  end(): void;
}

const asRoot = process.getuid?.() === 0;
const works = (file: string, args: readonly string[]): boolean => spawnSync(file, [...args]).status === 0;

/**
 * Puts a disk of 1 MB in the place of a folder, with what the folder holds. Where no disk may be mounted, commands get a
 * limit on the size of the files that they write.
 */
export function fullDisk(folder: string): Disk {
  const kept = `${folder}-kept`;
  cpSync(folder, kept, { recursive: true });
  const mounted = asRoot && works('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]);
  if (mounted) cpSync(kept, folder, { recursive: true });
  rmSync(kept, { recursive: true });
  return {
    through: mounted ? [] : ['/bin/sh', '-c', 'ulimit -f 1024; exec "$@"', 'sh'],
    end: () => void (mounted && works('umount', [folder])),
  };
}

/** Takes the right to write to a folder from everybody. Root keeps it all the same, unless that is taken from it too. */
export function readOnlyFolder(folder: string): Disk {
  chmodSync(folder, 0o555);
  const rights = '-dac_override,-dac_read_search';
  return {
    through: asRoot ? ['setpriv', `--inh-caps=${rights}`, `--bounding-set=${rights}`] : [],
    end: () => chmodSync(folder, 0o755),
  };
}
