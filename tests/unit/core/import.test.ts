import { mkdirSync, openSync, closeSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import { documentId } from '../../../electron/core/sources/identity.ts';
import { sha256, temporaryFolder } from '../../support/project.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let folder: string;

beforeEach(async () => {
  at = await testCore();
  folder = temporaryFolder();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await at.client.call('project.create', { name: 'Import' });
});

afterEach(() => at.core.close());

const TEXT = 'Police said 12 people died. The mayor said 15.';
const CLAIM = { id: 'a1', annotator: 'bo', label: 'CLAIM', start: 12, end: 21, quote: '12 people', attributes: {} };
const RELATION = { id: 'r1', type: 'updates', from: 'a1', to: 'a2' };

const line = (rest: object = {}, text = TEXT): string =>
  `${JSON.stringify({ text, text_sha256: sha256(text), offset_unit: 'codepoint', title: 'T', annotations: [CLAIM], ...rest })}\n`;

const stagePath = (path: string): Promise<Staged[]> =>
  at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });

async function stage(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const [staged] = await stagePath(path);
  expect(staged?.problem).toBeNull();
  return staged?.id ?? '';
}

const commit = (ids: string[], batch: string = uuid()): Promise<Imported> =>
  at.client.call('import.commit', { batch, task: uuid(), ids });

const seq = async (): Promise<number> => (await at.client.call('session.read', {})).project?.seq ?? 0;

describe('what an import counts', () => {
  const counts = ({ documents, known, repeated, annotations }: Imported): readonly number[] => [
    documents.length - known,
    known,
    repeated,
    annotations,
  ];

  it('a text that several files have is one document, new or known, and is never counted below nothing', async () => {
    const files = async () => [
      await stage('a.txt', TEXT),
      await stage('b.txt', TEXT),
      await stage('c.txt', 'Another one.'),
      await stage('d.jsonl', line()),
      await stage('e.jsonl', line({ annotations: [{ ...CLAIM, id: 'a2', annotator: 'cy' }] })),
    ];
    const task = uuid();
    const dry = await at.client.call('import.commit', { batch: uuid(), task, ids: await files(), dryRun: true });
    expect(counts(dry)).toEqual([2, 0, 3, 2]);
    expect(counts(await commit(await files()))).toEqual([2, 0, 3, 2]);
    expect(counts(await commit(await files()))).toEqual([0, 2, 3, 0]);
    expect(counts(await commit([await stage('a.txt', TEXT), await stage('b.txt', TEXT)]))).toEqual([0, 1, 1, 0]);
  });

  it('a preview names the document that a text is, so that files of one text can be told', async () => {
    const staged = [await stagePath(write('x.txt')), await stagePath(write('y.txt'))].flat();
    expect(staged.map(({ content }) => content?.kind === 'document' && content.document)).toEqual([
      documentId(TEXT),
      documentId(TEXT),
    ]);
  });

  function write(name: string): string {
    writeFileSync(join(folder, name), TEXT);
    return join(folder, name);
  }
});

