import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utf16 } from '../../../shared/text/units.ts';
import { sha256, temporaryFolder } from '../../support/project.ts';
import { SEEDS, testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;

async function begin(dataDir?: string): Promise<void> {
  at = await testCore(dataDir);
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
}

beforeEach(() => begin());

afterEach(() => at.core.close());

const documents = async (): Promise<string[]> =>
  (await at.client.call('documents.list', {})).documents.map(({ id }) => id);

describe('the sample project', () => {
  // Elsewhere it is opened as it was made before all tests.
  beforeEach(async () => {
    await at.core.close();
    await begin(temporaryFolder());
  });

  it('holds the five seeds, with their outlets, in order', async () => {
    const { documents } = await at.client.call('documents.list', {});
    expect(documents.map(({ fileName, outlet }) => [fileName?.slice(0, 3), outlet])).toEqual([
      ['000', 'FeaturedHeadlines.com'],
      ['001', null],
      ['002', 'ICARO Media Group'],
      ['003', null],
      ['004', null],
    ]);
  });

  it('keeps every byte of them', async () => {
    for (const id of await documents()) {
      const { document, text } = await at.client.call('documents.read', { id });
      const bytes = readFileSync(join(SEEDS, document.publications[0]?.fileName ?? ''));
      expect(document.bytesSha256).toBe(sha256(bytes));
      expect(text).toBe(bytes.toString('utf8'));
    }
  });

  it('is made once and opened again with what was done in it', async () => {
    const [first = ''] = await documents();
    const id = await at.tag(first, 'North Korea');
    await at.core.close();
    at = await testCore(at.dataDir);
    await at.client.call('project.sample', {});
    expect((await at.client.call('documents.read', { id: first })).annotations.map((a) => a.id)).toEqual([id]);
    expect(await at.client.call('history.state', {})).toEqual({ undo: 'tag CLAIM', redo: null });
  });
});

describe('a batch', () => {
  it('that is sent twice is written once and answered twice', async () => {
    const [document = ''] = await documents();
    const request = {
      batch: uuid(),
      annotations: [{ id: uuid(), document, label: 'CLAIM', fragments: [{ start: 0, end: 7 }], quote: 'N.Korea' }],
    };
    const first = await at.client.call('annotations.create', request);
    await at.client.call('annotations.update', { batch: uuid(), id: request.annotations[0]?.id ?? '', note: 'later' });
    const second = await at.client.call('annotations.create', request);
    expect(second.seq).toBe(first.seq);
    expect((await at.client.call('documents.read', { id: document })).annotations).toHaveLength(1);
  });

  it('whose id was used for something else is refused', async () => {
    const [document = ''] = await documents();
    const batch = uuid();
    const draft = (id: string) => ({
      id,
      document,
      label: 'CLAIM',
      fragments: [{ start: 0, end: 7 }],
      quote: 'N.Korea',
    });
    await at.client.call('annotations.create', { batch, annotations: [draft(uuid())] });
    await expect(at.client.call('annotations.create', { batch, annotations: [draft(uuid())] })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it.each([
    ['a label that the codebook lacks', { label: 'RUMOUR' }, 'invalid', /no label "RUMOUR"/],
    ['a quote that the text lacks', { quote: 'S.Korea' }, 'conflict', /the text there says "N.Korea"/],
    ['a span after the end', { fragments: [{ start: 0, end: 99_999 }] }, 'invalid', /offset 99999 is outside the text/],
    ['an empty span', { fragments: [{ start: 3, end: 3 }], quote: '' }, 'invalid', /not empty|at least|>=1/],
    ['a document that is not there', { document: `d_${'a'.repeat(26)}` }, 'not_found', /no document/],
  ])('with %s is refused and changes nothing', async (_, wrong, code, message) => {
    const [document = ''] = await documents();
    const draft = {
      id: uuid(),
      document,
      label: 'CLAIM',
      fragments: [{ start: 0, end: 7 }],
      quote: 'N.Korea',
      ...wrong,
    };
    const before = (await at.client.call('session.read', {})).project?.seq;
    const call = at.client.call('annotations.create', { batch: uuid(), annotations: [draft] });
    await expect(call).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
    const after = (await at.client.call('session.read', {})).project?.seq ?? 0;
    // The annotator's own layer may have come in; nothing else.
    expect(after - (before ?? 0)).toBeLessThanOrEqual(2);
    expect((await at.client.call('project.stats', {})).annotations).toBe(0);
  });

  it('inside an emoji is refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'emoji.txt'), 'Eleven 😀 thousand.');
    const [staged] = await at.client.call('import.stage', {
      task: uuid(),
      source: { kind: 'path', path: join(folder, 'emoji.txt') },
    });
    const {
      documents: [document = ''],
    } = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    const draft = {
      id: uuid(),
      document,
      label: 'CLAIM',
      fragments: [{ start: utf16(0), end: utf16(8) }],
      quote: 'Eleven \ud83d',
    };
    await expect(at.client.call('annotations.create', { batch: uuid(), annotations: [draft] })).rejects.toMatchObject({
      message: expect.stringMatching(/offset 8 is inside a character/) as string,
    });
  });
});

describe('events', () => {
  it('carry every change in order, without a gap, and log.since gives what was missed', async () => {
    const [document = ''] = await documents();
    const from = (await at.client.call('session.read', {})).project?.seq ?? 0;
    at.events.length = 0;
    await at.tag(document, 'North Korea');
    await at.tag(document, 'Ukraine', 'PLACE');
    await at.client.call('history.undo', { batch: uuid() });
    const batches = at.events.flatMap((event) => (event.type === 'batch' ? [event] : []));
    let seq = from;
    for (const { first, seq: last } of batches) {
      expect(first).toBe(seq + 1);
      seq = last;
    }
    const missed = await at.client.call('log.since', { seq: from });
    expect(missed.batches.map(({ batch, first, seq }) => ({ batch, first, seq }))).toEqual(
      batches.map(({ batch, first, seq }) => ({ batch, first, seq })),
    );
  });
});

describe('importing', () => {
  const stage = (path: string) => at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });

  it('takes the same text twice as one document that appeared twice', async () => {
    const folder = temporaryFolder();
    copyFileSync(join(SEEDS, '001_75a02627ba4af98b.txt'), join(folder, 'copy.txt'));
    const [staged] = await stage(join(folder, 'copy.txt'));
    expect(staged?.content).toMatchObject({ duplicateOf: expect.stringContaining('10,000 Troops') as string });
    const imported = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    expect(imported).toMatchObject({ known: 1 });
    expect(await documents()).toHaveLength(5);
    const { document } = await at.client.call('documents.read', { id: imported.documents[0] ?? '' });
    expect(document.publications.map(({ fileName }) => fileName)).toEqual(['001_75a02627ba4af98b.txt', 'copy.txt']);
  });

  it('reads a folder in the order of its paths and says what it leaves out', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'b.txt'), 'Second text.');
    writeFileSync(join(folder, 'a.md'), '# Title\n\nFirst text.');
    writeFileSync(join(folder, 'sub', 'c.txt'), Buffer.from([0xe9, 0x74, 0xe9, 0x20, 0x63, 0x61, 0x66, 0xe9]));
    writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50]));
    const staged = await stage(folder);
    expect(staged.map(({ place, problem }) => [place, problem === null])).toEqual([
      ['a.md', true],
      ['b.txt', true],
      ['picture.png', false],
      ['sub/c.txt', true],
    ]);
    const latin = staged[3]?.content;
    expect(latin).toMatchObject({ kind: 'document', encodingFrom: 'guess', preview: 'été café' });
    const again = await at.client.call('import.inspect', { id: staged[3]?.id ?? '', encoding: 'windows-1251' });
    expect(again.content).toMatchObject({ encoding: 'windows-1251', encodingFrom: 'user', preview: 'йtй cafй' });
  });

  it('is all or nothing: one file with a problem refuses them all', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'good.txt'), 'A good text.');
    writeFileSync(join(folder, 'bad.txt'), 'NUL \0 inside');
    const staged = await stage(folder);
    const ids = staged.map(({ id }) => id);
    await expect(at.client.call('import.commit', { batch: uuid(), task: uuid(), ids })).rejects.toMatchObject({
      code: 'refused',
    });
    expect(await documents()).toHaveLength(5);
  });

  it('can be undone, but not from under annotations', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'new.txt'), 'A new text.');
    const [staged] = await stage(join(folder, 'new.txt'));
    const imported = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    await at.client.call('history.undo', { batch: uuid() });
    expect(await documents()).toHaveLength(5);
    await at.client.call('history.redo', { batch: uuid() });
    expect(await documents()).toHaveLength(6);
    await at.tag(imported.documents[0] ?? '', 'new');
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    await expect(at.client.call('history.undo', { batch: uuid() })).rejects.toMatchObject({
      message: 'There is nothing to undo.',
    });
  });

  it.each([
    ['a folder without texts', (folder: string) => mkdirSync(join(folder, 'x')), 'x', /holds no texts/],
    ['a missing file', () => {}, 'x', /There is no file/],
  ])('refuses %s', async (_, make, name, message) => {
    const folder = temporaryFolder();
    make(folder);
    await expect(stage(join(folder, name))).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('the native dataset', () => {
  const exportTo = (path: string) =>
    at.client.call('export.write', { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: false });

  it('goes out and into another project and out again as the same bytes', async () => {
    const folder = temporaryFolder();
    const [first = '', second = ''] = await documents();
    await at.tag(first, 'North Korea');
    await at.tag(second, 'Kursk', 'PLACE');
    const one = await exportTo(join(folder, 'one.jsonl'));
    expect(one).toMatchObject({ documents: 5, annotations: 2, sha256: sha256(readFileSync(one.path)) });

    await at.client.call('project.create', { name: 'Other' });
    const [staged] = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path: one.path } });
    expect(staged?.content).toMatchObject({ kind: 'dataset', documents: 5, newDocuments: 5, newAnnotations: 2 });
    await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    expect((await exportTo(join(folder, 'two.jsonl'))).sha256).toBe(one.sha256);

    const [again] = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path: one.path } });
    const before = (await at.client.call('session.read', {})).project?.seq;
    const result = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [again?.id ?? ''] });
    expect(result).toMatchObject({ annotations: 0, known: 5, seq: before });
    expect((await at.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('never overwrites what is there unless told, and never a project', async () => {
    const path = join(temporaryFolder(), 'out.jsonl');
    writeFileSync(path, 'mine');
    await expect(exportTo(path)).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const project = (await at.client.call('session.read', {})).project?.path ?? '';
    const over = at.client.call('export.write', {
      task: uuid(),
      format: 'jsonl',
      path: project,
      layer: 'all',
      overwrite: true,
    });
    await expect(over).rejects.toMatchObject({ message: expect.stringMatching(/project that is open/) as string });
    await at.client.call('project.create', { name: 'Other' });
    const closed = { task: uuid(), format: 'jsonl', path: project, layer: 'all', overwrite: true };
    await expect(at.client.call('export.write', closed)).rejects.toMatchObject({
      message: expect.stringMatching(/is a Claimwright project/) as string,
    });
  });

  it.each([
    ['layer', { layer: 'nobody' }, /no layer "nobody"/],
    ['format', { format: 'xlsx' }, /no format "xlsx"/],
    ['label', { labels: ['RUMOUR'] }, /no label "RUMOUR"/],
    ['document', { documents: [`d_${'a'.repeat(26)}`] }, /no document/],
  ])('refuses a %s that is not there', async (_, wrong, message) => {
    const path = join(temporaryFolder(), 'out.jsonl');
    const request = { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: false, ...wrong };
    await expect(at.client.call('export.write', request)).rejects.toMatchObject({
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('verify', () => {
  it('finds nothing in a sound project and every planted fault in a broken one', async () => {
    const [document = ''] = await documents();
    await at.tag(document, 'North Korea');
    expect(await at.client.call('project.verify', {})).toMatchObject({ ok: true, documents: 5, annotations: 1 });
    const path = (await at.client.call('session.read', {})).project?.path ?? '';
    await at.client.call('project.close', {});

    const db = new Database(path);
    const triggers = db
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    for (const trigger of ['texts_never_change', 'originals_never_change', 'operations_never_change'])
      db.exec(`DROP TRIGGER ${trigger}`);
    db.prepare("UPDATE texts SET text = replace(text, 'Korea', 'Corea') WHERE document = ?").run(document);
    db.prepare("UPDATE originals SET bytes = x'00' WHERE document = ?").run(document);
    db.exec(`UPDATE documents SET title = 'Planted' WHERE id <> '${document}' AND title LIKE '%30,000%'`);
    db.exec("UPDATE operations SET base = 'planted' WHERE seq = 3");
    // What opens is a project's file in every respect but its content.
    for (const { name, sql } of triggers) db.exec(`DROP TRIGGER IF EXISTS ${name}; ${sql}`);
    db.close();

    await at.client.call('project.open', { path });
    // What is damaged is neither shown nor worked on.
    await expect(at.client.call('documents.read', { id: document })).rejects.toMatchObject({ code: 'damaged' });
    await expect(
      at.client.call('annotations.create', {
        batch: uuid(),
        annotations: [{ id: uuid(), document, label: 'CLAIM', fragments: [{ start: 0, end: 7 }], quote: 'N.Corea' }],
      }),
    ).rejects.toMatchObject({ code: 'damaged' });
    const { ok, problems } = await at.client.call('project.verify', {});
    expect(ok).toBe(false);
    const said = problems.map(({ what }) => what).join('\n');
    for (const what of [
      'text is not the one',
      'original bytes are not',
      'quote is not what stands',
      'not what the history says',
      'not made on the state',
    ]) {
      expect(said).toContain(what);
    }
  });
});
