import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/procedures.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let ids: readonly string[];

beforeEach(async () => {
  at = await testCore();
  const { client, folder } = at;
  mkdirSync(join(folder, 'texts'), { recursive: true });
  await client.call('project.create', { name: 'Small' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  writeFileSync(join(folder, 'texts', 'a.txt'), 'Kim met Kim. Kimchi was served. Ad: Kim & Co.');
  writeFileSync(join(folder, 'texts', 'b.txt'), 'kim said so. Kim denied.');
  const staged = await client.call('import.stage', {
    task: uuid(),
    source: { kind: 'path', path: join(folder, 'texts') },
  });
  const batch = { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) };
  ids = (await client.call('import.commit', batch)).documents;
});
afterEach(() => at.core.close());

const find = (changes: Partial<Input<'annotations.findEqual'>> = {}) =>
  at.client.call('annotations.findEqual', {
    task: uuid(),
    text: 'Kim',
    label: 'SOURCE',
    wholeWords: true,
    ignoreCase: false,
    ignoreForm: false,
    ...changes,
  });
const shown = (found: Awaited<ReturnType<typeof find>>) =>
  found.places
    .map(({ document, start, state }) => [ids.indexOf(document), start, state])
    .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => Number(a) - Number(c) || Number(b) - Number(d));

describe('equal strings', () => {
  it('are found in all documents, with what stands around them', async () => {
    const found = await find();
    expect(shown(found)).toEqual([
      [0, 0, 'free'],
      [0, 8, 'free'],
      [0, 36, 'free'],
      [1, 13, 'free'],
    ]);
    expect(found).toMatchObject({ partial: 1, excluded: 0, more: false });
    expect(found.places.find(({ start }) => start === 8)).toMatchObject({
      before: 'Kim met ',
      quote: 'Kim',
      after: '. Kimchi was served. Ad: Kim & Co.',
    });
  });

  it.each<[string, Partial<Input<'annotations.findEqual'>>, number]>([
    ['case is ignored', { ignoreCase: true }, 5],
    ['parts of words count', { wholeWords: false }, 5],
    ['both', { wholeWords: false, ignoreCase: true }, 6],
    ['nothing says it', { text: 'Lee' }, 0],
  ])('where %s', async (_, changes, count) => {
    expect((await find(changes)).places).toHaveLength(count);
  });

  it('that have the label already in my layer are told, those of others or another label are not', async () => {
    await at.tag(ids[0] ?? '', 'Kim', 'SOURCE');
    expect(shown(await find())[0]).toEqual([0, 0, 'tagged']);
    expect(shown(await find({ label: 'PLACE' }))[0]).toEqual([0, 0, 'free']);
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    expect(shown(await find())[0]).toEqual([0, 0, 'free']);
  });

  it('in EXCLUDED zones are left out and counted; statistics leave out what stands there', async () => {
    await at.tag(ids[0] ?? '', 'Kim & Co', 'SOURCE');
    await at.tag(ids[0] ?? '', 'Ad: Kim & Co.', 'EXCLUDED');
    const found = await find();
    expect(found.excluded).toBe(1);
    expect(shown(found)).not.toContainEqual([0, 36, 'free']);
    const stats = await at.client.call('project.stats', {});
    expect(stats).toMatchObject({ annotations: 1, leftOut: 1 });
    expect(stats.byLabel.find(({ label }) => label === 'SOURCE')?.annotations).toBe(0);
  });

  it('in a locked document are told, since one of them would refuse them all', async () => {
    await at.tag(ids[0] ?? '', 'Kim', 'PLACE');
    await at.client.call('documents.setStatus', { batch: uuid(), document: ids[0] ?? '', state: 'locked' });
    expect(shown(await find()).map(([, , state]) => state)).toEqual(['locked', 'locked', 'locked', 'free']);
  });

  it('are not looked for in a document that is not there, and the search can be stopped', async () => {
    await expect(find({ document: `d_${'a'.repeat(26)}` })).rejects.toMatchObject({ code: 'not_found' });
    const task = uuid();
    const search = find({ task });
    await at.client.call('task.cancel', { task });
    await search.catch((error: unknown) => expect(error).toMatchObject({ code: 'cancelled' }));
  });
});
