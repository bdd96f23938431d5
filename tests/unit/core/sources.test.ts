import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Source } from '../../../shared/model/source.ts';
import { testCore, type TestCore } from '../../support/core.ts';

const SEED_NAMES = ['FeaturedHeadlines.com', 'ICARO Media Group', 'Marcus Chen'];

let at: TestCore;
let first = '';
beforeEach(async () => {
  at = await testCore();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await at.client.call('project.create', { name: 'Sources', seeds: true });
  const { documents } = await at.client.call('documents.list', {});
  first = documents.find(({ fileName }) => fileName?.startsWith('001'))?.id ?? '';
});

/** A SOURCE annotation that names somebody. */
async function named(quote: string, entity: string): Promise<string> {
  const id = await at.tag(first, quote, 'SOURCE');
  await at.client.call('annotations.update', { batch: uuid(), id, attributes: { source_entity: entity } });
  return id;
}
async function add(name: string, more: Partial<Input<'sources.create'>> = {}): Promise<string> {
  const id = uuid();
  await at.client.call('sources.create', { batch: uuid(), id, name, kind: 'organisation', ...more });
  return id;
}
const update = (id: string, fields: Partial<Input<'sources.update'>>) =>
  at.client.call('sources.update', { batch: uuid(), id, ...fields });
const merge = (into: string, ...sources: string[]) => at.client.call('sources.merge', { batch: uuid(), into, sources });
const registry = async (): Promise<Source[]> => (await at.client.call('sources.list', {})).sources;
/** Without what the seeds say of where they were published, and by whom. */
async function overview(layer: string | null = null) {
  const found = await at.client.call('sources.overview', { layer });
  return { ...found, open: found.open.filter(({ name }) => !SEED_NAMES.includes(name)) };
}
const lastStep = async () => (await at.client.call('history.state', {})).undo;

describe('the registry', () => {
  it('counts what its names are used for, and lists the names that it does not know', async () => {
    await named('The Pentagon', 'the  PENTAGON');
    const singh = await named('Sabrina Singh', 'Sabrina Singh');
    await at.tag(first, 'Some', 'SOURCE');
    const pentagon = await add('Pentagon', { aliases: ['The Pentagon', 'pentagon'] });
    const { sources, open, unnamed } = await overview();
    expect(sources).toMatchObject([
      { source: { id: pentagon, aliases: ['The Pentagon'] }, mentions: 1, documents: 1, used: ['the  PENTAGON'] },
    ]);
    expect(open).toMatchObject([
      { name: 'Sabrina Singh', sources: [], mentions: 1, examples: [{ annotation: singh, quote: 'Sabrina Singh' }] },
    ]);
    expect(unnamed).toBe(1);
    expect((await overview('ben')).sources).toMatchObject([{ mentions: 0 }]);
    expect((await overview('ben')).open).toEqual([]);
  });

  it('knows the outlets of documents, too', async () => {
    await at.client.call('documents.describe', {
      batch: uuid(),
      document: first,
      publications: [{ outlet: 'Kyiv Post' }, { outlet: 'The Star' }],
    });
    expect((await overview()).open).toMatchObject([
      { name: 'Kyiv Post', mentions: 0, published: 1, documents: 1 },
      { name: 'The Star', published: 1 },
    ]);
    const star = await add('The Star', { kind: 'outlet' });
    expect((await overview()).sources).toMatchObject([{ source: { id: star }, published: 1 }]);
    await expect(at.client.call('sources.delete', { batch: uuid(), id: star })).rejects.toThrow(/1 document of the/);
  });

  it('knows the authors of documents, whose voice a text without an outlet is', async () => {
    const publications = [{ author: ' Ada Lee' }, { author: 'ADA LEE' }, { author: 'Kyiv Post', outlet: 'Kyiv Post' }];
    await at.client.call('documents.describe', { batch: uuid(), document: first, publications });
    expect((await overview()).open).toMatchObject([
      { name: 'Kyiv Post', mentions: 0, published: 1, written: 1, documents: 1 },
      { name: 'Ada Lee', mentions: 0, published: 0, written: 1, documents: 1 },
    ]);
    const ada = await add('Ada Lee', { kind: 'person' });
    const post = await add('Kyiv Post', { kind: 'outlet' });
    expect((await overview()).open).toEqual([]);
    for (const id of [ada, post]) {
      await expect(at.client.call('sources.delete', { batch: uuid(), id })).rejects.toThrow(/stays: 1 document of the/);
    }
    await update(ada, { name: 'A. Lee' });
    expect((await registry()).find(({ id }) => id === ada)?.aliases).toEqual(['Ada Lee']);
  });

  it('refuses a name that another source has, in whatever shape', async () => {
    await add('Élysée', { aliases: ['French presidency'] });
    await expect(add('ELYSEE')).rejects.toThrow(/"ELYSEE" is a name of the source "Élysée" already/);
    const other = await add('Matignon');
    await expect(update(other, { addAliases: ['the', 'french  Presidency'] })).rejects.toThrow(/Merge the two/);
    await expect(add('  ')).rejects.toThrow();
    expect(await registry()).toHaveLength(2);
  });
});

