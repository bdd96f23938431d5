import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCore } from '../../support/core.ts';

const { core, client } = await testCore();
afterAll(() => core.close());

let closed = '';
let open = '';
beforeAll(async () => {
  const make = async (name: string) => (await client.call('project.create', { name })).path;
  closed = await make('Closed');
  open = await make('Open');
});

const WRITERS: readonly (readonly [string, (path: string) => object])[] = [
  ['export.write', (path) => ({ task: uuid(), format: 'jsonl', layer: 'all', path })],
  ['import.mapping.write', (path) => ({ id: uuid(), path })],
  ['codebook.export', (path) => ({ format: 'json', path })],
  ['pictures.save', (path) => ({ kind: 'csv', base64: '', path })],
  ['report.write', (path) => ({ task: uuid(), path, layer: null })],
  ['report.savePdf', (path) => ({ base64: '', path })],
];

describe.each(WRITERS)('%s', (procedure, input) => {
  it.each([
    ['another project', () => closed, 'is a Claimwright project'],
    ['its log', () => `${closed}-wal`, 'belongs to the Claimwright project'],
    ['its index', () => `${closed}-shm`, 'belongs to the Claimwright project'],
    ['its lock', () => `${closed}-lock`, 'belongs to the Claimwright project'],
    ['the open project', () => open, 'belongs to the project that is open'],
    ['its log', () => `${open}-wal`, 'belongs to the project that is open'],
    ['a journal of it that is not there', () => `${open}-journal`, 'belongs to the project that is open'],
  ])('does not write over %s', async (_, path, says) => {
    const before = readFileSync(closed);
    const session = (await client.call('session.read', {})).project?.session;
    const reply = await core.call(procedure, { session, overwrite: true, ...input(path()) });
    expect(reply).toMatchObject({ ok: false, code: 'refused', message: expect.stringContaining(says) as string });
    expect(readFileSync(closed)).toEqual(before);
  });
});
