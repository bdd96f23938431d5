import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore } from '../../electron/core/app.ts';
import type { Core } from '../../electron/core/core.ts';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { Imported } from '../../shared/api/imports.ts';

const GOLDEN = readFileSync(new URL('../fixtures/native/sample.jsonl', import.meta.url), 'utf8');
const annotator = { id: 'tester', name: 'Tester' };

let folder = '';
let core: Core;
let client: Client;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-through-'));
  core = await createCore({
    dataDir: join(folder, 'data'),
    folder,
    seedsDir: fileURLToPath(new URL('../../seeds', import.meta.url)),
    version: '0.0.0',
    parseThread: new URL('../../electron/core/parse/entry.ts', import.meta.url).href,
  });
  client = createClient(core);
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

async function importDataset(dataset: string, batch: string): Promise<Imported> {
  const source = { kind: 'bytes', name: 'd.jsonl', base64: Buffer.from(dataset).toString('base64') } as const;
  const staged = await client.call('import.stage', { task: `${batch}-stage`, source });
  expect(staged.map(({ problem }) => problem)).toEqual([null]);
  return client.call('import.commit', { batch, task: `${batch}-commit`, ids: staged.map(({ id }) => id) });
}

async function exported(name: string): Promise<string> {
  const path = join(folder, name);
  const request = { task: `export-${name}`, format: 'jsonl', path, layer: 'all', overwrite: false };
  const { losses } = await client.call('export.write', request);
  expect(losses).toEqual([]);
  return readFileSync(path, 'utf8');
}

const isRecords = (value: unknown): value is object[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'id' in one);

/** The golden lines with their annotations and relations the other way round, the last document first. */
const reversed = GOLDEN.trimEnd()
  .split('\n')
  .toReversed()
  .map((line) =>
    JSON.stringify(JSON.parse(line, (_, value: unknown) => (isRecords(value) ? value.toReversed() : value))),
  )
  .join('\n');

describe('a dataset through a project', () => {
  it.each([
    ['as it is', GOLDEN],
    ['in another order', reversed],
  ])('comes out as the golden bytes, imported %s', async (_how, dataset) => {
    await client.call('preferences.save', { annotator });
    await client.call('project.create', { name: 'Through' });
    const { documents, annotations, relations } = await importDataset(dataset, 'first');
    expect([documents.length, annotations, relations]).toEqual([3, 9, 3]);
    expect(await exported('first.jsonl')).toBe(GOLDEN);
    const again = await importDataset(GOLDEN, 'second');
    expect(again.annotations).toBe(0);
    expect(await exported('second.jsonl')).toBe(GOLDEN);
  });

  it.each([
    [
      'is something else in the project',
      '"kind":"outlet"',
      '"kind":"person"',
      /the source s-courier is "Courier" here, and/,
    ],
    [
      'is part of nobody there is',
      /"part_of":"S-press"/g,
      '"part_of":"S-gone"',
      /"Courier" is part of S-gone, which is neither/,
    ],
  ])('is refused with its line where a source %s, and nothing is changed', async (_, what, by, message) => {
    await client.call('preferences.save', { annotator });
    await client.call('project.create', { name: 'Through' });
    if (typeof what === 'string') await importDataset(GOLDEN, 'first');
    const before = await client.call('sources.list', {});
    await expect(importDataset(GOLDEN.replaceAll(what, by), 'second')).rejects.toThrow(message);
    await expect(importDataset(GOLDEN.replaceAll(what, by), 'third')).rejects.toThrow(/^d\.jsonl:1: /);
    expect(await client.call('sources.list', {})).toEqual(before);
  });

  it('leaves sources behind that nothing names, and says how many', async () => {
    await client.call('preferences.save', { annotator });
    await client.call('project.create', { name: 'Through' });
    await importDataset(GOLDEN, 'first');
    await client.call('sources.create', { batch: 'b', id: 'idle', name: 'Idle', kind: 'person' });
    const path = join(folder, 'idle.jsonl');
    const { losses } = await client.call('export.write', {
      task: 't',
      format: 'jsonl',
      path,
      layer: 'all',
      overwrite: false,
    });
    expect(losses).toEqual([{ what: 'source', count: 1, why: 'nothing that is written names it' }]);
    expect(readFileSync(path, 'utf8')).toBe(GOLDEN);
  });
});
