import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkAction, BulkPlan } from '../../../shared/api/bulk.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let documents: readonly string[];
const EVERYTHING = { words: '', missing: 'missing' };

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  documents = (await at.client.call('documents.list', {})).documents.map(({ id }) => id);
  for (const document of documents.slice(0, 2)) {
    await at.tag(document, 'North Korea', 'CLAIM');
    await at.tag(document, 'Russia', 'SOURCE');
  }
  await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
  await at.tag(documents[0] ?? '', 'Ukraine', 'CLAIM');
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
});
afterEach(() => at.core.close());

const all = () => at.client.call('annotations.list', {});
const run = (action: BulkAction, target: object = EVERYTHING, batch = uuid()) =>
  at.client.call('annotations.bulk', { batch, task: uuid(), target: target as typeof EVERYTHING, action });
const plan = (action: BulkAction, target: object = EVERYTHING) =>
  at.client.call('annotations.bulkPlan', { task: uuid(), target: target as typeof EVERYTHING, action });
const NONE: BulkPlan = { change: 0, same: 0, foreign: 0, locked: 0, unfit: 0 };

describe('one thing for many annotations', () => {
  it.each<[string, BulkAction, Partial<BulkPlan>, string]>([
    [
      'another label',
      { kind: 'relabel', label: 'SOURCE' },
      { change: 2, same: 2, foreign: 1 },
      'change label of 2 annotations to SOURCE',
    ],
    [
      'a value',
      { kind: 'attribute', name: 'certainty', value: 'possible' },
      { change: 2, unfit: 2, foreign: 1 },
      'set certainty of 2 annotations',
    ],
    [
      'no value',
      { kind: 'attribute', name: 'polarity', value: null },
      { change: 2, same: 2, foreign: 1 },
      'set polarity of 2 annotations',
    ],
    ['a flag', { kind: 'flag', flag: 'unsure', text: 'why?' }, { change: 4, foreign: 1 }, 'flag 4 annotations'],
    ['another layer', { kind: 'layer', layer: 'gold' }, { change: 4, foreign: 1 }, 'move 4 annotations to layer gold'],
    ['deletion', { kind: 'delete' }, { change: 4, foreign: 1 }, 'delete 4 annotations'],
  ])(
    '%s: what was planned is what is done, in one step that one undo takes back',
    async (_, action, expected, name) => {
      const before = await all();
      expect(await plan(action)).toEqual({ ...NONE, ...expected });
      const done = await run(action);
      expect(done.plan).toEqual({ ...NONE, ...expected });
      expect((await at.client.call('history.state', {})).undo).toBe(name);
      const after = await all();
      expect(after).not.toEqual(before);
      expect(after.filter(({ layer }) => layer === 'ben')).toEqual(before.filter(({ layer }) => layer === 'ben'));
      await at.client.call('history.undo', { batch: uuid() });
      expect(await all()).toEqual(before);
      await at.client.call('history.redo', { batch: uuid() });
      expect(await all()).toEqual(after);
    },
  );

  it.each<[string, object, number]>([
    ['named ones', {}, 1],
    ['those of one document', { ...EVERYTHING, document: 0 }, 2],
    ['those with a word', { ...EVERYTHING, words: 'KOREA' }, 2],
    ['those that miss an answer', { ...EVERYTHING, words: 'missing claim' }, 2],
    ['nothing', { ...EVERYTHING, words: 'zebra' }, 0],
  ])('%s', async (name, given, change) => {
    const [first] = await all();
    const place = 'document' in given ? { document: documents[0] } : {};
    const target = name === 'named ones' ? { ids: [first?.id ?? ''] } : { ...given, ...place };
    expect((await plan({ kind: 'flag', flag: 'unsure' }, target)).change).toBe(change);
  });

  it.each<[string, BulkAction, string, RegExp]>([
    ['into the layer of another person', { kind: 'layer', layer: 'ben' }, 'refused', /another person/],
    ['into a layer of a reserved name', { kind: 'layer', layer: 'all' }, 'invalid', /meaning of its own/],
    ['to a label that is not there', { kind: 'relabel', label: 'MOOD' }, 'invalid', /no label "MOOD"/],
    [
      'to an attribute that is not there',
      { kind: 'attribute', name: 'mood', value: 'x' },
      'invalid',
      /no attribute "mood"/,
    ],
    ['to a value that is not there', { kind: 'attribute', name: 'certainty', value: 'x' }, 'invalid', /no value "x"/],
  ])('a change %s is refused, and nothing changes', async (_, action, code, message) => {
    const before = await all();
    await expect(run(action)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(await all()).toEqual(before);
  });

  it('sent twice at the same time is done once, and answered twice', async () => {
    const batch = uuid();
    const [first, second] = await Promise.all(
      [1, 2].map(() => run({ kind: 'flag', flag: 'unsure' }, EVERYTHING, batch)),
    );
    expect(second?.seq).toBe(first?.seq);
    expect(second?.changes).toEqual(first?.changes);
  });

  it('that the project is closed meanwhile is said, and nothing happens', async () => {
    const running = run({ kind: 'delete' });
    const asking = at.client.call('annotations.query', { ...EVERYTHING, offset: 0, limit: 10 });
    const closing = at.client.call('project.close', {});
    await expect(Promise.allSettled([running, asking, closing])).resolves.toMatchObject([
      { status: 'rejected', reason: { code: 'no_project' } },
      { status: 'rejected', reason: { code: 'no_project' } },
      { status: 'fulfilled' },
    ]);
    await at.client.call('project.sample', {});
    expect(await all()).toHaveLength(5);
  });

  it('goes out of a shared layer into my own, leaves locked documents alone, and is written once', async () => {
    await run({ kind: 'layer', layer: 'set-aside' });
    await at.client.call('documents.setStatus', { batch: uuid(), document: documents[0] ?? '', state: 'locked' });
    const batch = uuid();
    const first = await run({ kind: 'layer', layer: 'ana' }, EVERYTHING, batch);
    expect(first.plan).toEqual({ ...NONE, change: 2, locked: 2, foreign: 1 });
    expect((await run({ kind: 'layer', layer: 'ana' }, EVERYTHING, batch)).seq).toBe(first.seq);
  });
});

it('a query gives a page and the count of what passes', async () => {
  const ask = (more: object) => at.client.call('annotations.query', { ...EVERYTHING, offset: 0, limit: 100, ...more });
  expect((await ask({})).total).toBe(5);
  expect((await ask({ words: 'source' })).annotations.map(({ label }) => label)).toEqual(['SOURCE', 'SOURCE']);
  const page = await ask({ offset: 3, limit: 1 });
  expect([page.total, page.annotations.length]).toEqual([5, 1]);
});
