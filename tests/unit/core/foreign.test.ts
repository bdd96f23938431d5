import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import type { ForeignContent } from '../../../shared/api/staged.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

let at: TestCore;
let folder: string;

beforeAll(async () => {
  at = await testCore();
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
});

beforeEach(async () => {
  folder = temporaryFolder();
  await at.client.call('project.create', { name: `Import ${uuid()}` });
});

afterAll(() => at.core.close());

type Files = Readonly<Record<string, string>>;

const TEXT = 'Police said 12 people died. "At least 15 died," the mayor said.\n';
const ANN = [
  'T1\tClaim 12 26\t12 people died',
  'T2\tClaim 29 45\tAt least 15 died',
  'T3\tSpeaker 0 6\tPolice',
  'T4\tcheck-worthy 29 45\tAt least 15 died',
  'A1\tcertainty T1 Certain',
  'R1\tattributedTo Arg1:T1 Arg2:T3',
  'R2\tContradicts Arg1:T1 Arg2:T2',
].join('\n');
const BRAT: Files = { 'corpus/a.txt': TEXT, 'corpus/a.ann': `${ANN}\n`, 'notes.md': '# Notes\n', 'photo.png': '…' };

function put(files: Files, name = 'in'): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), content);
  }
  return join(folder, name);
}

const stage = (path: string, format?: string): Promise<Staged[]> =>
  at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path }, ...(format && { format }) });
const commit = (ids: string[], batch: string = uuid()): Promise<Imported> =>
  at.client.call('import.commit', { batch, task: uuid(), ids });
const inspect = (request: Input<'import.inspect'>): Promise<Staged> => at.client.call('import.inspect', request);
const project = async () => (await at.client.call('session.read', {})).project;

function foreign(staged: Staged | undefined): ForeignContent {
  expect(staged?.problem).toBeNull();
  if (staged?.content?.kind !== 'foreign') throw new Error(`expected a foreign dataset, got ${staged?.content?.kind}`);
  return staged.content;
}

/** Everything that the project holds, as its own format writes it. */
async function content(): Promise<string> {
  const path = join(folder, `${uuid()}.jsonl`);
  await at.client.call('export.write', { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: false });
  return readFileSync(path, 'utf8') + JSON.stringify(await at.client.call('codebook.read', {}));
}

describe('a folder', () => {
  it('is sorted into datasets, texts and what is left out', async () => {
    const staged = await stage(put(BRAT));
    expect(staged.map(({ place, content: of, isLeftOut }) => [place, of?.kind, isLeftOut])).toEqual([
      ['corpus', 'foreign', undefined],
      ['notes.md', 'document', undefined],
      ['photo.png', undefined, true],
    ]);
    expect(foreign(staged[0]).format).toBe('brat');
  });

  it('in an archive is the same, and an archive by its bytes too', async () => {
    const bytes = zipSync(Object.fromEntries(Object.entries(BRAT).map(([path, text]) => [path, Buffer.from(text)])));
    const path = join(folder, 'in.zip');
    writeFileSync(path, bytes);
    const kinds = (staged: readonly Staged[]) => staged.map(({ place, content: of }) => [place, of?.kind]);
    const wanted = [
      ['corpus', 'foreign'],
      ['notes.md', 'document'],
      ['photo.png', undefined],
    ];
    expect(kinds(await stage(path))).toEqual(wanted);
    const source = { kind: 'bytes', name: 'x.ZIP', base64: Buffer.from(bytes).toString('base64') } as const;
    expect(kinds(await at.client.call('import.stage', { task: uuid(), source }))).toEqual(wanted);
  });

  it('of files with one extension is told apart by what they begin with', async () => {
    const native = { text: 'A text.', text_sha256: 'x', offset_unit: 'codepoint', annotations: [] };
    const files = {
      'a.jsonl': `${JSON.stringify({ text: 'One.', label: [[0, 3, 'Claim']] })}\n`,
      'b.jsonl': `${JSON.stringify(native)}\n`,
      'c.json': JSON.stringify([{ id: 1, data: { text: 'Two.' }, annotations: [] }]),
    };
    const staged = await stage(put(files));
    const formats = staged.map(({ content: of, problem }) => (of && 'format' in of ? of.format : problem));
    expect(formats).toEqual(['doccano', expect.stringContaining('b.jsonl:1: '), 'label-studio']);
  });
});

