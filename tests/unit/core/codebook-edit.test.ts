import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../../shared/api/reply.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let here: TestCore;
let document: string;
async function open(seeds: boolean): Promise<void> {
  here = await testCore();
  await here.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await here.client.call('project.create', { name: 'Codebook', seeds });
  const { documents } = await here.client.call('documents.list', {});
  document = documents.find(({ fileName }) => fileName?.startsWith('001'))?.id ?? '';
}

const preview = (edits: CodebookEdit[]) => here.client.call('codebook.preview', { edits });
async function edit(edits: CodebookEdit[], batch = uuid()) {
  const { version: base } = await here.client.call('codebook.read', {});
  return here.client.call('codebook.edit', { batch, edits, base });
}
const annotation = async (id: string) => (await here.client.call('annotations.list', {})).find((one) => one.id === id);

describe('an edit of the codebook', () => {
  beforeEach(() => open(true));

  it('is previewed, applied as one step, and taken back', async () => {
    const id = await here.tag(document, 'The Pentagon', 'SOURCE');
    const before = await here.client.call('codebook.read', {});
    const rename: CodebookEdit = { edit: 'renameLabel', label: 'SOURCE', to: 'SPEAKER' };
    const told = await preview([rename]);
    expect(told).toMatchObject({
      base: '1.1.0',
      version: '2.0.0',
      level: 'major',
      total: { annotations: 1, relations: 0, doubtful: 0 },
      layers: [{ layer: 'ana', annotations: 1 }],
    });
    expect(told.edits[0]).toMatchObject({ name: 'rename label SOURCE to SPEAKER', counts: { uses: 1, relabelled: 1 } });
    expect(await here.client.call('codebook.read', {})).toEqual(before);

    await edit([rename]);
    const after = await here.client.call('codebook.read', {});
    expect(after).toEqual(told.codebook);
    expect(after.relations.find(({ name }) => name === 'attributed_to')?.to).toEqual(['SPEAKER']);
    expect(after.attributes.filter(({ on }) => on === 'SPEAKER').map(({ name }) => name)).toContain('source_role');
    expect(await annotation(id)).toMatchObject({ label: 'SPEAKER', codebookVersion: '2.0.0' });

    await here.client.call('history.undo', { batch: uuid() });
    expect(await here.client.call('codebook.read', {})).toEqual(before);
    expect(await annotation(id)).toMatchObject({ label: 'SOURCE', codebookVersion: '1.1.0' });
    await here.client.call('history.redo', { batch: uuid() });
    expect(await annotation(id)).toMatchObject({ label: 'SPEAKER' });
    const versions = await here.client.call('codebook.versions', {});
    expect(versions.map(({ version, again }) => [version, again])).toEqual([
      ['2.0.0', true],
      ['1.1.0', true],
      ['2.0.0', false],
      ['1.1.0', false],
    ]);
    expect(versions[2]).toMatchObject({
      actor: 'ana',
      name: 'rename label SOURCE to SPEAKER',
      annotations: 1,
      carriedBy: 1,
    });
    expect((await here.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('that retires a label in use leaves what has it, and lets nothing new get it', async () => {
    const id = await here.tag(document, 'The Pentagon', 'SOURCE');
    const other = await here.tag(document, 'North Korea', 'CLAIM');
    const told = await preview([{ edit: 'retireLabel', label: 'SOURCE' }]);
    expect(told.edits[0]?.counts).toMatchObject({ uses: 1, relabelled: 0 });
    await edit([{ edit: 'retireLabel', label: 'SOURCE' }]);
    expect(await annotation(id)).toMatchObject({ label: 'SOURCE', codebookVersion: '1.1.0' });
    await here.client.call('annotations.update', { batch: uuid(), id, note: 'Still mine.' });
    await expect(here.tag(document, 'troops', 'SOURCE')).rejects.toThrow(/"SOURCE" is retired: it stays where it is/);
    const relabel = here.client.call('annotations.update', { batch: uuid(), id: other, label: 'SOURCE' });
    await expect(relabel).rejects.toThrow(/nothing new gets it/);
    const many = { target: { ids: [other] }, action: { kind: 'relabel' as const, label: 'SOURCE' } };
    const bulk = here.client.call('annotations.bulk', { batch: uuid(), task: uuid(), ...many });
    await expect(bulk).rejects.toThrow(/"SOURCE" is retired.*nothing new gets it/);
    await here.client.call('annotations.delete', { batch: uuid(), ids: [id] });
    await here.client.call('history.undo', { batch: uuid() });
    expect(await annotation(id)).toMatchObject({ label: 'SOURCE' });
    await edit([{ edit: 'restoreLabel', label: 'SOURCE' }]);
    await here.tag(document, 'troops', 'SOURCE');
  });

  it('never gives a version number twice', async () => {
    await edit([{ edit: 'renameLabel', label: 'CUE', to: 'HINT' }]);
    await here.client.call('history.undo', { batch: uuid() });
    expect((await preview([{ edit: 'retireLabel', label: 'CUE' }])).version).toBe('3.0.0');
  });

  it('that added a label is not taken back while somebody uses it', async () => {
    const label = { name: 'MOOD', definition: '', color: 3, badge: 'Mo', mandatory: false, examples: [] };
    await edit([{ edit: 'addLabel', label }]);
    await here.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    const id = await here.tag(document, 'North Korea', 'MOOD');
    await here.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await expect(here.client.call('history.undo', { batch: uuid() })).rejects.toThrow(
      /1 annotation has the label "MOOD"/,
    );
    expect((await here.client.call('codebook.read', {})).labels.map(({ name }) => name)).toContain('MOOD');
    expect(await annotation(id)).toMatchObject({ label: 'MOOD' });
  });

  it('sent again is answered again and done once', async () => {
    const batch = uuid();
    const first = await edit([{ edit: 'renameLabel', label: 'CUE', to: 'HINT' }], batch);
    const again = await here.client.call('codebook.edit', {
      batch,
      edits: [{ edit: 'renameLabel', label: 'CUE', to: 'HINT' }],
      base: '1.1.0',
    });
    expect(again).toMatchObject({ seq: first.seq, version: first.version });
    expect(await here.client.call('codebook.versions', {})).toHaveLength(2);
  });

  it('on another version than the previewed one is a conflict', async () => {
    await edit([{ edit: 'retireLabel', label: 'CUE' }]);
    const late = here.client.call('codebook.edit', {
      batch: uuid(),
      edits: [{ edit: 'retireLabel', label: 'TIME' }],
      base: '1.1.0',
    });
    await expect(late).rejects.toThrow(/at version 2\.0\.0 by now; this was made on 1\.1\.0/);
  });
});

describe('an edit', () => {
  beforeEach(() => open(false));

  it.each<[string, CodebookEdit, RegExp]>([
    ['an unknown label', { edit: 'retireLabel', label: 'CLAIMS' }, /no label "CLAIMS"/],
    [
      'a name that is taken',
      { edit: 'renameLabel', label: 'CUE', to: 'TIME' },
      /a label "TIME" already\. .* or merge them/,
    ],
    ['a merge of one', { edit: 'mergeLabels', labels: ['CUE'], into: 'CUE' }, /Only "CUE" is named/],
    [
      'a colour without contrast',
      { edit: 'changeLabel', label: 'CUE', set: { color: '#ffee88' } },
      /#ffee88 of "CUE" is hard to see in the light theme: .* 1\.\d+ to 1 and must be 3\. The nearest .* #[0-9a-f]{6}/,
    ],
    [
      'a key that is taken',
      { edit: 'changeLabel', label: 'CUE', set: { key: '1' } },
      /"CUE" has the key "1", which the label "CLAIM" has too/,
    ],
    ['what changes nothing', { edit: 'changeLabel', label: 'CUE', set: { mandatory: false } }, /says this already/],
    [
      'a choice without values',
      { edit: 'changeValues', on: 'CLAIM', attribute: 'polarity', values: [] },
      /is a choice without values/,
    ],
    [
      'a default that goes',
      { edit: 'changeValues', on: 'CLAIM', attribute: 'polarity', values: [{ name: 'negative', definition: '' }] },
      /begins with "positive"/,
    ],
    [
      'a label that means all',
      { edit: 'renameLabel', label: 'CUE', to: 'any' },
      /"any" has a name with a meaning of its own/,
    ],
  ])('of %s is refused in words, and changes nothing', async (_, one, message) => {
    await expect(edit([one])).rejects.toThrow(message);
    await expect(edit([one])).rejects.toBeInstanceOf(Refusal);
    expect(await here.client.call('codebook.versions', {})).toHaveLength(1);
  });
});
