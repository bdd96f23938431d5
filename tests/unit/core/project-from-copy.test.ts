import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let bundle: string;
const pathOf = (name: string): string => join(at.dataDir, `${name}.claimwright`);
const as = (name: string) => at.client.call('preferences.save', { annotator: { id: name.toLowerCase(), name } });
const fromCopy = (path: string, to?: string) =>
  at.client.call('project.fromCopy', {
    task: uuid(),
    source: { kind: 'path', path },
    ...(to !== undefined && { path: to }),
  });

async function bundled(name: string): Promise<string> {
  const path = join(at.dataDir, `${name}.cwb`);
  await at.client.call('bundle.write', { task: uuid(), path, originals: true, overwrite: true });
  return path;
}

async function exported(): Promise<string> {
  const target = join(at.dataDir, `${uuid()}.jsonl`);
  await at.client.call('export.write', { task: uuid(), format: 'jsonl', path: target, layer: 'all', overwrite: false });
  return readFileSync(target, 'utf8');
}

/** A project whose codebook nobody else has. */
beforeEach(async () => {
  at = await testCore();
  await as('Ana');
  const codebook = join(at.dataDir, 'own.json');
  writeFileSync(
    codebook,
    JSON.stringify({ id: 'own-scheme', version: '1.0.0', span_labels: [{ name: 'FACT' }, { name: 'VIEW' }] }),
  );
  await at.client.call('project.create', { name: 'Team one', path: pathOf('lead'), seeds: true, codebook });
  const document = (await at.client.call('documents.list', {})).documents[1]?.id ?? '';
  await at.tag(document, 'North Korea', 'FACT');
  const { version } = await at.client.call('codebook.read', {});
  const renamed = { edit: 'renameLabel' as const, label: 'FACT', to: 'REPORTED' };
  await at.client.call('codebook.edit', { batch: uuid(), edits: [renamed], base: version });
  bundle = await bundled('lead');
});
afterEach(() => at.core.close());

describe('a project that is made from a bundle', () => {
  it('is what a copy of the file would be: same name, codebook, work and history, and its own bundle is the same bytes', async () => {
    const before = await exported();
    const made = await fromCopy(bundle, pathOf('ben'));
    expect(made).toMatchObject({ name: 'Team one', path: pathOf('ben'), readOnly: false });
    expect(await exported()).toBe(before);
    expect(readFileSync(await bundled('ben')).equals(readFileSync(bundle))).toBe(true);
    expect(await at.client.call('project.verify', {})).toMatchObject({ problems: [] });
  });

  it('sends back what is done in it, as a copy of the same project', async () => {
    await fromCopy(bundle, pathOf('ben'));
    await as('Ben');
    const document = (await at.client.call('documents.list', {})).documents[2]?.id ?? '';
    const id = await at.tag(document, 'troops', 'REPORTED');
    const back = await bundled('ben');
    await at.client.call('project.open', { path: pathOf('lead') });
    const sources = [{ kind: 'path' as const, path: back }];
    const { plans, id: read } = await at.client.call('merge.preview', { task: uuid(), sources });
    expect(plans).toMatchObject([{ project: { isSame: true }, codebook: { is: 'same' }, conflicting: 0 }]);
    await at.client.call('merge.commit', { task: uuid(), id: read });
    expect((await at.client.call('annotations.list', {})).map((one) => one.id)).toContain(id);
  });

  it('can be made from a project file, too, and goes to the usual folder under its name', async () => {
    await at.client.call('project.close', {});
    const made = await fromCopy(pathOf('lead'));
    expect(made.path).toBe(join(at.folder, 'Team one.claimwright'));
    await expect(fromCopy(pathOf('lead'))).rejects.toMatchObject({ code: 'exists' });
  });
});

describe('what cannot be a project', () => {
  it.each([
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['is no bundle at all', () => Buffer.from('{}')],
  ])('a file that %s is refused by name; nothing is made, and what was open stays open', async (_, broken) => {
    const path = join(at.dataDir, 'bad.cwb');
    writeFileSync(path, broken(readFileSync(bundle)));
    // Where copies are read has its folder, which is left empty.
    const files = (): string[] =>
      readdirSync(at.dataDir, { recursive: true })
        .map(String)
        .filter((name) => name !== 'incoming')
        .toSorted();
    const there = files();
    await expect(fromCopy(path, pathOf('new'))).rejects.toThrow('bad.cwb');
    expect(existsSync(pathOf('new'))).toBe(false);
    expect(files()).toEqual(there);
    expect((await at.client.call('session.read', {})).project?.path).toBe(pathOf('lead'));
  });

  it('one that is ended leaves nothing', async () => {
    const task = uuid();
    const leave = at.core.subscribe((event) => {
      if (event.type === 'progress' && event.task === task) void at.core.call('task.cancel', { task });
    });
    const source = { kind: 'path' as const, path: bundle };
    const made = at.client.call('project.fromCopy', { task, source, path: pathOf('new') });
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
    leave();
    expect(readdirSync(at.dataDir).filter((name) => name.includes('new'))).toEqual([]);
    expect((await at.client.call('session.read', {})).project?.path).toBe(pathOf('lead'));
  });
});