describe('a source', () => {
  it('that is renamed keeps its old name where it is used, and gives it up where it is not', async () => {
    const id = await add('Pentagn', { partOf: await add('United States') });
    await update(id, { name: 'Pentagon' });
    expect(await lastStep()).toBe('rename source to "Pentagon"');
    await named('The Pentagon', 'Pentagon');
    await update(id, { name: 'US Department of Defense', partOf: null, note: 'Washington' });
    expect((await registry()).find((one) => one.id === id)).toEqual({
      id,
      name: 'US Department of Defense',
      kind: 'organisation',
      aliases: ['Pentagon'],
      note: 'Washington',
    });
    await update(id, { removeAliases: ['PENTAGON'], note: null });
    expect(await lastStep()).toBe('take an alias from source "US Department of Defense"');
    expect((await overview()).open).toMatchObject([{ name: 'Pentagon', mentions: 1 }]);
    await update(id, { addAliases: ['pentagon'] });
    expect(await lastStep()).toBe('add alias "pentagon" to source "US Department of Defense"');
    expect((await overview()).open).toEqual([]);
  });

  it('is deleted only where nothing names it and nothing is part of it', async () => {
    const id = await add('Pentagon');
    const annotation = await named('The Pentagon', 'PENTAGON');
    const gone = () => at.client.call('sources.delete', { batch: uuid(), id });
    await expect(gone()).rejects.toThrow(/"Pentagon" stays: 1 annotation of the project would name nobody then/);
    await at.client.call('annotations.delete', { batch: uuid(), ids: [annotation] });
    const part = await add('Singh', { partOf: id });
    await expect(gone()).rejects.toThrow(/"Singh" would be part of/);
    await update(part, { partOf: null });
    await gone();
    expect((await registry()).map(({ name }) => name)).toEqual(['Singh']);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await registry()).toHaveLength(2);
    await expect(update(id, { partOf: id })).rejects.toThrow(/no part of itself/);
    await update(part, { partOf: id });
    await expect(update(id, { partOf: part })).rejects.toThrow(/part of each other: "Pentagon" → "Singh" → "Pentagon"/);
  });
});

describe('a merge', () => {
  it('moves names, notes and parts; no annotation changes; one undo takes it back', async () => {
    const us = await add('United States');
    const into = await add('The Pentagon', { aliases: ['Pentagon'], note: 'One.' });
    const other = await add('US Department of Defense', { aliases: ['DoD'], note: 'Two.', partOf: us });
    const singh = await add('Sabrina Singh', { kind: 'person', partOf: other });
    const annotation = await named('The Pentagon', 'DoD');
    const before = await registry();
    await merge(into, other);
    expect(await lastStep()).toBe('merge source "US Department of Defense" into "The Pentagon"');
    expect(await registry()).toEqual([
      { id: singh, name: 'Sabrina Singh', kind: 'person', aliases: [], partOf: into },
      {
        id: into,
        name: 'The Pentagon',
        kind: 'organisation',
        aliases: ['Pentagon', 'US Department of Defense', 'DoD'],
        partOf: us,
        note: 'One.\n\nTwo.',
      },
      { id: us, name: 'United States', kind: 'organisation', aliases: [] },
    ]);
    const { changes } = await at.client
      .call('log.since', { seq: 0 })
      .then(({ batches }) => batches.at(-1) ?? { changes: [] });
    expect(new Set(changes?.map(({ entity }) => entity))).toEqual(new Set(['source']));
    expect((await overview()).sources.find(({ source }) => source.id === into)).toMatchObject({
      mentions: 1,
      used: ['DoD'],
    });
    await at.client.call('history.undo', { batch: uuid() });
    expect(await registry()).toEqual(before);
    expect(
      (await at.client.call('annotations.list', {})).find(({ id }) => id === annotation)?.attributes,
    ).toMatchObject({
      source_entity: 'DoD',
    });
    expect((await at.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('of a whole and its part leaves one that is part of nothing of itself', async () => {
    const ministry = await add('Ministry');
    const office = await add('Office', { partOf: ministry });
    const desk = await add('Desk', { partOf: office });
    await merge(desk, ministry, office);
    expect(await registry()).toMatchObject([{ id: desk, aliases: ['Ministry', 'Office'] }]);
    expect((await registry())[0]?.partOf).toBeUndefined();
    await at.client.call('history.undo', { batch: uuid() });
    await merge(office, desk);
    expect((await registry()).find(({ id }) => id === office)?.partOf).toBe(ministry);
  });

  it('that would have more names, or a longer note, than a source holds is refused in words', async () => {
    const many = (what: string) => Array.from({ length: 600 }, (_, i) => `${what} ${i}`);
    const into = await add('A', { aliases: many('a'), note: 'x'.repeat(15_000) });
    const names = await add('B', { aliases: many('b') });
    const notes = await add('C', { note: 'y'.repeat(15_000) });
    const before = await registry();
    await expect(merge(into, names)).rejects.toThrow(
      'The source "A" would have 1201 aliases in all; a source holds 1000. Nothing was changed.',
    );
    await expect(merge(into, notes)).rejects.toThrow(
      'The note of "A" would have 30002 characters in all; a source holds 20000. Nothing was changed.',
    );
    await expect(update(into, { addAliases: many('c') })).rejects.toThrow('would have 1200 aliases in all');
    expect(await registry()).toEqual(before);
  });

  it('sent again is answered again and done once; with itself alone it is refused', async () => {
    const [a, b] = [await add('A'), await add('B')];
    const request = { batch: uuid(), into: a, sources: [b, a] };
    const written = await at.client.call('sources.merge', request);
    expect(await at.client.call('sources.merge', request)).toEqual(written);
    await expect(merge(a, a)).rejects.toThrow(/cannot be merged with itself/);
    await expect(merge(a, b)).rejects.toThrow(/may have been deleted, or merged/);
  });
});
