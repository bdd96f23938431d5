import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openProject } from '../../electron/core/services/project.ts';
import { temporaryFolder, world } from '../support/project.ts';
import { claimwright, result, state } from './claimwright.ts';

const folder = temporaryFolder();
const env = { ...process.env, CLAIMWRIGHT_DATA: join(folder, 'data') };
const inFolder = { cwd: folder, env };
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await result(['init', 'work.claimwright', '--seeds'], inFolder);
});

describe('backup and restore', () => {
  it('copy a project that a window has open, and bring it back', async () => {
    const open = openProject(at('work.claimwright'), false, world());
    const out = await result(['backup', 'work.claimwright', 'copy.claimwright'], inFolder);
    open.close();
    expect(out).toBe('copy.claimwright: 5 documents, 0 annotations\n');
    expect(await result(['restore', 'copy.claimwright', 'back.claimwright'], inFolder)).toBe(
      'back.claimwright: 5 documents, 0 annotations\n',
    );
    expect(await result(['verify', 'back.claimwright'], inFolder)).toMatch(/sound, with 5 documents/);
  });

  it('without a place puts it among the automatic ones', async () => {
    const out = await result(['backup', 'work.claimwright'], inFolder);
    const [path = ''] = out.split(': ');
    expect(path.startsWith(join(folder, 'data', 'backups'))).toBe(true);
    expect(existsSync(path)).toBe(true);
  });

  it('never overwrite, and refuse what was cut short', async () => {
    const before = state(folder);
    const refused = async (...args: string[]) => {
      const { code, err } = await claimwright(args, inFolder);
      expect(code).toBe(1);
      return err;
    };
    expect(await refused('backup', 'work.claimwright', 'copy.claimwright')).toMatch(
      /^error: copy\.claimwright: .*there already/,
    );
    expect(await refused('restore', 'copy.claimwright', 'work.claimwright')).toMatch(
      /^error: work\.claimwright: .*there already/,
    );
    expect(state(folder)).toEqual(before);
    writeFileSync(at('cut.claimwright'), readFileSync(at('copy.claimwright')));
    truncateSync(at('cut.claimwright'), 100_000);
    expect(await refused('restore', 'cut.claimwright', 'new.claimwright')).toMatch(
      /^error: cut\.claimwright: .*damaged/,
    );
    expect(existsSync(at('new.claimwright'))).toBe(false);
  });

  it('on a full disk leave the project as it is and nothing half', async () => {
    mkdirSync(at('small'));
    const before = readFileSync(at('work.claimwright'));
    // A file system of its own in a namespace of its own: no root, nothing left behind.
    const steps = [
      'mount -t tmpfs -o size=1m tmpfs small && head -c 900000 /dev/zero > small/filler || exit 9',
      '"$@"; code=$?; echo "left: $(ls -A small)" >&2; exit $code',
    ];
    const through = ['unshare', '-Urm', 'sh', '-c', steps.join('\n'), 'sh'];
    const { code, err } = await claimwright(['backup', 'work.claimwright', 'small/copy.claimwright'], {
      ...inFolder,
      through,
    });
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^error: small\/copy\.claimwright: .*disk is full.*\nleft: filler\n$/),
    ]);
    expect(readFileSync(at('work.claimwright')).equals(before)).toBe(true);
  });
});
