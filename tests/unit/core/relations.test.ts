import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Relation } from '../../../shared/model/relation.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let documents: readonly string[];
/** A CLAIM, its SOURCE and another CLAIM in the first document; a CLAIM and a SOURCE in the second. */
let ids: { claim: string; source: string; claim2: string; elsewhere: string; sourceElsewhere: string };

const ana = { id: 'ana', name: 'Ana' };

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: ana });
  documents = (await at.client.call('documents.list', {})).documents.map(({ id }) => id);
  const [first = '', second = ''] = documents;
  ids = {
    claim: await at.tag(first, 'North Korea', 'CLAIM'),
    source: await at.tag(first, 'South Korea', 'SOURCE'),
    claim2: await at.tag(first, 'Ukraine', 'CLAIM'),
    elsewhere: await at.tag(second, 'North Korea', 'CLAIM'),
    sourceElsewhere: await at.tag(second, 'The Pentagon', 'SOURCE'),
  };
});
afterEach(() => at.core.close());

type End = keyof typeof ids;
async function relate(type: string, from: End, to: End, batch = uuid()): Promise<string> {
  const id = uuid();
  await at.client.call('relations.create', { batch, id, type, from: ids[from], to: ids[to] });
  return id;
}
const listed = (document = documents[0]) => at.client.call('relations.list', { document });
async function only(): Promise<Relation> {
  const { relations } = await listed();
  const [relation] = relations;
  if (!relation || relations.length > 1) throw new Error(`expected one relation, got ${relations.length}`);
  return relation;
}
const undo = () => at.client.call('history.undo', { batch: uuid() });

describe('a relation', () => {
  it('is stored in the annotator’s layer, named for undo, and listed for both documents', async () => {
    await relate('supports', 'claim', 'elsewhere');
    expect(await only()).toMatchObject({ layer: 'ana', type: 'supports', from: ids.claim, to: ids.elsewhere });
    expect((await at.client.call('history.state', {})).undo).toBe('relate CLAIM supports CLAIM');
    const here = await listed();
    expect(here.ends).toEqual([
      expect.objectContaining({ id: ids.elsewhere, document: documents[1], label: 'CLAIM', deleted: false }),
    ]);
    expect((await listed(documents[1])).ends).toEqual([expect.objectContaining({ id: ids.claim })]);
    await undo();
    expect((await listed()).relations).toEqual([]);
  });

  it('of a symmetric type has its ends in one order, whichever way it was made', async () => {
    const [a, b] = ids.claim < ids.elsewhere ? ([ids.claim, ids.elsewhere] as const) : [ids.elsewhere, ids.claim];
    await relate('contradicts', 'elsewhere', 'claim');
    expect(await only()).toMatchObject({ from: a, to: b });
    await undo();
    await relate('contradicts', 'claim', 'elsewhere');
    expect(await only()).toMatchObject({ from: a, to: b });
  });

  it('that is sent twice after a lost answer is there once', async () => {
    const request = { batch: uuid(), id: uuid(), type: 'attributed_to', from: ids.claim, to: ids.source };
    const first = await at.client.call('relations.create', request);
    expect(await at.client.call('relations.create', request)).toEqual(first);
    await only();
  });

  it('keeps a note, and can get another type', async () => {
    const id = await relate('supports', 'claim', 'claim2');
    await at.client.call('relations.update', { batch: uuid(), id, note: 'Same satellite' });
    await at.client.call('relations.update', { batch: uuid(), id, type: 'updates' });
    expect(await only()).toMatchObject({ type: 'updates', note: 'Same satellite' });
    await at.client.call('relations.update', { batch: uuid(), id, note: null });
    expect((await only()).note).toBeUndefined();
    await expect(at.client.call('relations.update', { batch: uuid(), id, type: 'attributed_to' })).rejects.toThrow(
      /attributed_to goes from CLAIM to SOURCE, not from CLAIM to CLAIM/,
    );
  });

  it('goes, and comes back by undo', async () => {
    const id = await relate('attributed_to', 'claim', 'source');
    await at.client.call('relations.delete', { batch: uuid(), ids: [id] });
    expect((await listed()).relations).toEqual([]);
    expect((await at.client.call('history.state', {})).undo).toBe('delete relation CLAIM attributed_to SOURCE');
    await undo();
    expect((await only()).id).toBe(id);
  });

  it('dangles when an end is deleted, with what that was, and is whole again after undo', async () => {
    await relate('attributed_to', 'claim', 'source');
    await at.client.call('annotations.delete', { batch: uuid(), ids: [ids.source] });
    const { ends } = await listed();
    expect(ends).toEqual([expect.objectContaining({ id: ids.source, label: 'SOURCE', deleted: true })]);
    expect((await at.client.call('relations.list', {})).relations).toHaveLength(1);
    expect((await at.client.call('project.stats', {})).danglingRelations).toBe(1);
    await undo();
    expect((await listed()).ends).toEqual([]);
    expect((await at.client.call('relations.list', {})).relations).toEqual([]);
  });

  it('both of whose ends are gone is still among those that dangle', async () => {
    await relate('attributed_to', 'claim', 'source');
    await at.client.call('annotations.delete', { batch: uuid(), ids: [ids.source, ids.claim] });
    expect((await listed()).relations).toEqual([]);
    expect((await at.client.call('relations.list', {})).ends).toHaveLength(2);
  });

  it('is counted by its type', async () => {
    await relate('supports', 'claim', 'claim2');
    const stats = await at.client.call('project.stats', {});
    expect(stats.relations).toBe(1);
    expect(stats.byRelation).toContainEqual({ type: 'supports', relations: 1 });
    expect(stats.byRelation).toContainEqual({ type: 'updates', relations: 0 });
  });
});

