import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, Pass, UnitFilter } from '../../../shared/api/adjudication.ts';
import type { TestCore } from '../../support/core.ts';
import { freshCopies, line, mark, teamProject } from '../../support/teamwork.ts';

const RELATED = 'Police said 12 people died.';
/** What Cleo marks is what Ana and Bo marked the halves of. */
const JOINED = 'Roads were closed and schools were shut';
const EDGES = 'one two three four five six seven eight';
/** Ana alone has both ends of a relation; five people agree on a label, and hardly on where it begins and ends. */
const TEAM = [
  line(RELATED, [mark('a1', RELATED, '12 people died', 'ana', 'CLAIM'), mark('b1', RELATED, '12 people died', 'bo', 'CLAIM'), mark('a2', RELATED, 'Police', 'ana', 'SOURCE')], {
    relations: [{ id: 'ra', type: 'attributed_to', from: 'a1', to: 'a2' }],
  }),
  line(JOINED, [mark('j-ana', JOINED, 'Roads were closed', 'ana', 'CLAIM'), mark('j-bo', JOINED, 'and schools were shut', 'bo', 'CLAIM')]),
  line(EDGES, [
    mark('e-ana', EDGES, 'one two three four five six seven eight', 'ana', 'CLAIM'),
    mark('e-bo', EDGES, 'one two three four five six seven eight', 'bo', 'CLAIM'),
    mark('e-cleo', EDGES, 'two three four five six seven', 'cleo', 'CLAIM'),
    mark('e-dora', EDGES, 'three four five six', 'dora', 'CLAIM'),
    mark('e-eli', EDGES, 'four five', 'eli', 'CLAIM'),
  ]),
]; // oxfmt-ignore

let at: TestCore;
let fresh: () => Promise<void>;
beforeAll(async () => {
  at = await teamProject(TEAM);
  fresh = freshCopies(at);
});
beforeEach(() => fresh());
afterAll(() => at.core.close());

const keys = async (filter: UnitFilter): Promise<string[]> =>
  (await at.client.call('adjudication.queue', { task: uuid(), filter, order: 'text', offset: 0, limit: 100 })).items.map(({ key }) => key); // oxfmt-ignore
const pass = async (asked: Pass) => (await at.client.call('adjudication.pass', { batch: uuid(), task: uuid(), ...asked })).plan; // oxfmt-ignore
const read = (key: string) => at.client.call('adjudication.read', { task: uuid(), key });

describe('what one annotator alone could say', () => {
  it('is to be decided, and never by itself', async () => {
    expect(await keys('todo')).toContain('r:ra');
    expect(await keys('agreed')).toEqual(['a:a1']);
    expect((await read('r:ra')).voices.map(({ layer }) => layer)).toEqual(['ana']);
    expect(await pass({ strategy: 'agreed', minAgreement: 0 })).toMatchObject({ accepted: 1, queued: { alone: 1 } });
    expect(await pass({ strategy: 'majority', minAgreement: 0 })).toMatchObject({ queued: { alone: 1 } });
    expect(await keys('todo')).toContain('r:ra');
  });
});

describe('the sureness that is asked for', () => {
  const plan = (minAgreement: number) =>
    at.client.call('adjudication.plan', { task: uuid(), strategy: 'majority', minAgreement });

  it('holds for the edges too, and is not said to be more than theirs', async () => {
    expect((await plan(0.9)).queued.edges).toBe(1);
    await pass({ strategy: 'majority', minAgreement: 0.4 });
    expect((await read('a:e-ana')).decision?.automatic).toEqual({ strategy: 'majority', sureness: 0.4 });
  });
});

const layered = async (layers: string[], filter: UnitFilter) =>
  (await at.client.call('adjudication.queue', { task: uuid(), layers, filter, order: 'text', offset: 0, limit: 100 })).items; // oxfmt-ignore
async function decide(key: string, choice: Choice, layers?: string[]) {
  const { candidates } = await at.client.call('adjudication.read', { task: uuid(), key, layers });
  const seen = candidates.map(({ id, revision }) => ({ id, revision }));
  return at.client.call('adjudication.decide', { batch: uuid(), task: uuid(), key, layers, seen, choice });
}

describe('fewer layers', () => {
  it('say nothing of the work of the others, and leave it in the decision', async () => {
    await decide('a:e-ana', { kind: 'accept', layer: 'cleo' });
    await decide('a:a1', { kind: 'accept', layer: 'ana' });
    // Whoever decides has no layer, and is not taken for one who annotates.
    const { layers } = await at.client.call('team.read', {});
    expect(['ana', 'zoe'].map((id) => layers.find((layer) => layer.id === id)?.annotates)).toEqual([true, false]);
    const few = ['ana', 'bo', 'dora'];
    expect(await layered(few, 'changed')).toEqual([]);
    // Between others alone it is no matter at all.
    expect(await layered(['cleo', 'eli'], 'changed')).toEqual([]);
    expect((await layered(['cleo', 'dora', 'eli'], 'all')).map(({ quote }) => quote)).toHaveLength(1);
    await at.client.call('preferences.save', { annotator: { id: 'dora', name: 'Dora' } });
    await at.client.call('annotations.update', { batch: uuid(), id: 'e-dora', note: 'unsure' });
    await at.client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
    const [changed] = await layered(few, 'changed');
    expect(await layered(['ana', 'bo', 'cleo'], 'changed')).toEqual([]);
    await decide(changed?.key ?? '', { kind: 'keep' }, few);
    const { decision, since } = await read('a:e-ana');
    expect(decision?.candidates.map(({ layer }) => layer).toSorted()).toEqual(['ana', 'bo', 'cleo', 'dora', 'eli']);
    expect(since).toEqual([]);
  });
});

