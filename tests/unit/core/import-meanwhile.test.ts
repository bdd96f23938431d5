import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

let at: TestCore;
const folder = temporaryFolder();
beforeAll(async () => {
  at = await testCore();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await at.client.call('project.create', { name: 'Meanwhile' });
});
afterAll(() => at.core.close());

const stage = async (path: string) => {
  const staged = await at.client.call('import.stage', {
    task: uuid(),
    source: { kind: 'path', path },
    format: 'doccano',
  });
  return staged[0]?.id ?? '';
};
const commit = (...ids: string[]) => at.client.call('import.commit', { batch: uuid(), task: uuid(), ids });
const file = (name: string, text: string, labels: readonly unknown[]): string => {
  writeFileSync(join(folder, name), `${JSON.stringify({ text, label: labels })}\n`);
  return join(folder, name);
};

it('what is deleted while an import is prepared is brought as the file has it, not as it was in the project', async () => {
  for (let turns = 0; turns < 40; turns += 3) {
    const text = `Nine people came ${turns} times.`;
    const path = file('ana.jsonl', text, [[0, 4, 'CLAIM']]);
    const { documents } = await commit(await stage(path));
    const document = documents[0] ?? '';
    const [one] = (await at.client.call('documents.read', { id: document })).annotations;
    const id = one?.id ?? '';
    await at.client.call('annotations.update', { batch: uuid(), id, note: 'since' });
    const again = await stage(path);
    const importing = commit(again);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    const deleting = at.client.call('annotations.delete', { batch: uuid(), ids: [id] });
    await Promise.all([importing, deleting]);
    const { annotations } = await at.client.call('documents.read', { id: document });
    expect(annotations.filter(({ note }) => note === 'since')).toEqual([]);
  }
});

it('two files that are chosen together do not stand for the same annotation', async () => {
  const text = 'Ten people left.';
  const { documents } = await commit(await stage(file('ana.jsonl', text, [])));
  const id = await at.tag(documents[0] ?? '', 'Ten');
  await at.client.call('annotations.update', { batch: uuid(), id, note: 'mine' });
  const first = await stage(file('ana.jsonl', text, [[0, 3, 'CLAIM']]));
  // The same label in other words: another annotation of its file.
  const second = await stage(file('ana.jsonl', text, [[0, 3, 'Claim']]));
  expect(await commit(first, second)).toMatchObject({ annotations: 1 });
});
