import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

it.each([
  ['label-studio', 'tasks.json', '[{"data":{"text":"Police said so."},"annotations":[]}]'],
  ['cas-json', 'ana.json', '{"%TYPES":{}}'],
  ['jsonl', 'a.jsonl', '{"text":"Police said so."}'],
])('nor is it in the way where the format is named: %s', async (format, name, content) => {
  const own = join(folder, format);
  mkdirSync(own);
  for (const [path, says] of [
    [name, content],
    ['losses.json', '{}'],
    ['a.jsonl.losses.json', '{}'],
  ] as const) {
    writeFileSync(join(own, path), says);
  }
  const files = await filesOf({ kind: 'path', path: own }, format, () => Promise.reject(new Error('no archive')));
  expect(files.filter(({ isLeftOut }) => !isLeftOut).map((one) => [one.name, one.format.id, one.problem])).toEqual([
    [name, format, null],
  ]);
});
