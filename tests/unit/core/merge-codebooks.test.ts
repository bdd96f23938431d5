import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let document: string;
beforeEach(async () => {
  at = await testCore();
  await as('Ana');
  await at.client.call('project.create', { name: 'Lead', path: pathOf('lead'), seeds: true });
  document = (await at.client.call('documents.list', {})).documents[1]?.id ?? '';
  await at.tag(document, 'around 10,000 troops', 'QUANTITY');
  await at.client.call('project.close', {});
  copyFileSync(pathOf('lead'), pathOf('ben'));
});
afterEach(() => at.core.close());

const pathOf = (name: string): string => join(at.dataDir, `${name}.claimwright`);
const as = (name: string) => at.client.call('preferences.save', { annotator: { id: name.toLowerCase(), name } });
const open = (name: string) => at.client.call('project.open', { path: pathOf(name) });
const labels = async (): Promise<string[]> =>
  (await at.client.call('annotations.list', {})).map(({ label, quote }) => `${label} ${quote}`).toSorted();

async function edit(...edits: CodebookEdit[]): Promise<void> {
  const { version } = await at.client.call('codebook.read', {});
  await at.client.call('codebook.edit', { batch: uuid(), edits, base: version });
}

async function merge(other: string) {
  const sources = [{ kind: 'path' as const, path: pathOf(other) }];
  const { id, plans } = await at.client.call('merge.preview', { task: uuid(), sources });
  await at.client.call('merge.commit', { task: uuid(), id });
  return plans[0];
}

describe('copies whose codebooks have gone different ways', () => {
  it('merge after a label was renamed in one and used in the other; two edits bring what is left under the new name', async () => {
    await open('ben');
    await as('Ben');
    await at.tag(document, '10,000 troops', 'QUANTITY');
    await open('lead');
    await as('Ana');
    await edit({ edit: 'renameLabel', label: 'QUANTITY', to: 'NUMBER' });
    expect(await merge('ben')).toMatchObject({
      codebook: { is: 'older' },
      unknownLabels: [{ label: 'QUANTITY', annotations: 1 }],
    });
    expect(await labels()).toEqual(['NUMBER around 10,000 troops', 'QUANTITY 10,000 troops']);
    const { labels: known } = await at.client.call('codebook.read', {});
    const old = known.find(({ name }) => name === 'NUMBER');
    if (old === undefined) throw new Error('the label was not renamed');
    await edit(
      { edit: 'addLabel', label: { ...old, key: undefined, name: 'QUANTITY' } },
      { edit: 'mergeLabels', labels: ['QUANTITY'], into: 'NUMBER' },
    );
    expect(await labels()).toEqual(['NUMBER 10,000 troops', 'NUMBER around 10,000 troops']);
    expect((await at.client.call('conflicts.list', {})).unknownLabels).toEqual([]);
    // The other has it all by merging back, and no conflict is left on either side.
    await open('ben');
    expect(await merge('lead')).toMatchObject({ codebook: { is: 'newer' }, conflicting: 0 });
    expect(await labels()).toEqual(['NUMBER 10,000 troops', 'NUMBER around 10,000 troops']);
  });

  it('merge after both were changed: the later one stands, the other is a conflict to decide', async () => {
    await open('ben');
    await edit({ edit: 'changeLabel', label: 'CLAIM', set: { definition: 'Of ben.' } });
    await open('lead');
    await edit({ edit: 'retireLabel', label: 'CUE' });
    expect(await merge('ben')).toMatchObject({ codebook: { is: 'conflicting' }, conflicting: 1 });
    const { conflicts } = await at.client.call('conflicts.list', {});
    expect(conflicts.map(({ entity }) => entity)).toEqual(['codebook']);
  });
});

