import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/procedures.ts';
import {
  changesBetween,
  fingerprintOf,
  manifestMaker,
  sinceOf,
} from '../../../electron/core/services/publication/manifest.ts';
import { namingFor } from '../../../electron/core/services/publication/pseudonyms.ts';
import { handleSchema } from '../../../shared/model/ids.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { record } from '../../formats/make.ts';
import { testCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const { core, client, tag } = await testCore();
const folder = temporaryFolder();
afterAll(() => core.close());

let n = 0;
const out = (): string => join(folder, `out-${(n += 1)}`);
type Write = Input<'export.write'>;
const write = async (more: Partial<Write> = {}) => {
  const path = out();
  const exported = await client.call('export.write', {
    task: uuid(),
    format: 'hugging-face',
    path,
    layer: 'all',
    overwrite: false,
    ...more,
  });
  return { ...exported, path };
};
const checklist = async () => (await client.call('dataset.checklist', { task: uuid(), layer: 'all' })).proposal;
const release = () => write({ release: uuid() });
const text = (path: string, file: string): string => readFileSync(join(path, file), 'utf8');
/** All bytes below a folder, as text. */
const everything = (path: string): string =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n')
    .replaceAll(path, '');

let document = '';
let annotation = '';
beforeAll(async () => {
  await client.call('preferences.save', { annotator: { id: 'ana-lopez', name: 'Ana Lopez' } });
  await client.call('project.create', { name: 'Troops', seeds: true });
  document = (await client.call('documents.list', {})).documents[0]?.id ?? '';
  annotation = await tag(document, 'North Korea');
});

describe('releases', () => {
  it('begin with 1.0.0, and are the same bytes when they are written again', async () => {
    await client.call('dataset.card.save', { batch: uuid(), card: { title: 'Troops', date: '2026-11-26' } });
    const first = await release();
    expect(first.version).toBe('1.0.0');
    expect(text(first.path, 'CHANGELOG.md')).toContain('## 1.0.0 (2026-11-26)\n\n- First release.');
    const again = await release();
    expect([again.version, again.sha256]).toEqual(['1.0.0', first.sha256]);
    expect((await client.call('dataset.card.read', {})).releases).toHaveLength(1);
    expect(await checklist()).toMatchObject({ step: 'same', version: '1.0.0', previous: '1.0.0' });
  });

  it('are PATCH where only the card was changed', async () => {
    await client.call('dataset.card.save', { batch: uuid(), card: { description: 'Claims on troops.' } });
    expect(await checklist()).toMatchObject({ step: 'patch', version: '1.0.1' });
  });

  it('are MINOR where data were only added, which the column `since` tells', async () => {
    await tag(document, 'Ukraine');
    expect(await checklist()).toMatchObject({
      step: 'minor',
      version: '1.1.0',
      changes: { annotations: { added: 1, changed: 0, removed: 0 }, labels: { CLAIM: { added: 1 } } },
    });
    const second = await release();
    expect(second.version).toBe('1.1.0');
    const changes = text(second.path, 'CHANGELOG.md');
    expect(changes).toMatch(/## 1\.1\.0 .*- Annotations: 1 added\n {2}- CLAIM: 1 added.*## 1\.0\.0/s);
    expect((await client.call('project.verify', {})).problems).toEqual([]);
  });

  it('are MAJOR where something was changed or removed', async () => {
    await client.call('annotations.update', { batch: uuid(), id: annotation, label: 'SOURCE' });
    expect(await checklist()).toMatchObject({
      step: 'major',
      version: '2.0.0',
      changes: { annotations: { added: 0, changed: 1, removed: 0 } },
    });
    await client.call('annotations.delete', { batch: uuid(), ids: [annotation] });
    expect(await checklist()).toMatchObject({ step: 'major', changes: { annotations: { removed: 1 } } });
  });

  it('are called as the card says where that is not less than the rule asks', async () => {
    await client.call('dataset.card.save', { batch: uuid(), card: { version: '1.5.0' } });
    expect((await checklist()).version).toBe('2.0.0');
    const { checks } = await client.call('dataset.checklist', { task: uuid(), layer: 'all' });
    expect(checks.find(({ id }) => id === 'version')?.what).toBe(
      'The card says 1.5.0, but the release would be 2.0.0.',
    );
    await client.call('dataset.card.save', { batch: uuid(), card: { version: '3.0.0' } });
    expect((await release()).version).toBe('3.0.0');
  });

  it('can be taken back', async () => {
    expect((await client.call('history.state', {})).undo).toBe('release 3.0.0');
    await client.call('history.undo', { batch: uuid() });
    const { releases } = await client.call('dataset.card.read', {});
    expect(releases.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
  });

  it('are none of a format without a version', async () => {
    const path = join(folder, 'none.jsonl');
    await expect(write({ format: 'jsonl', path, release: uuid() })).rejects.toThrow(/has no version/);
    expect(existsSync(path)).toBe(false);
  });
});

describe('pseudonyms', () => {
  it('stand wherever a record says who, and nobody else gets one', () => {
    const layers = [
      { id: 'ana', kind: 'annotator' },
      { id: 'old', kind: 'import' },
      { id: 'gold', kind: 'gold' },
      { id: 'sample', kind: 'annotator' },
    ] as const;
    const naming = namingFor({ pseudonymKey: 'a long secret' }, layers);
    const [ana, old] = ['ana', 'old'].map((id) => naming.nameOf(id));
    expect(ana).toMatch(/^annotator-[0-9a-f]{10}$/);
    expect(handleSchema.safeParse(ana).success).toBe(true);
    expect(['gold', 'sample'].map((id) => naming.nameOf(id))).toEqual(['gold', 'sample']);
    const one = record('Police said so.', {});
    const fragments = [{ start: utf16(0), end: utf16(6) }];
    const origin = { kind: 'adjudication', from: ['ana', 'old', 'a1'] } as const;
    const shared = {
      document: one.id,
      label: 'CLAIM',
      fragments,
      quote: 'Police',
      attributes: {},
      codebookVersion: '1',
    };
    const named = naming.applied({
      ...one,
      labels: { ana: { genre: 'news' }, gold: { genre: 'news' } },
      annotations: [{ ...shared, id: 'a2', layer: 'gold', origin: { ...origin, from: [...origin.from] } }],
      relations: [{ id: 'r1', type: 'contradicts', from: 'a2', to: 'a1', layer: 'old', attributes: {} }],
    });
    expect(named.annotations[0]).toMatchObject({ layer: 'gold', origin: { from: [ana, old, 'a1'] } });
    expect(named.relations[0]?.layer).toBe(old);
    expect(Object.keys(named.labels)).toEqual([ana, 'gold']);
  });

  it('are the same with the same key, to the byte, and name nobody anywhere', async () => {
    const [a, b, other, none] = [
      await write({ documents: [document], pseudonymKey: 'a long secret' }),
      await write({ documents: [document], pseudonymKey: 'a long secret', pseudonyms: true }),
      await write({ documents: [document], pseudonymKey: 'another secret' }),
      await write({ documents: [document], pseudonyms: true }),
    ];
    expect(a.sha256).toBe(b.sha256);
    expect(new Set([a, other, none].map(({ sha256 }) => sha256)).size).toBe(3);
    for (const { path } of [a, other, none]) {
      expect(everything(path)).toMatch(/annotations-annotator-[0-9a-f]{10}/);
      expect(everything(path)).not.toMatch(/ana-lopez|Ana Lopez|a long secret|another secret/);
    }
    expect(everything((await write()).path)).toContain('ana-lopez');
  });

  it('stand in every other format, and in what it says is lost', async () => {
    const { formats } = { formats: await client.call('formats.list', {}) };
    for (const { id, shape, write: isWritten } of formats.filter((format) => format.write)) {
      expect(isWritten).toBe(true);
      const path = `${out()}${shape === 'file' ? '.x' : ''}`;
      await write({ format: id, path, documents: [document], pseudonymKey: 'a long secret' });
      const bytes = shape === 'tree' ? everything(path) : readFileSync(path, 'latin1');
      const losses = `${path}.losses.json`;
      expect([id, bytes.includes('ana-lopez') || bytes.includes('Ana Lopez')]).toEqual([id, false]);
      if (existsSync(losses)) expect(readFileSync(losses, 'utf8')).not.toMatch(/ana-lopez|Ana Lopez/);
    }
  });
});

describe('without texts', () => {
  it('a dataset has neither, and says so; formats that cannot are refused', async () => {
    const { path, losses } = await write({ withoutText: true });
    expect(everything(path)).not.toContain('North Korea’s');
    expect(text(path, 'LICENSE.md')).toContain('The texts themselves are not in this dataset');
    expect(losses.find(({ what }) => what === 'text')?.count).toBe(5);
    await expect(write({ format: 'jsonl', withoutText: true })).rejects.toThrow(/cannot be written without the texts/);
  });

  it('stand-off annotation is read again and compared', async () => {
    const { proof } = await write({ format: 'standoff', path: `${out()}.jsonl`, prove: true });
    expect(proof).toEqual({ format: 'standoff', same: true, differences: [] });
  });

  it('what repeats a text all the same is counted before, in the files, and asked about', async () => {
    const { text: whole } = await client.call('documents.read', { id: document });
    const card = { description: `It begins: ${whole.slice(0, 60)}`, textRights: 'restricted' } as const;
    await client.call('dataset.card.save', { batch: uuid(), card });
    const field = { what: 'field in which 40 or more characters of a text stand', count: 1 };
    const choice = { task: uuid(), layer: 'all', withoutText: true } as const;
    const previewed = await client.call('export.preview', { ...choice, format: 'hugging-face' });
    const { path, losses } = await write({ withoutText: true });
    for (const list of [previewed.losses, losses]) {
      expect(list).toEqual(expect.arrayContaining([expect.objectContaining(field)]));
      expect(list.find(({ what }) => what === 'example of the codebook')?.count).toBeGreaterThan(0);
    }
    expect(text(path, 'codebook.json')).not.toContain('"quote"');
    expect(text(path, 'LICENSE.md')).toContain('1 note, claim or attribute quotes 40 or more characters');
    const { checks } = await client.call('dataset.checklist', choice);
    expect(checks.find(({ id }) => id === 'texts_quoted')).toMatchObject({ severity: 'must', count: 1 });
  });
});

describe('a manifest', () => {
  const made = (entries: Readonly<Record<string, string>>, before?: Uint8Array, ordinal = 1): Uint8Array => {
    const maker = manifestMaker();
    for (const [id, label] of Object.entries(entries)) maker.add('annotations', id, { label }, label);
    return maker.made(before, ordinal);
  };

  it('does not depend on the order in which it was filled', () => {
    expect(made({ a: 'X', b: 'Y' })).toEqual(made({ b: 'Y', a: 'X' }));
    expect(fingerprintOf(made({ a: 'X' }))).not.toBe(fingerprintOf(made({ a: 'Y' })));
  });

  it('keeps the release that each entry came with as it is', () => {
    const first = made({ a: 'X', b: 'X', c: 'X' });
    const second = made({ a: 'X', b: 'Y', d: 'X' }, first, 2);
    expect(['a', 'b', 'd', 'c'].map((id) => sinceOf(second, 'annotations', id))).toEqual([1, 2, 2, 0]);
    expect(fingerprintOf(second)).toBe(fingerprintOf(made({ d: 'X', b: 'Y', a: 'X' })));
    const { kinds, labels } = changesBetween(first, second, ['X', 'Y']);
    expect(kinds.annotations).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(labels).toEqual({ X: { added: 1, changed: 0, removed: 1 }, Y: { added: 0, changed: 1, removed: 0 } });
  });
});
