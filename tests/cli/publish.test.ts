import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { claimwright, result } from './claimwright.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-publish-'));
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));

it('a dataset is described, checked and published by the command line', async () => {
  await result(['init', 'p.claimwright', '--annotated'], inFolder);
  const said = await result(['card', 'p.claimwright', '--set', 'title=Troops', 'authors=Ana; Bo', '--json'], inFolder);
  expect(JSON.parse(said)).toMatchObject({
    card: { title: 'Troops', authors: ['Ana', 'Bo'] },
    next: { step: 'first' },
  });
  const wrong = await claimwright(['card', 'p.claimwright', '--set', 'colour=red'], inFolder);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--set takes FIELD=VALUE, not "colour=red"')]);
  expect((await claimwright(['card', 'p.claimwright', '--check'], inFolder)).code).toBe(1);
  const publish = [
    'export',
    'p.claimwright',
    '--format',
    'hugging-face',
    '--without-text',
    '--pseudonyms',
    '--release',
  ];
  expect(await result([...publish, '--out', 'one'], inFolder)).toMatch(/^one: version 1\.0\.0, 5 documents, /);
  expect(readFileSync(join(folder, 'one', 'README.md'), 'utf8')).toContain('pretty_name: "Troops"');
});