describe('a project with another codebook', () => {
  beforeEach(async () => {
    await open('lead');
    const codebook = join(at.dataDir, 'study.json');
    await at.client.call('codebook.export', { path: codebook, format: 'json', overwrite: false });
    const study = readFileSync(codebook, 'utf8').replaceAll('QUANTITY', 'FIGURE');
    writeFileSync(codebook, JSON.stringify({ ...JSON.parse(study), id: 'study' }));
    await at.client.call('project.create', { name: 'Study', path: pathOf('study'), seeds: true, codebook });
    await as('Dora');
    await at.tag(document, 'North Korea is sending around 10,000 troops to Russia');
    await at.tag(document, '10,000', 'FIGURE');
  });

  it('is refused with the way that is left, and that way brings all of it', async () => {
    await open('lead');
    const path = pathOf('study');
    const said = await merge('study').catch((error: unknown) => String(error));
    expect(said).toContain('has another codebook ("study" instead of "claims-default")');
    expect(said).toContain('claimwright export study.claimwright --format web-annotation --layer all --out study.zip');
    expect(said).toContain('claimwright import PROJECT study.zip');

    await at.client.call('project.open', { path });
    const out = join(at.dataDir, 'study.zip');
    const made = { task: uuid(), format: 'web-annotation', path: out, layer: 'all', overwrite: false };
    await at.client.call('export.write', made);
    await open('lead');
    await as('Ana');
    const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path: out } });
    // What the export could not hold lies beside the annotations, for people.
    const ids = staged.filter(({ isLeftOut }) => isLeftOut !== true).map(({ id }) => id);
    await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids });
    const dora = await at.client.call('annotations.list', { layer: 'dora' });
    expect(dora.map(({ label, quote }) => `${label} ${quote}`).toSorted()).toEqual([
      'CLAIM North Korea is sending around 10,000 troops to Russia',
      'QUANTITY 10,000',
    ]);
  });

  it('stays out beside a good file; what was read of a file goes with its refusal, and of the others when they are let go', async () => {
    await open('ben');
    await as('Ben');
    await at.tag(document, '10,000 troops', 'QUANTITY');
    await open('lead');
    const left = (): readonly string[] =>
      readdirSync(join(at.dataDir, 'incoming')).filter((name) => !name.includes('-journal'));
    const preview = (...names: string[]) =>
      at.client.call('merge.preview', {
        task: uuid(),
        sources: names.map((name) => ({ kind: 'path' as const, path: pathOf(name) })),
      });
    await expect(preview('study')).rejects.toThrow('another codebook');
    expect(left()).toEqual([]);
    const { id, plans, broken } = await preview('study', 'ben');
    expect(plans.map(({ file }) => file)).toEqual([pathOf('ben')]);
    expect(broken.map(({ file, code }) => [file, code])).toEqual([[pathOf('study'), 'refused']]);
    expect(left()).toHaveLength(1);
    // A preview that is ended midway takes all with it, of those before, too.
    const task = uuid();
    const ended = at.client.call('merge.preview', {
      task,
      sources: [{ kind: 'path', path: pathOf('ben') }],
    });
    await at.client.call('task.cancel', { task });
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
    expect(left()).toEqual([]);
    await expect(at.client.call('merge.commit', { task: uuid(), id })).rejects.toMatchObject({ code: 'not_found' });
    await merge('ben');
    expect(await labels()).toContain('QUANTITY 10,000 troops');
  });

  it('says of a bundle who has to do it', async () => {
    const path = join(at.dataDir, 'study.cwb');
    await at.client.call('bundle.write', { task: uuid(), path, originals: false, overwrite: false });
    await open('lead');
    const sources = [{ kind: 'path' as const, path }];
    await expect(at.client.call('merge.preview', { task: uuid(), sources })).rejects.toThrow(
      'Ask whoever sent it for their work as Web Annotation',
    );
  });

  it('says of a native dataset with a label that is not here which format can be mapped', async () => {
    const path = join(at.dataDir, 'study.jsonl');
    await at.client.call('export.write', { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: false });
    await open('lead');
    const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
    expect(JSON.stringify(staged)).toContain('or export the dataset as Web Annotation');
  });
});
