import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candidates, firstThatStarts } from './chromium.mjs';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

function plant(name: string, exitCode: number, mode = 0o755): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(file, mode);
  return file;
}

const broken = plant('chromium', 127);
const sound = plant('google-chrome', 0);
const told = plant('told', 0);
const text = plant('text', 0, 0o644);

describe.skipIf(process.platform === 'win32')('finding a Chromium', () => {
  it('looks where it was told first, then along the PATH', () => {
    const found = candidates({ CHROMIUM_PATH: told, PATH: ['', '/nowhere', folder].join(delimiter) });
    expect(found.slice(0, 3)).toEqual([told, broken, sound]);
  });

  it('passes over what cannot be executed or is not there', () => {
    expect(candidates({ CHROMIUM_PATH: text, PATH: '' })).not.toContain(text);
    expect(candidates({ CHROMIUM_PATH: join(folder, 'gone'), PATH: '' })).not.toContain(join(folder, 'gone'));
  });

  it('takes the first that starts', async () => {
    expect(await firstThatStarts([broken, sound, told])).toBe(sound);
    expect(await firstThatStarts([broken])).toBeNull();
    expect(await firstThatStarts([])).toBeNull();
  });
});
