import type * as Fs from 'node:fs';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { treeOf } from '../../electron/core/services/source-tree.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  return { ...fs, readdirSync: vi.fn<typeof Fs.readdirSync>(fs.readdirSync) };
});

const folder = mkdtempSync(join(tmpdir(), 'claimwright-tree-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder of too many files is not walked to its end', async () => {
  for (let i = 0; i < 20; i += 1) {
    mkdirSync(join(folder, `${i}`));
    writeFileSync(join(folder, `${i}`, 'a.txt'), 'Police said so.');
  }
  const source = { kind: 'path', path: folder } as const;
  const unzip = () => Promise.reject(new Error('no archive'));
  expect((await treeOf(source, unzip, 20)).files).toHaveLength(20);
  vi.mocked(readdirSync).mockClear();
  await expect(treeOf(source, unzip, 3)).rejects.toThrow(/more than 3 files\. Import it in parts/);
  expect(vi.mocked(readdirSync)).toHaveBeenCalledTimes(5);
});
