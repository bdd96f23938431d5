import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMappings } from '../../../electron/core/mapping-memory.ts';
import { SAME_NAMES } from '../../../shared/model/mapping.ts';
import { temporaryFolder } from '../../support/project.ts';

const EXTENDS = { ...SAME_NAMES, extend: true };

it('mappings are remembered over a restart, the last hundred', () => {
  const folder = temporaryFolder();
  const memory = openMappings(folder);
  for (let i = 0; i < 101; i += 1) memory.remember(`k${i}`, SAME_NAMES);
  memory.remember('k1', EXTENDS);
  const again = openMappings(folder);
  expect([again.get('k0'), again.get('k1'), again.get('k2'), again.get('other')]).toEqual([
    undefined,
    EXTENDS,
    SAME_NAMES,
    undefined,
  ]);
});

it('a file that is none is set aside, and never overwritten', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'mappings.json');
  writeFileSync(file, '{"mappings":[{"key":1}]}');
  const memory = openMappings(folder);
  expect(memory.get('k')).toBeUndefined();
  expect(existsSync(file)).toBe(false);
  memory.remember('k', SAME_NAMES);
  expect(openMappings(folder).get('k')).toEqual(SAME_NAMES);
  expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe('{"mappings":[{"key":1}]}');
});
