import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dump, replay } from '../../support/project.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { colorProblem } from '../../../shared/codebook/contrast.ts';
import { colorsOf, initialsOf } from '../../../shared/model/annotator-colors.ts';
import { proposeAssignments } from '../../../electron/core/services/team/propose.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { world } from '../../support/project.ts';

const ana = { id: 'ana', name: 'Ana' };

describe('colours of annotators', () => {
  it('are the chosen ones, else one of the palette that nobody has, in whatever order the list comes', () => {
    const team = [{ id: 'ana' }, { id: 'bea', color: 4 }, { id: 'cho' }];
    expect(Object.fromEntries(colorsOf(team))).toEqual({ ana: 9, bea: 4, cho: 6 });
    expect(colorsOf(team.toReversed())).toEqual(colorsOf(team));
    expect(new Set(colorsOf(Array.from({ length: 12 }, (_, i) => ({ id: `a${i}` }))).values()).size).toBe(12);
    expect(colorsOf(Array.from({ length: 30 }, (_, i) => ({ id: `a${i}` }))).size).toBe(30);
  });

  it.each([
    ['Ana López', 'AL'],
    ['ana', 'An'],
    ['Émile de la Tour', 'ÉD'],
    ['민지', '민'],
    ['민지 김', '민김'],
    ['7', '7'],
  ])('stand beside initials: %s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a proposal of assignments', () => {
  const words = [900, 850, 700, 650, 600, 550, 400, 380, 300, 250, 240, 180, 150, 120, 100, 90, 80, 60, 40, 20];
  const documents = words.map((n, i) => ({ id: `d${String(i).padStart(2, '0')}`, words: n }));
  const asked = { annotators: ['ana', 'bea', 'cho'], perDocument: 1, overlap: 0.2, together: 3, seed: 7 };
  const nobody = new Map<string, Set<string>>();
  const loads = (pairs: readonly { annotator: string; document: string }[]): number[] =>
    asked.annotators.map((annotator) =>
      pairs
        .filter((pair) => pair.annotator === annotator)
        .reduce((sum, { document }) => sum + (documents.find(({ id }) => id === document)?.words ?? 0), 0),
    );

  it('gives every document its number, draws the overlap, and balances words', () => {
    const { pairs, overlapping } = proposeAssignments(documents, nobody, asked);
    expect(overlapping).toHaveLength(4);
    for (const { id } of documents) {
      const of = pairs.filter(({ document }) => document === id);
      expect(of).toHaveLength(overlapping.includes(id) ? 3 : 1);
    }
    const [least, , most] = loads(pairs).toSorted((a, b) => a - b);
    expect((most ?? 0) - (least ?? 0)).toBeLessThanOrEqual(60);
  });

  it('is the same for the same seed, whatever order things come in, and another one for another', () => {
    const plan = proposeAssignments(documents, nobody, asked);
    const turned = { ...asked, annotators: asked.annotators.toReversed() };
    expect(proposeAssignments(documents.toReversed(), nobody, turned)).toEqual(plan);
    expect(proposeAssignments(documents, nobody, { ...asked, seed: 8 })).not.toEqual(plan);
  });

  it('keeps what somebody has already, and counts it', () => {
    const given = new Map([
      ['d00', new Set(['ana'])],
      ['d01', new Set(['ana'])],
    ]);
    const { pairs } = proposeAssignments(documents, given, { ...asked, overlap: 0 });
    expect(pairs.filter(({ document }) => document === 'd00' || document === 'd01')).toEqual([]);
    const [anas = 0, beas = 0] = loads(pairs);
    expect(anas + 1750 - beas).toBeLessThanOrEqual(100);
  });
});

describe('a team', () => {
  let at: TestCore;
  let documents: readonly string[];
  const read = () => at.client.call('team.read', {});
  const undo = () => at.client.call('history.undo', { batch: uuid() });
  const cell = async (layer: string, document = documents[0]) =>
    (await read()).cells.find((one) => one.layer === layer && one.document === document);

  beforeEach(async () => {
    at = await testCore();
    await at.client.call('project.sample', {});
    await at.client.call('preferences.save', { annotator: ana });
    documents = (await at.client.call('documents.list', {})).documents.map(({ id }) => id);
    for (const name of ['Ana', 'Bea']) {
      await at.client.call('team.annotator', { batch: uuid(), id: name.toLowerCase(), name });
    }
  });
  afterEach(() => at.core.close());

  it('has annotators with layers and colours, which a gesture of theirs does not take away', async () => {
    await at.client.call('team.annotator', { batch: uuid(), id: 'ana', color: 2 });
    await at.client.call('preferences.save', { annotator: { ...ana, name: 'Ana López' } });
    await at.tag(documents[0] ?? '', 'North Korea');
    const { layers } = await read();
    expect(layers.slice(0, 2)).toEqual([
      {
        id: 'ana',
        kind: 'annotator',
        annotates: true,
        name: 'Ana López',
        color: 2,
        shown: 2,
        annotations: 1,
        hidden: false,
      },
      expect.objectContaining({ id: 'bea', name: 'Bea', color: null, shown: 4 }),
    ]);
    await at.client.call('team.annotator', { batch: uuid(), id: 'ana', color: null });
    expect((await read()).layers[0]?.color).toBeNull();
    expect((await at.client.call('history.state', {})).undo).toBe('edit annotator Ana López');
  });

  it.each([
    ['gold', {}, /has a meaning of its own/],
    ['bea', { color: '#fefefe' }, /hard to see in the light theme/],
  ])('refuses the annotator %s %j', async (id, fields, message) => {
    expect(colorProblem('#fefefe')).not.toBeNull();
    await expect(at.client.call('team.annotator', { batch: uuid(), id, ...fields })).rejects.toThrow(message);
  });

  it('is assigned documents, which shows in the cells and is taken back by undo', async () => {
    const pair = { annotator: 'bea', document: documents[0] ?? '' };
    await at.client.call('assignments.change', { batch: uuid(), add: [pair] });
    expect(await cell('bea')).toEqual({ layer: 'bea', document: pair.document, assigned: true, state: 'open' });
    await undo();
    expect(await cell('bea')).toBeUndefined();
    await expect(
      at.client.call('assignments.change', { batch: uuid(), add: [{ ...pair, annotator: 'cho' }] }),
    ).rejects.toThrow(/no annotator "cho"/);
    await expect(at.client.call('assignments.change', { batch: uuid(), add: [pair], remove: [pair] })).rejects.toThrow(
      /both given/,
    );
  });

  it('gets a proposal that counts work as given, and is the fold of the log afterwards', async () => {
    await at.tag(documents[0] ?? '', 'North Korea');
    const asked = { annotators: ['ana', 'bea'], perDocument: 1, overlap: 0.4, seed: 3 };
    const { assignments, overlapping, load } = await at.client.call('assignments.propose', asked);
    expect(overlapping).toHaveLength(2);
    expect(load.reduce((sum, one) => sum + one.documents, 0)).toBe(7);
    expect(assignments).not.toContainEqual(expect.objectContaining({ annotator: 'ana', document: documents[0] }));
    const add = assignments.map(({ annotator, document }) => ({ annotator, document }));
    await at.client.call('assignments.change', { batch: uuid(), add });
    expect((await at.client.call('assignments.propose', asked)).assignments).toEqual([]);
    await expect(at.client.call('assignments.propose', { ...asked, perDocument: 3 })).rejects.toThrow(/3 annotators a/);
    const { project } = await at.client.call('session.read', {});
    const open = openProject(project?.path ?? '', true, world());
    expect(replay(open.db)).toEqual(dump(open.db));
    open.close();
    expect((await at.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('locks places, after which nothing goes into the layer there, and unlocking gives back how far it was', async () => {
    const document = documents[0] ?? '';
    await at.client.call('documents.setStatus', { batch: uuid(), document, state: 'done' });
    const places = ['ana', 'bea'].map((layer) => ({ layer, document }));
    await at.client.call('team.lock', { batch: uuid(), locked: true, places });
    expect((await at.client.call('history.state', {})).undo).toBe('lock 2 documents');
    await expect(at.tag(document, 'North Korea')).rejects.toThrow(/locked/);
    await expect(at.client.call('team.lock', { batch: uuid(), locked: true, places })).rejects.toThrow(/already/);
    await at.client.call('team.lock', { batch: uuid(), locked: false, places });
    expect([(await cell('ana'))?.state, (await cell('bea'))?.state]).toEqual(['done', 'open']);
  });

  it('names who leads, of those who are there', async () => {
    await at.client.call('team.save', { batch: uuid(), leads: ['bea', 'ana'] });
    await at.client.call('team.save', { batch: uuid(), blind: true });
    expect((await read()).team).toEqual({ id: 'team', blind: true, leads: ['ana', 'bea'] });
    await at.client.call('team.save', { batch: uuid(), leads: [] });
    expect((await read()).team).toEqual({ id: 'team', blind: true });
    await expect(at.client.call('team.save', { batch: uuid(), leads: ['cho'] })).rejects.toThrow(/no annotator "cho"/);
  });

  it('lets whoever made it lead without annotating: else blind mode would hide all of it from them', async () => {
    await at.client.call('preferences.save', { annotator: { id: 'lee', name: 'Lee' } });
    await at.client.call('team.save', { batch: uuid(), blind: true });
    await at.client.call('team.save', { batch: uuid(), leads: ['lee'] });
    const { team, layers } = await read();
    expect(team).toEqual({ id: 'team', blind: true, leads: ['lee'] });
    expect(layers.find(({ id }) => id === 'lee')).toMatchObject({ name: 'Lee', annotates: false });
    // One step, which one undo takes back.
    await at.client.call('history.undo', { batch: uuid() });
    expect((await read()).team).toEqual({ id: 'team', blind: true });
    expect((await read()).layers.map(({ id }) => id)).not.toContain('lee');
  });
});
