import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { cardText, labelsWithCards } from '../../../shared/model/claim.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let document: string;
let other: string;
const as = (id: string) => at.client.call('preferences.save', { annotator: { id, name: id } });

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await as('ana');
  [document = '', other = ''] = (await at.client.call('documents.list', {})).documents.map(({ id }) => id);
});
afterEach(() => at.core.close());

const annotation = async (id: string): Promise<Annotation | undefined> =>
  (await at.client.call('annotations.list', {})).find((one) => one.id === id);
const cardOf = async (id: string) => (await annotation(id))?.claim;
const undo = () => at.client.call('history.undo', { batch: uuid() });
const redo = () => at.client.call('history.redo', { batch: uuid() });
const undoName = async () => (await at.client.call('history.state', {})).undo;
const list = async () => (await at.client.call('claims.list', {})).claims;

async function card(text: string, ...annotations: string[]): Promise<string> {
  const id = uuid();
  await at.client.call('claims.create', { batch: uuid(), id, text, ...(annotations.length > 0 && { annotations }) });
  return id;
}

describe('claim cards', () => {
  it('are made with their first mentions in one step, counted by layer, read with documents, sent twice written once', async () => {
    const here = await at.tag(document, 'North Korea');
    const there = await at.tag(other, 'North Korea');
    await as('ben');
    const bens = await at.tag(other, 'North Korea');
    await as('ana');
    const id = uuid();
    const request = { batch: uuid(), id, text: '  North Korea sends troops.  ', annotations: [here, there] };
    const { seq, changes } = await at.client.call('claims.create', request);
    expect((await at.client.call('claims.create', request)).seq).toBe(seq);
    expect(changes.map(({ entity }) => entity)).toEqual(['claim', 'annotation', 'annotation']);
    expect(await undoName()).toBe('new card "North Korea sends troops."');
    await as('ben');
    await at.client.call('claims.assign', { batch: uuid(), annotations: [bens], claim: id });
    expect(await list()).toEqual([
      { id, text: 'North Korea sends troops.', mentions: 3, documents: 2, layers: { ana: 2, ben: 1 } },
    ]);
    const { claim, mentions } = await at.client.call('claims.read', { id });
    expect(claim).toEqual({ id, text: 'North Korea sends troops.' });
    const titles = new Map(
      (await at.client.call('documents.list', {})).documents.map(({ id: key, title }) => [key, title]),
    );
    expect(mentions.map(({ annotation: { layer, document: on }, title }) => [layer, title === titles.get(on)])).toEqual(
      expect.arrayContaining([
        ['ana', true],
        ['ben', true],
      ]),
    );
    expect(mentions.map((mention) => mention.annotation.id).toSorted()).toEqual([here, there, bens].toSorted());
    await as('ana');
    // Ben's mention keeps the card there.
    await expect(undo()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('cannot be taken away') as string,
    });
    expect(await list()).toHaveLength(1);
    expect((await at.client.call('project.verify', {})).ok).toBe(true);
  });

  it('are reworded, given a note, and taken back by name', async () => {
    const id = await card('One.');
    await at.client.call('claims.update', { batch: uuid(), id, text: 'Two.', note: 'because' });
    expect(await undoName()).toBe('reword card to "Two."');
    await at.client.call('claims.update', { batch: uuid(), id, note: null });
    expect(await list()).toMatchObject([{ text: 'Two.', mentions: 0 }]);
    await undo();
    expect(await list()).toMatchObject([{ text: 'Two.', note: 'because' }]);
    await undo();
    expect(await list()).toMatchObject([{ text: 'One.' }]);
    await expect(at.client.call('claims.update', { batch: uuid(), id, text: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('stay while they are mentioned, and go with their mentions taken off in one step', async () => {
    const here = await at.tag(document, 'North Korea');
    const id = await card('One.', here);
    await expect(at.client.call('claims.delete', { batch: uuid(), id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'The card "One." stays: 1 annotation is on it. Take them off it first.',
    });
    const request = { batch: uuid(), id, unassign: true };
    const { seq } = await at.client.call('claims.delete', request);
    expect((await at.client.call('claims.delete', request)).seq).toBe(seq);
    expect([await list(), await cardOf(here)]).toEqual([[], undefined]);
    await undo();
    expect(await cardOf(here)).toBe(id);
    await redo();
    expect(await list()).toEqual([]);
  });

  it('keep every note when they are merged, and refuse notes that are too long for one card', async () => {
    const ids = await Promise.all(['One.', 'Two.', 'Three.', 'Four.'].map((text) => card(text)));
    const [one = '', two = '', three = '', four = ''] = ids;
    const note = (id: string, text: string) => at.client.call('claims.update', { batch: uuid(), id, note: text });
    await note(two, 'As of October.');
    await note(three, ' As of October. ');
    await note(four, 'Two *agencies*.');
    const request = { batch: uuid(), into: one, claims: [two, three, four] };
    const { seq } = await at.client.call('claims.merge', request);
    expect((await at.client.call('claims.merge', request)).seq).toBe(seq);
    expect(await list()).toMatchObject([{ id: one, text: 'One.', note: 'As of October.\n\nTwo *agencies*.' }]);
    await undo();
    expect((await list()).map(({ text, note: kept }) => [text, kept])).toEqual([
      ['Four.', 'Two *agencies*.'],
      ['One.', undefined],
      ['Three.', ' As of October. '],
      ['Two.', 'As of October.'],
    ]);
    await note(one, 'x'.repeat(19_990));
    await expect(at.client.call('claims.merge', { ...request, batch: uuid() })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Nothing was changed') as string,
    });
    expect(await list()).toHaveLength(4);
  });

  it('are merged in one step, and taken apart again', async () => {
    const [a, b] = [await at.tag(document, 'North Korea'), await at.tag(other, 'North Korea')];
    const [one, two] = [await card('One.', a), await card('Two.', b)];
    const request = { batch: uuid(), into: one, claims: [two] };
    const { seq } = await at.client.call('claims.merge', request);
    expect((await at.client.call('claims.merge', request)).seq).toBe(seq);
    expect([await cardOf(a), await cardOf(b), (await list()).length]).toEqual([one, one, 1]);
    expect(await undoName()).toBe('merge 2 cards into "One."');
    await undo();
    expect([await cardOf(b), (await list()).length]).toEqual([two, 2]);
    await expect(at.client.call('claims.merge', { batch: uuid(), into: one, claims: [one] })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('are put on and taken off many at once', async () => {
    const [a, b] = [await at.tag(document, 'North Korea'), await at.tag(other, 'North Korea')];
    const id = await card('One.');
    await at.client.call('claims.assign', { batch: uuid(), annotations: [a, b], claim: id });
    expect(await undoName()).toBe('assign 2 annotations to "One."');
    await at.client.call('claims.assign', { batch: uuid(), annotations: [a, b], claim: null });
    expect([await cardOf(a), await cardOf(b)]).toEqual([undefined, undefined]);
    await undo();
    expect([await cardOf(a), await cardOf(b)]).toEqual([id, id]);
  });

  it.each<[string, (mine: string, source: string, foreign: string, id: string) => Promise<unknown>, string, RegExp]>([
    [
      'a card that is nowhere',
      (mine) => at.client.call('annotations.update', { batch: uuid(), id: mine, claim: 'gone' }),
      'not_found',
      /no claim card gone/,
    ],
    [
      'a card that is nowhere, many',
      (mine) => at.client.call('claims.assign', { batch: uuid(), annotations: [mine], claim: 'gone' }),
      'not_found',
      /no claim card gone/,
    ],
    [
      'a label without cards',
      (_, source, __, id) => at.client.call('claims.assign', { batch: uuid(), annotations: [source], claim: id }),
      'invalid',
      /SOURCE annotations have no claim card/,
    ],
    [
      'a label without cards, one',
      (_, source, __, id) => at.client.call('annotations.update', { batch: uuid(), id: source, claim: id }),
      'invalid',
      /SOURCE annotations have no claim card/,
    ],
    [
      "another one's annotation",
      (_, __, foreign, id) => at.client.call('claims.assign', { batch: uuid(), annotations: [foreign], claim: id }),
      'refused',
      /Only "ben" can change it/,
    ],
    [
      'an id that is taken',
      (_, __, ___, id) => at.client.call('claims.create', { batch: uuid(), id, text: 'Again.' }),
      'conflict',
      /is there already/,
    ],
    [
      'a new card with an annotation that is nowhere',
      () => at.client.call('claims.create', { batch: uuid(), id: uuid(), text: 'x', annotations: ['gone'] }),
      'not_found',
      /no annotation gone/,
    ],
  ])('refuse %s, and nothing changes', async (_, work, code, message) => {
    const mine = await at.tag(document, 'North Korea');
    const source = await at.tag(document, 'North Korea', 'SOURCE');
    const id = await card('One.', mine);
    await as('ben');
    const foreign = await at.tag(other, 'North Korea');
    await as('ana');
    const before = await at.client.call('annotations.list', {});
    await expect(work(mine, source, foreign, id)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(await at.client.call('annotations.list', {})).toEqual(before);
    expect(await list()).toHaveLength(1);
  });

  it('stay on an annotation that gets a label without cards, until somebody takes it off', async () => {
    const mine = await at.tag(document, 'North Korea');
    const id = await card('One.', mine);
    await at.client.call('annotations.update', { batch: uuid(), id: mine, label: 'SOURCE' });
    expect(await cardOf(mine)).toBe(id);
    await at.client.call('annotations.update', { batch: uuid(), id: mine, claim: null });
    expect(await undoName()).toBe('take off the card');
    expect(await cardOf(mine)).toBeUndefined();
  });

  it('are for the ends of same_claim, or for every label of a codebook without it', () => {
    const type = {
      name: 'same_claim',
      from: ['A'],
      to: ['B'],
      scope: 'any',
      symmetric: true,
      transitive: true,
      definition: '',
    } as const;
    const of = (change: object) => labelsWithCards({ relations: [{ ...type, from: ['A'], to: ['B'], ...change }] });
    expect(of({})).toEqual(new Set(['A', 'B']));
    expect([of({ transitive: false }), of({ symmetric: false }), of({ name: 'like' })]).toEqual([null, null, null]);
  });

  it('say what somebody wrote, or the words of the text, in one line', () => {
    const of = (quote: string, normalised?: string) =>
      cardText({ quote, attributes: normalised === undefined ? {} : { normalised_claim: normalised } });
    expect([of('a\r\n  b'), of('a', 'It is so.'), of('a', ' ')]).toEqual(['a b', 'It is so.', 'a']);
    expect([...of('👍'.repeat(1500))].at(-1)).toBe('…');
    expect(of('👍'.repeat(1500)).isWellFormed()).toBe(true);
  });
});