describe('refused is', () => {
  it.each<[string, string, End, End, RegExp]>([
    ['a type that the codebook lacks', 'likes', 'claim', 'source', /no relation type "likes".*It has attributed_to, /],
    ['an annotation with itself', 'supports', 'claim', 'claim', /cannot be related to itself/],
    [
      'labels that do not go together',
      'has_quantity',
      'claim',
      'source',
      /goes from CLAIM to QUANTITY, not from CLAIM/,
    ],
    ['the wrong direction, which is said', 'attributed_to', 'source', 'claim', /The other way round it would do/],
    ['another document where the type stays in one', 'attributed_to', 'claim', 'sourceElsewhere', /one document only/],
  ])('%s', async (_, type, from, to, why) => {
    await expect(relate(type, from, to)).rejects.toThrow(why);
    expect((await listed()).relations).toEqual([]);
  });

  it('an end that was deleted, by its words, and one that never was', async () => {
    await at.client.call('annotations.delete', { batch: uuid(), ids: [ids.source] });
    await expect(relate('attributed_to', 'claim', 'source')).rejects.toThrow(/The SOURCE “South Korea” was deleted/);
    ids.source = uuid();
    await expect(relate('attributed_to', 'claim', 'source')).rejects.toThrow(/There is no annotation/);
  });

  it.each<[string, End, End]>([
    ['attributed_to', 'claim', 'source'],
    ['contradicts', 'elsewhere', 'claim'],
  ])('a second %s of the same ends', async (type, from, to) => {
    await relate(type, from, to);
    await expect(relate(type, from, to)).rejects.toThrow(/is there already. Nothing was changed/);
    if (type === 'contradicts') await expect(relate(type, to, from)).rejects.toThrow(/is there already/);
    await only();
  });

  it('what another annotator made', async () => {
    const id = await relate('attributed_to', 'claim', 'source');
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    const change = at.client.call('relations.update', { batch: uuid(), id, note: 'no' });
    await expect(change).rejects.toThrow(/in the layer of "ana"/);
    await expect(at.client.call('relations.delete', { batch: uuid(), ids: [id] })).rejects.toThrow(/Only "ana" can/);
    // The same link in the other's own layer is another relation.
    await relate('attributed_to', 'claim', 'source');
    expect((await listed()).relations.map(({ layer }) => layer).toSorted()).toEqual(['ana', 'ben']);
  });

  it('a locked document, on either side', async () => {
    const id = await relate('supports', 'claim', 'elsewhere');
    await at.client.call('documents.setStatus', { batch: uuid(), document: documents[1] ?? '', state: 'locked' });
    await expect(relate('updates', 'claim', 'elsewhere')).rejects.toThrow(/locked on th(?:is|e) document/);
    await expect(at.client.call('relations.delete', { batch: uuid(), ids: [id] })).rejects.toThrow(/locked/);
  });

  it('the other end of a document that is not there', async () => {
    await expect(at.client.call('relations.list', { document: `d_${'a'.repeat(26)}` })).rejects.toThrow(/no document/);
  });
});

describe('the search for annotations', () => {
  const search = async (words: string, more: { labels?: string[]; limit?: number } = {}) =>
    at.client.call('annotations.search', { words, limit: 50, ...more });

  it.each<[string, string, string[] | undefined, End[]]>([
    ['words of the quote, whatever their case', 'PENTAGON the', undefined, ['sourceElsewhere']],
    ['a label', 'source south', undefined, ['source']],
    ['labels that are allowed', '', ['SOURCE'], ['source', 'sourceElsewhere']],
    ['nothing', 'zebra', undefined, []],
  ])('finds by %s', async (_, words, labels, found) => {
    const { hits } = await search(words, labels && { labels });
    expect(new Set(hits.map(({ id }) => id))).toEqual(new Set(found.map((end) => ids[end])));
  });

  it('puts the annotator’s own first, and says when there are more', async () => {
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    const own = await at.tag(documents[1] ?? '', 'troops', 'CLAIM');
    const { hits, more } = await search('claim', { limit: 2 });
    expect(hits.map(({ layer }) => layer)).toEqual(['ben', 'ana']);
    expect(hits[0]?.id).toBe(own);
    expect(more).toBe(true);
  });
});