describe('two decided places that become one', () => {
  const gold = async () => (await at.client.call('annotations.list', { layer: 'gold' })).map(({ quote }) => quote);
  beforeEach(async () => {
    await decide('a:j-ana', { kind: 'accept', layer: 'ana' });
    await decide('a:j-bo', { kind: 'accept', layer: 'bo' });
    await at.client.call('preferences.save', { annotator: { id: 'cleo', name: 'Cleo' } });
    await at.tag((await read('a:j-ana')).document, JOINED);
    await at.client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
  });

  it('are both shown, and the one that has no place can be taken out of gold, not kept', async () => {
    const found = await layered(['ana', 'bo', 'cleo'], 'changed');
    expect(found.map(({ voices }) => voices.length).toSorted((a, b) => a - b)).toEqual([0, 3]);
    const left = found.find(({ voices }) => voices.length === 0)?.key ?? '';
    expect((await read(left)).since).toEqual([{ kind: 'elsewhere', layer: 'gold', differences: [] }]);
    // The way to the place that it lost.
    expect((await read(left)).place).toBe(found.find(({ voices }) => voices.length === 3)?.key);
    await expect(decide(left, { kind: 'keep' })).rejects.toThrow('belongs to another decision now');
    await decide(left, { kind: 'none' });
    expect(await gold()).toHaveLength(1);
    expect(await layered(['ana', 'bo', 'cleo'], 'changed')).toHaveLength(1);
  });

  it('have one gold record once they are decided anew; undo brings back both', async () => {
    const before = await gold();
    await decide('a:j-ana', { kind: 'accept', layer: 'cleo' });
    expect(await gold()).toEqual([JOINED]);
    expect(await layered(['ana', 'bo', 'cleo'], 'changed')).toEqual([]);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await gold()).toEqual(before);
    expect(await layered(['ana', 'bo', 'cleo'], 'changed')).toHaveLength(2);
  });
});

describe('two decisions on the labels of one document', () => {
  const gold = async (document: string) =>
    (await at.client.call('documents.read', { id: document })).labels.find(({ layer }) => layer === 'gold')?.attributes;

  it('are one too many once all layers are compared: the second is flagged, leads to the place, and goes without the gold', async () => {
    const { document } = await read('a:j-ana');
    const people = ['ana', 'bo', 'dora', 'eli'];
    for (const [i, id] of people.entries()) {
      await at.client.call('preferences.save', { annotator: { id, name: id } });
      const attributes = { story: `t${String(i)}` };
      await at.client.call('documents.label', { batch: uuid(), document, attributes });
    }
    await at.client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
    const labels = async (layers: string[]) =>
      (await layered(layers, 'all')).filter((unit) => unit.kind === 'documentLabels' && unit.document === document);
    for (const [layers, layer] of [
      [['ana', 'bo'], 'ana'],
      [['dora', 'eli'], 'eli'],
    ] as const) {
      const [unit] = await labels([...layers]);
      await decide(unit?.key ?? '', { kind: 'accept', layer }, [...layers]);
    }
    expect(await gold(document)).toEqual({ story: 't3' });
    const units = await labels(people);
    expect(
      units.map(({ voices, state }) => [voices.length, state]).toSorted(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [0, 'changed'],
      [4, 'changed'],
    ]);
    const left = units.find(({ voices }) => voices.length === 0)?.key ?? '';
    expect(await read(left)).toMatchObject({
      since: [{ kind: 'elsewhere' }],
      place: units.find(({ voices }) => voices.length > 0)?.key,
    });
    await decide(left, { kind: 'none' });
    expect(await gold(document)).toEqual({ story: 't3' });
    expect((await labels(people)).map(({ voices }) => voices.length > 0)).toEqual([true]);
    await at.client.call('history.undo', { batch: uuid() });
    const [place] = (await labels(people)).filter(({ voices }) => voices.length > 0);
    await decide(place?.key ?? '', { kind: 'accept', layer: 'bo' });
    expect(await gold(document)).toEqual({ story: 't1' });
    expect((await labels(people)).map(({ voices, state }) => [voices.length > 0, state])).toEqual([[true, 'decided']]);
  });
});

describe('the history', () => {
  it('says why it was decided so', async () => {
    const { candidates } = await read('a:e-ana');
    const seen = candidates.map(({ id, revision }) => ({ id, revision }));
    const batch = uuid();
    const reason = 'The whole clause is the claim.';
    const choice = { kind: 'accept', layer: 'cleo' } as const;
    await at.client.call('adjudication.decide', { batch, task: uuid(), key: 'a:e-ana', seen, choice, reason });
    const { operations } = await at.client.call('history.batch', { batch });
    const decision = operations.find(({ entity }) => entity === 'decision');
    expect(decision?.subject.text).toBe(EDGES);
    expect(decision?.differences).toContainEqual({ field: 'reason', name: null, before: null, after: reason });
  });
});