describe('a foreign dataset', () => {
  it('is proposed in the words of the codebook, and waits for names that it does not have', async () => {
    const [one] = await stage(put(BRAT));
    const { mapping, unmapped, waiting, words, places } = foreign(one);
    expect(mapping.labels).toEqual({
      Claim: { to: 'CLAIM', attributes: { certainty: { to: 'certainty', values: { Certain: 'certain' } } } },
      Speaker: { to: 'SOURCE', attributes: {} },
      'check-worthy': { to: 'CLAIM', attributes: {}, set: { check_worthiness: 'check_worthy' } },
    });
    expect(mapping.relations).toMatchObject({ attributedTo: { to: 'attributed_to' } });
    expect(words.labels[0]).toMatchObject({
      name: 'Claim',
      count: 2,
      examples: ['12 people died', 'At least 15 died'],
    });
    expect(places).toMatchObject({ exact: 4, moved: 0, ambiguous: 0, lost: 0 });
    expect([unmapped, waiting]).toEqual([[], null]);
  });

  it('comes in with the additions to the codebook as one batch that one undo takes back', async () => {
    const before = await content();
    const files = {
      'x/a.txt': TEXT,
      'x/a.ann':
        'T1\tOpinion 0 6\tPolice\nA1\tTone T1 sharp\nT2\tClaim 12 26\t12 people died\nR1\tdoubts Arg1:T1 Arg2:T2\n',
    };
    const [one] = await stage(put(files));
    const told = foreign(one);
    expect(told.unmapped).toEqual(['label "Opinion"', 'attribute "Tone" of Opinion', 'relation "doubts"']);
    await expect(commit([one?.id ?? ''])).rejects.toMatchObject({ code: 'refused' });
    expect(await content()).toBe(before);
    const extended = foreign(await inspect({ id: one?.id ?? '', mapping: { ...told.mapping, extend: true } }));
    expect([extended.unmapped, extended.waiting]).toEqual([[], null]);
    expect(extended.additions).toEqual(told.unmapped);
    const batch = uuid();
    const imported = await commit([one?.id ?? ''], batch);
    expect(imported).toMatchObject({ annotations: 2, relations: 1 });
    const codebook = await at.client.call('codebook.read', {});
    expect(codebook.labels.at(-1)).toMatchObject({ name: 'Opinion', mandatory: false });
    expect(codebook.attributes.at(-1)).toMatchObject({ name: 'Tone', on: 'Opinion', type: 'choice' });
    expect(codebook.relations.at(-1)).toMatchObject({ name: 'doubts', from: ['Opinion'], to: ['CLAIM'] });
    expect(codebook.version).not.toBe((JSON.parse(before.slice(before.indexOf('{'))) as { version: string }).version);
    expect(await commit([one?.id ?? ''], batch)).toEqual(imported);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await content()).toBe(before);
  });

  it('says what its format leaves out also while names are open', async () => {
    const path = put({ 'a.conll': 'West NNP B-MISC\nIndian NNP I-MISC\nwon VBD O\n' });
    const [one] = await stage(join(path, 'a.conll'));
    const { waiting, leftOut } = foreign(one);
    expect(waiting).toMatch(/label "MISC"/);
    expect(leftOut.map(({ what }) => what)).toContain('value of a column between token and tag');
  });

  it('that is imported twice changes nothing, also after people worked on', async () => {
    const path = put(BRAT);
    const [one] = await stage(path);
    const first = await commit([one?.id ?? '']);
    expect(first).toMatchObject({ annotations: 4, relations: 2 });
    const id = await at.tag(first.documents[0] ?? '', 'the mayor', 'SOURCE');
    const [claim] = await at.client.call('annotations.list', {});
    await at.client.call('annotations.update', { batch: uuid(), id: claim?.id ?? '', label: 'EVIDENCE' });
    const after = await content();
    const [two] = await stage(path);
    expect(foreign(two)).toMatchObject({ isRemembered: true, newDocuments: 0 });
    expect(await commit([two?.id ?? ''])).toMatchObject({ annotations: 0, relations: 0, known: 1 });
    expect(await content()).toBe(after);
    expect(after).toContain(id);
  });

  it('that is imported again with another mapping is there already: it stays, or is added once, and never doubles unsaid', async () => {
    const path = put({ 'corpus/a.txt': TEXT, 'corpus/a.ann': `${ANN}\n` });
    const stagedAs = async (label: string, again?: 'leave' | 'add') => {
      const [one] = await stage(path);
      const { mapping } = foreign(one);
      const labels = { ...mapping.labels, Speaker: { to: label, attributes: {} } };
      const staged = await inspect({
        id: one?.id ?? '',
        mapping: { ...mapping, labels, extend: true },
        ...(again && { again }),
      });
      return { id: staged.id, ...foreign(staged) };
    };
    const first = await stagedAs('SOURCE');
    expect(first.here).toEqual({ annotations: 0, relations: 0, other: 0 });
    await commit([first.id]);
    const before = (await content()).split('\n').length;

    const same = await stagedAs('SOURCE');
    expect(same.here).toEqual({ annotations: 4, relations: 2, other: 0 });
    const other = await stagedAs('QUANTITY');
    expect([other.here, other.again]).toEqual([{ annotations: 4, relations: 2, other: 1 }, 'leave']);
    expect(await commit([other.id])).toMatchObject({ annotations: 0, relations: 0 });

    const added = await stagedAs('QUANTITY', 'add');
    expect([added.here, added.again]).toEqual([{ annotations: 3, relations: 1, other: 0 }, 'add']);
    expect(await commit([added.id])).toMatchObject({ annotations: 1, relations: 1 });
    const twice = await stagedAs('QUANTITY', 'add');
    expect(twice.here).toEqual({ annotations: 4, relations: 2, other: 0 });
    expect(await commit([twice.id])).toMatchObject({ annotations: 0, relations: 0 });
    expect((await content()).split('\n').length).toBe(before);
  });

  it('that was exported from the project is there already when it is read again', async () => {
    const [one] = await stage(put({ 'corpus/a.txt': TEXT, 'corpus/a.ann': `${ANN}\n` }));
    await inspect({ id: one?.id ?? '', mapping: { ...foreign(one).mapping, extend: true } });
    await commit([one?.id ?? '']);
    const path = join(folder, 'out');
    await at.client.call('export.write', { task: uuid(), format: 'brat', path, layer: 'all', overwrite: false });
    const again = (await stage(path)).find(({ content: of }) => of?.kind === 'foreign');
    expect(foreign(again).here).toMatchObject({ annotations: 4, relations: 2 });
    expect(await commit([again?.id ?? ''])).toMatchObject({ annotations: 0, relations: 0 });
  });

  it('says what is left out, and what of relations goes with it', async () => {
    const [one] = await stage(put(BRAT));
    const { mapping } = foreign(one);
    const without = { ...mapping, labels: { ...mapping.labels, Speaker: { to: null, attributes: {} } } };
    const { leftOut, annotations, relations } = foreign(await inspect({ id: one?.id ?? '', mapping: without }));
    expect([annotations, relations]).toEqual([3, 1]);
    expect(leftOut).toEqual([
      { what: 'annotation Speaker', count: 1 },
      { what: 'relation attributedTo, one of whose ends is left out', count: 1 },
    ]);
  });

  it('has a mapping that is written and read as a file', async () => {
    const [one] = await stage(put(BRAT));
    const id = one?.id ?? '';
    const path = join(folder, 'mapping.json');
    await at.client.call('import.mapping.write', { id, path });
    const file = JSON.parse(readFileSync(path, 'utf8')) as ForeignContent['mapping'];
    expect(file).toEqual(foreign(one).mapping);
    const other = {
      mapping: 1,
      labels: { Claim: { to: null, attributes: {} } },
      relations: {},
      documentLabels: {},
      annotators: {},
      extend: false,
    };
    writeFileSync(path, JSON.stringify(other));
    const read = foreign(await at.client.call('import.mapping.read', { id, path }));
    expect([read.mapping.labels['Claim']?.to, read.mapping.labels['Speaker']?.to]).toEqual([null, 'SOURCE']);
    await expect(at.client.call('import.mapping.write', { id, path })).rejects.toMatchObject({ code: 'exists' });
    for (const [bad, says] of [
      ['{"mapping":1,', /mapping\.json:1: .*cut off/],
      ['{"mapping":2}', /newer program/],
      ['{"mapping":1,"labels":{"a":{"to":7,"attributes":{}}}}', /labels\.a\.to/],
      ['[1]', /mapping is one/],
    ] as const) {
      writeFileSync(path, bad);
      await expect(at.client.call('import.mapping.read', { id, path })).rejects.toThrow(says);
    }
  });

  it('read as another format than it is says so, and the project stays as it is', async () => {
    const before = await project();
    const path = put({ 'a.jsonl': `${JSON.stringify({ text: 'One.', label: [[0, 3, 'Claim']] })}\n` });
    const [one] = await stage(join(path, 'a.jsonl'));
    const wrong = await inspect({ id: one?.id ?? '', as: 'jsonl' });
    expect(wrong.problem).toMatch(/a\.jsonl:1: /);
    await expect(commit([wrong.id])).rejects.toMatchObject({ code: 'refused' });
    expect(foreign(await inspect({ id: wrong.id, as: 'doccano' })).annotations).toBe(1);
    expect(await project()).toEqual(before);
  });
});

