import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCore } from '../../electron/core/app.ts';
import type { Core } from '../../electron/core/core.ts';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { Imported } from '../../shared/api/procedures.ts';

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
});
