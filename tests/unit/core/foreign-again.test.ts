import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeNative } from '../../../electron/core/formats/native/write.ts';
import { annotation, joined, record, relation } from '../../formats/make.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const TEXT = 'Police said 12 people died.\r\nThe mayor said 15.';
const [A, B, C] = [uuid(), uuid(), uuid()];
/** With something that each format loses. */
const DATASET = [
  record(TEXT, {
    title: 'Twelve or fifteen?',
    annotations: [
      annotation(A, TEXT, ['12 people died'], { attributes: { certainty: 'certain' }, note: 'a wire\ncopy' }),
      annotation(B, TEXT, ['Police'], { label: 'SOURCE', flags: [{ kind: 'unsure' }] }),
      annotation(C, TEXT, ['mayor'], { label: 'SOURCE', layer: 'bo' }),
    ],
    relations: [relation(uuid(), A, B, { type: 'attributed_to' })],
  }),
];

let from: TestCore;
let into: TestCore;
beforeEach(async () => {
  [from, into] = [await testCore(), await testCore()];
  for (const { client } of [from, into]) {
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await client.call('project.create', { name: 'Again' });
  }
});
afterEach(async () => {
  await from.core.close();
  await into.core.close();
});

async function imported({ client }: TestCore, path: string) {
  const staged = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  const ready = staged.filter(({ isLeftOut }) => isLeftOut !== true);
  expect(ready.map(({ problem }) => problem)).toEqual(ready.map(() => null));
  return client.call('import.commit', { batch: uuid(), task: uuid(), ids: ready.map(({ id }) => id) });
}

describe('what was exported', () => {
  it.each([
    ['brat', 'brat'],
    ['conll', 'a.conll'],
    ['refi-qda', 'a.qdpx'],
  ])('as %s is a dataset again in another project, and what it lost stands beside it', async (format, name) => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'sample.jsonl'), await joined(writeNative(DATASET)));
    await imported(from, join(home, 'sample.jsonl'));
    const folder = join(home, 'out');
    mkdirSync(folder);
    const path = join(folder, name);
    const request = { task: uuid(), format, path, layer: 'all', overwrite: false, prove: true };
    const written = await from.client.call('export.write', request);
    expect(written.annotations).toBe(3);
    expect(written.proof).toMatchObject({ same: true });
    expect(readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('losses.json'))).toBe(true);
    const again = await imported(into, folder);
    expect(again).toMatchObject({ annotations: written.annotations, relations: written.relations });
    expect(again.documents).toHaveLength(written.documents);
  });
});