describe('a dataset without texts', () => {
  const target = (exact: string, start?: number) => ({
    source: 'https://example.org/a.txt',
    selector: [
      { type: 'TextQuoteSelector', exact },
      ...(start === undefined ? [] : [{ type: 'TextPositionSelector', start, end: start + Array.from(exact).length }]),
    ],
  });
  const annotations = [
    target('12 people', 20),
    target('15 died', 3000),
    target('At least 17 died'),
    target('nothing like it'),
  ];
  const files = {
    'a.jsonld': JSON.stringify(
      annotations.map((one, i) => ({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: `urn:x:${i}`,
        type: 'Annotation',
        body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
        target: one,
      })),
    ),
  };

  it('waits for its text, which is met by name, and says of every annotation what became of it', async () => {
    const early = await stage(put(files));
    expect(foreign(early[0]).waiting).toMatch(
      /a\.jsonld:\d+: the text of .* is neither in the file nor in the project/,
    );
    // Code points in the file, UTF-16 here: the family of emoji has 5 of one and 8 of the other.
    const [text] = await stage(join(put({ 'a.txt': `👩‍👩‍👧 so: ${TEXT.slice(2)}` }, 'mine'), 'a.txt'));
    await commit([text?.id ?? '']);
    const told = foreign(await inspect({ id: early[0]?.id ?? '' }));
    expect(told.places).toMatchObject({ exact: 1, moved: 1, ambiguous: 1, lost: 1 });
    expect(told.places.cases.map(({ outcome, quote }) => [outcome, quote])).toEqual([
      ['moved', '15 died'],
      ['ambiguous', 'At least 17 died'],
      ['lost', 'nothing like it'],
    ]);
    expect(told).toMatchObject({ waiting: null, newDocuments: 0, annotations: 2 });
    expect(await commit([early[0]?.id ?? ''])).toMatchObject({ annotations: 2, known: 1, kept: 0 });
  });
});

