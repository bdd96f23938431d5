import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staged } from '../../../shared/api/imports.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { hashOfProject, temporaryFolder } from '../../support/project.ts';
import { makeZip } from '../../support/zip.ts';

let at: TestCore;
let folder: string;
let path: string;

beforeAll(async () => {
  at = await testCore();
  folder = temporaryFolder();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  path = (await at.client.call('project.create', { name: 'Hostile' })).path;
});

afterAll(() => at.core.close());

type Files = Readonly<Record<string, string | Uint8Array>>;
const TEXT = 'Police said 12 people died.\n';
const GOOD: Files = { 'a.txt': TEXT, 'a.ann': 'T1\tClaim 12 21\t12 people\n' };

function put(files: Files): string {
  const into = join(folder, uuid());
  mkdirSync(into);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), content);
  }
  return into;
}

function zip(files: Parameters<typeof makeZip>[0]): string {
  const file = join(folder, `${uuid()}.zip`);
  writeFileSync(file, makeZip(files));
  return file;
}

const stage = (of: string, format?: string): Promise<Staged[]> =>
  at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path: of }, ...(format && { format }) });
const commit = (ids: readonly string[]) =>
  at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [...ids] });
const hash = (): string => hashOfProject(path);

/** What an import says that must not happen: of the choice as a whole, of a file, or of what it waits for. */
async function said(of: string, format?: string): Promise<string> {
  try {
    const staged = await stage(of, format);
    const ids = staged.flatMap(({ id, isLeftOut }) => (isLeftOut ? [] : id));
    await commit(ids);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('expected a refusal');
}

const jsonl = (value: object): string => `${JSON.stringify(value)}\n`;

describe('a choice that cannot be imported is refused, with its place, and the project stays byte for byte', () => {
  it.each<[string, () => string, RegExp, string?]>([
    ['an empty folder', () => put({}), /holds no texts/],
    ['a folder of pictures', () => put({ 'a.png': 'x', 'b/c.jpg': 'x' }), /holds no texts/],
    ['hidden files only', () => put({ '.a.txt': 'x', '.git/b.txt': 'x' }), /holds no texts/],
    ['an archive of nothing', () => zip([]), /holds no texts/],
    ['an archive whose name leads out', () => zip([{ name: '../a.txt', content: 'x' }]), /\.zip: .*\.\.\/a\.txt: /],
    ['an archive with one name twice', () => zip([{ name: 'a.txt', content: 'x' }, { name: 'A.txt', content: 'y' }]), /same name/],
    ['an archive that is none', () => { const file = join(folder, 'no.zip'); writeFileSync(file, 'PK?'); return file; }, /no\.zip: /],
    ['an archive that lies of its checksum', () => zip([{ name: 'a.txt', content: 'x', crc: 7 }]), /checksum/],
    ['annotations without their text', () => put({ 'x.ann': 'T1\tClaim 0 1\tx\n' }), /x\.ann/],
    ['one bad file of a good dataset', () => put({ ...GOOD, 'b.txt': TEXT.toUpperCase(), 'b.ann': 'T1\tClaim 12 x\t12 PEOPLE\n' }), /b\.ann:1: /],
    ['a lying offset', () => put({ 'a.txt': TEXT, 'a.ann': 'T1\tClaim 13 22\t12 people\n' }), /a\.ann:1: /],
    ['an offset outside', () => put({ 'a.txt': TEXT, 'a.ann': 'T1\tClaim 1200 2100\t12 people\n' }), /a\.ann:1: /],
    ['a relation to nowhere', () => put({ ...GOOD, 'a.ann': 'T1\tClaim 12 21\t12 people\nR1\tsupports Arg1:T1 Arg2:T9\n' }), /a\.ann:2: /],
    ['a label that is nowhere', () => put({ 'a.txt': TEXT, 'a.ann': 'T1\tOpinion 12 21\t12 people\n' }), /does not have label "Opinion"/],
    ['a name that cannot be seen', () => put({ 'a.jsonl': jsonl({ text: TEXT, label: [[0, 6, '\u200b']] }) }), /does not have label/],
    ['a name longer than any', () => put({ 'a.jsonl': jsonl({ text: TEXT, label: [[0, 6, 'x'.repeat(101)]] }) }), /does not have label/],
    ['a dataset without documents', () => put({ 'a.jsonl': '\n' }), /a\.jsonl/],
    ['text that is no UTF-8 in a dataset', () => put({ 'a.txt': Buffer.from([0x50, 0xff, 0x0a]), 'a.ann': '' }), /a\.txt/],
    ['a lone surrogate in a dataset', () => put({ 'a.jsonl': '{"text":"a \\ud83d b","label":[]}\n' }), /a\.jsonl:1: /],
    ['a NUL in a dataset', () => put({ 'a.jsonl': '{"text":"a \\u0000 b","label":[]}\n' }), /a\.jsonl:1: /],
    ['a good dataset beside a bad text', () => put({ 'set/a.txt': TEXT, 'set/a.ann': 'T1\tClaim 12 21\t12 people\n', 'z.txt': '' }), /empty/],
    ['a format that nothing in it has', () => put({ 'a.txt': TEXT }), /holds no texts/, 'brat'],
  ])('%s', async (_, make, says, format) => {
    const before = hash();
    expect(await said(make(), format)).toMatch(says);
    expect(hash()).toBe(before);
  }); // oxfmt-ignore

  it('a dataset that was mapped to a codebook that changed since', async () => {
    const [one] = await stage(put({ 'a.txt': TEXT, 'a.ann': 'T1\tOpinion 12 21\t12 people\n' }));
    if (one?.content?.kind !== 'foreign') throw new Error('expected a foreign dataset');
    const mapping = { ...one.content.mapping, labels: { Opinion: { to: 'FRAME', attributes: {} } } };
    await at.client.call('import.inspect', { id: one.id, mapping });
    await expect(commit([one.id])).rejects.toThrow(/does not have label "FRAME"/);
    await at.client.call('import.discard', { ids: [one.id] });
    await expect(commit([one.id])).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a choice that looks odd', () => {
  it('has links, hidden files and archives in archives left out', async () => {
    const into = put({ ...GOOD, '.DS_Store': 'x' });
    symlinkSync(path, join(into, 'link.txt'));
    writeFileSync(join(into, 'inner.zip'), zipSync({ 'b.txt': Buffer.from('b') }));
    const staged = await stage(into);
    const places = new Map(staged.map(({ place, isLeftOut }) => [place, isLeftOut]));
    expect(places).toEqual(new Map([[into.split('/').at(-1), undefined], ['inner.zip', true]])); // oxfmt-ignore
    await at.client.call('import.discard', { ids: staged.map(({ id }) => id) });
  });

  it('may have two datasets that add the same to the codebook', async () => {
    const set = (text: string): Files => ({
      'x.txt': text,
      'x.ann': `T1\tOpinion 0 4\t${text.slice(0, 4)}\nA1\tTone T1 ${text.slice(0, 4)}\n`,
    });
    const ids: string[] = [];
    for (const text of ['Good news.', 'Soft news.']) {
      const [one] = await stage(put(set(text)));
      if (one?.content?.kind !== 'foreign') throw new Error('expected a foreign dataset');
      await at.client.call('import.inspect', { id: one.id, mapping: { ...one.content.mapping, extend: true } });
      ids.push(one.id);
    }
    expect(await commit(ids)).toMatchObject({ annotations: 2 });
    const { attributes, labels } = await at.client.call('codebook.read', {});
    expect(labels.filter(({ name }) => name === 'Opinion')).toHaveLength(1);
    expect(attributes.find(({ on }) => on === 'Opinion')?.values.map(({ name }) => name)).toEqual(['Good', 'Soft']);
    const verified = await at.client.call('project.verify', { task: uuid() });
    expect(verified.problems).toEqual([]);
  });
});
