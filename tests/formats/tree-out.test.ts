import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutFile } from '../../electron/core/formats/format.ts';
import { writeTreeAtomically, zipped } from '../../electron/core/formats/tree-out.ts';
import { temporaryFolder } from '../support/project.ts';

const home = temporaryFolder();

describe('a folder that is replaced', () => {
  it('keeps a file that is made in it while the new one is written', async () => {
    const path = join(home, 'out');
    mkdirSync(path);
    writeFileSync(join(path, 'a.txt'), 'old');
    function* files(): Generator<OutFile> {
      yield { path: 'a.txt', pieces: ['new'] };
      writeFileSync(join(path, 'notes.txt'), 'mine');
      yield { path: 'b.txt', pieces: ['new'] };
    }
    await expect(writeTreeAtomically(path, files(), { overwrite: true })).rejects.toMatchObject({
      code: 'refused',
      message: `${path} holds notes.txt, which is no part of this export. Nothing was changed; choose a new folder.`,
    });
    expect(readdirSync(path).toSorted()).toEqual(['a.txt', 'notes.txt']);
    expect(readFileSync(join(path, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(home)).toEqual(['out']);
  });
});

describe('a zip archive', () => {
  const empty = (count: number): OutFile[] => Array.from({ length: count }, (_, i) => ({ path: `${i}`, pieces: [] }));
  const given = async (files: readonly OutFile[], ...limits: [] | [{ entries: number; bytes: number }]) => {
    let bytes = 0;
    for await (const piece of zipped(files, ...limits)) bytes += piece.length;
    return bytes;
  };

  it('has no more files than its directory can count', async () => {
    await expect(given(empty(65_536))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/65,535 files, 4 GiB.*export to a folder/) as string,
    });
    const three = { entries: 3, bytes: 2 ** 20 };
    expect(await given(empty(3), three)).toBeGreaterThan(0);
    await expect(given(empty(4), three)).rejects.toMatchObject({ code: 'refused' });
  });

  it('is never larger than its directory can point into', async () => {
    const files = [{ path: 'a', pieces: ['x'.repeat(500), 'x'.repeat(500)] }];
    const bytes = await given(files);
    await expect(given(files, { entries: 9, bytes: bytes - 1 })).rejects.toMatchObject({ code: 'refused' });
    expect(await given(files, { entries: 9, bytes })).toBe(bytes);
  });
});