describe('an import that is sent again', () => {
  it.each(['after the answer', 'before the answer'])('%s is answered the same and written once', async (when) => {
    const ids = [await stage('a.txt', 'A new text.'), await stage('d.jsonl', line())];
    const batch = uuid();
    const sent = commit(ids, batch);
    if (when === 'after the answer') await sent;
    const again = await commit(ids, batch);
    expect(again).toEqual(await sent);
    expect(again).toMatchObject({ known: 0, annotations: 1, seq: await seq() });
    expect(again.documents).toHaveLength(2);
    await expect(commit(ids.slice(0, 1), batch)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('after a restart is answered from the log', async () => {
    const ids = [await stage('a.txt', 'A new text.'), await stage('d.jsonl', line())];
    const batch = uuid();
    const first = await commit(ids, batch);
    const path = (await at.client.call('session.read', {})).project?.path ?? '';
    await at.core.close();
    at = await testCore(at.dataDir);
    await at.client.call('project.open', { path });
    expect(await commit(ids, batch)).toEqual(first);
    expect(await seq()).toBe(first.seq);
  });

  it('under the id of another gesture is refused', async () => {
    const { documents } = await commit([await stage('a.txt', 'A new text.')]);
    const batch = uuid();
    await at.client.call('documents.setStatus', { batch, document: documents[0] ?? '', state: 'done' });
    await expect(commit([await stage('b.txt', 'Another text.')], batch)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that failed can be tried anew under the same id', async () => {
    const batch = uuid();
    const bad = await stage('bad.jsonl', line({ relations: [{ ...RELATION, to: 'nowhere' }] }));
    const other = await stage('d.jsonl', line({}));
    await expect(commit([bad], batch)).rejects.toMatchObject({ code: 'refused' });
    expect(await commit([other], batch)).toMatchObject({ annotations: 1 });
  });
});

describe('two datasets at once', () => {
  const SECOND = { ...CLAIM, id: 'a2', start: 43, end: 45, quote: '15' };
  const both = { annotations: [CLAIM, SECOND], relations: [RELATION] };

  it.each<[string, object, RegExp]>([
    ['annotation', { ...both, annotations: [{ ...CLAIM, note: 'x' }, SECOND] }, /the annotation a1 is not the same/],
    ['relation', { ...both, relations: [{ ...RELATION, note: 'x' }] }, /the relation r1 is not the same/],
    ['document', { ...both, title: 'Another' }, /the document d_\w+ is not the same/],
  ])('that say different things of one %s are refused, with both places', async (_, other, message) => {
    const ids = [await stage('one.jsonl', line(both)), await stage('two.jsonl', `\n${line(other)}`)];
    const before = await seq();
    const refused = commit(ids);
    await expect(refused).rejects.toMatchObject({ code: 'refused', details: { file: 'two.jsonl', line: 2 } });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toThrow(/^two\.jsonl:2: .* in one\.jsonl:1\. /);
    expect(await seq()).toBe(before);
  });

  it('that say the same count once, and their publications add up', async () => {
    const metadata = (...names: string[]) => ({ publications: names.map((name) => ({ file_name: name })) });
    const ids = [
      await stage('one.jsonl', line({ ...both, metadata: metadata('a.txt') })),
      await stage('two.jsonl', line({ ...both, metadata: metadata('a.txt', 'b\u202e.txt') })),
    ];
    const imported = await commit(ids);
    expect(imported).toMatchObject({ known: 0, kept: 0, annotations: 2, relations: 1 });
    expect(imported.documents).toHaveLength(1);
    const { document } = await at.client.call('documents.read', { id: imported.documents[0] ?? '' });
    expect(document.publications).toEqual([{ fileName: 'a.txt' }, { fileName: 'b\ufffd.txt' }]);
    expect((await at.client.call('project.verify', {})).problems).toEqual([]);
  });
});

describe('a dataset onto texts that are there', () => {
  const said = {
    annotations: [],
    title: 'The file’s title',
    metadata: { story: 'x', publications: [{ outlet: 'Courier' }] },
  };

  it('brings publications; title and metadata stay, and are counted', async () => {
    await commit([await stage('a.txt', TEXT)]);
    const { documents, ...counts } = await commit([await stage('d.jsonl', line(said))]);
    expect(counts).toMatchObject({ known: 1, kept: 1, annotations: 0 });
    const { document } = await at.client.call('documents.read', { id: documents[0] ?? '' });
    expect(document).toMatchObject({ title: TEXT, metadata: {} });
    expect(document.publications).toEqual([{ fileName: 'a.txt' }, { outlet: 'Courier' }]);
    const before = await seq();
    expect(await commit([await stage('d.jsonl', line(said))])).toMatchObject({ kept: 1, seq: before });
  });

  it('chosen together with the file gives that its title and metadata', async () => {
    const ids = [await stage('a.txt', `\ufeff${TEXT}`), await stage('d.jsonl', line(said))];
    const { documents } = await commit(ids);
    expect(documents).toEqual([documentId(TEXT)]);
    const { document } = await at.client.call('documents.read', { id: documents[0] ?? '' });
    expect(document).toMatchObject({ title: 'The file’s title', metadata: { story: 'x' } });
    expect(document.bytesSha256).toBe(sha256(readFileSync(join(folder, 'a.txt'))));
    expect(document.publications).toEqual([{ fileName: 'a.txt' }, { outlet: 'Courier' }]);
  });
});

describe('files that cannot be taken', () => {
  it.each<[string, string, string, () => void]>([
    ['a circle of links', 'loop.txt', 'io', () => symlinkSync('loop.txt', join(folder, 'loop.txt'))],
    ['a name that is too long', `${'x'.repeat(300)}.txt`, 'not_found', () => {}],
    ['a name with NUL in it', 'a\0.txt', 'invalid', () => {}],
    ['a path through a file', 'file/a.txt', 'not_found', () => writeFileSync(join(folder, 'file'), 'x')],
  ])('%s is refused', async (_, name, code, make) => {
    make();
    await expect(stagePath(join(folder, name))).rejects.toMatchObject({ code });
  });

  it('a codebook in a circle of links is refused', async () => {
    symlinkSync('loop.json', join(folder, 'loop.json'));
    const made = at.client.call('project.create', { name: 'Loop', codebook: join(folder, 'loop.json') });
    await expect(made).rejects.toMatchObject({ code: 'io' });
  });

  it('more than 1024 MiB together are refused before they are read', async () => {
    const large = join(folder, 'large');
    mkdirSync(large);
    for (let i = 0; i < 33; i++) {
      const path = join(large, `${i}.txt`);
      closeSync(openSync(path, 'w'));
      truncateSync(path, 32 * 2 ** 20);
    }
    await expect(stagePath(large)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/larger than 1024 MiB together/) as string,
    });
  });
});

describe('a file name that hides something', () => {
  it('is kept with marks, and the title goes without', async () => {
    const [staged] = await stagePath(writeInvisible());
    expect([staged?.name, staged?.place]).toEqual(['in\ufffdvoice.txt', 'in\ufffdvoice.txt']);
    const { documents } = await commit([staged?.id ?? '']);
    const { document } = await at.client.call('documents.read', { id: documents[0] ?? '' });
    expect(document.publications).toEqual([{ fileName: 'in\ufffdvoice.txt' }]);
  });

  function writeInvisible(): string {
    const path = join(folder, 'in\u202evoice.txt');
    writeFileSync(path, TEXT);
    return path;
  }
});
