import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { filesOf } from '../../electron/core/services/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a folder that was exported comes in again without what was lost', async () => {
  const task = '[{"data":{"text":"Police said so."},"annotations":[]}]';
  const lost = '{"format":"label-studio","losses":[],"lost":[]}';
  for (const [name, content] of [
    ['tasks.json', task],
    ['losses.json', lost],
    ['a.jsonl.losses.json', lost],
  ] as const) {
    writeFileSync(join(folder, name), content);
  }
  const files = await filesOf({ kind: 'path', path: folder }, undefined, () => Promise.reject(new Error('no archive')));
  expect(files.map(({ name, format, isLeftOut }) => [name, format.id, isLeftOut])).toEqual([
    ['a.jsonl.losses.json', 'txt', true],
    ['losses.json', 'txt', true],
    ['tasks.json', 'label-studio', false],
  ]);
});