describe('a dataset on texts that differ', () => {
  it('brings texts of its own, or is anchored in those of the project, as it is told', async () => {
    const path = put({ 'a.txt': `A line before.\r\n\r\n${TEXT}` }, 'mine');
    const [text] = await stage(join(path, 'a.txt'));
    const { documents } = await commit([text?.id ?? '']);
    const [one] = await stage(put(BRAT));
    expect(foreign(one)).toMatchObject({ otherTexts: 1, anchor: 'own', newDocuments: 1 });
    const anchored = foreign(await inspect({ id: one?.id ?? '', anchor: 'project' }));
    expect(anchored).toMatchObject({ newDocuments: 0, places: { exact: 0, moved: 4, ambiguous: 0, lost: 0 } });
    expect(anchored.places.cases[0]).toMatchObject({
      outcome: 'moved',
      quote: '12 people died',
      where: expect.stringMatching(/a\.ann:1: .*18 characters later/),
    });
    const imported = await commit([one?.id ?? '']);
    expect(imported).toMatchObject({ documents, annotations: 4, known: 1, kept: 0 });
    const { annotations } = await at.client.call('documents.read', { id: documents[0] ?? '' });
    expect(annotations.map(({ quote }) => quote).toSorted()).toEqual([
      '12 people died',
      'At least 15 died',
      'At least 15 died',
      'Police',
    ]);
  });
});
