import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { end, result, start, state } from './claimwright.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-interrupt-'));
const inFolder = { cwd: folder };
const lock = join(folder, 'p.claimwright-lock');

beforeAll(async () => {
  mkdirSync(join(folder, 'many'));
  for (let i = 0; i < 5000; i++) writeFileSync(join(folder, 'many', `${i}.txt`), `Text number ${i}.\n`.repeat(20));
  await result(['init', 'p.claimwright'], inFolder);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts an import and waits until it has the project open. */
async function importing() {
  const before = readFileSync(lock, 'utf8');
  const child = start(['import', 'p.claimwright', 'many'], inFolder);
  const ended = end(child);
  while (readFileSync(lock, 'utf8') === before) await new Promise((resolve) => setTimeout(resolve, 5));
  return { child, ended };
}

it('Ctrl+C during an import ends it with 130 and the last committed state', async () => {
  const before = state(folder);
  const { child, ended } = await importing();
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  expect([code, out]).toEqual([130, '']);
  expect(err).toMatch(/^error: .*Cancelled\. Nothing was changed\.\n$/);
  expect(state(folder)).toEqual(before);
  expect(await result(['verify', 'p.claimwright'], inFolder)).toMatch(/sound, with 0 documents/);
});

it('a killed import leaves the last committed state, and no lock in the way', async () => {
  const { child, ended } = await importing();
  child.kill('SIGKILL');
  await ended;
  expect(await result(['verify', 'p.claimwright'], inFolder)).toMatch(/sound, with 0 documents/);
  writeFileSync(join(folder, 'one.txt'), 'One text.\n');
  expect(await result(['import', 'p.claimwright', 'one.txt'], inFolder)).toMatch(/^imported 1 document,/);
});
