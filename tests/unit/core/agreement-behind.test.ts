import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Disagreements } from '../../../shared/api/agreement.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { projectOf, type MarkedDocument } from '../../support/annotators.ts';

const FIRST = 'The ministry said that 12 people died. A mayor said 15 died. Nobody asked the police.';
const SECOND = 'Later 20 died. It was said by a doctor.';
const both = (quote: string, id: string, more: object = {}) => [
  { by: 'ana', quote, id: `a-${id}`, ...more },
  { by: 'bo', quote, id: `b-${id}`, ...more },
];
const DOCUMENTS: readonly MarkedDocument[] = [
  {
    text: FIRST,
    claims: [{ id: 'x', text: 'Twelve died.' }, { id: 'y', text: 'Fifteen died.' }],
    marks: [
      { by: 'ana', quote: '12 people died', id: 'a-12', claim: 'x' },
      { by: 'bo', quote: '12 people died', id: 'b-12', claim: 'x' },
      { by: 'ana', quote: '15 died', id: 'a-15', claim: 'x' },
      { by: 'bo', quote: '15 died', id: 'b-15', claim: 'y' },
      ...both('The ministry', 'ministry', { label: 'SOURCE' }),
      ...both('A mayor', 'mayor', { label: 'SOURCE' }),
    ],
    relations: [
      { type: 'attributed_to', from: 'a-12', to: 'a-ministry' },
      { type: 'attributed_to', from: 'b-12', to: 'b-ministry' },
      { type: 'attributed_to', from: 'a-15', to: 'a-mayor' },
      { type: 'relayed_by', from: 'b-15', to: 'b-mayor' },
    ],
  },
  { text: SECOND, marks: both('20 died', '20') },
]; // oxfmt-ignore

let at: TestCore;
let found: Disagreements;
beforeAll(async () => {
  at = await testCore();
  await projectOf(at, DOCUMENTS);
  found = await at.client.call('agreement.disagreements', { task: uuid(), reference: 'ana', other: 'bo' });
});
afterAll(() => at.core.close());

describe('disagreements besides spans', () => {
  it('a relation of another type between the same ends is one, not two', () => {
    const relations = found.disagreements.filter(({ kind }) => kind === 'relation');
    expect(relations.map(({ types, quotes }) => [types, quotes])).toEqual([
      [['attributed_to', 'relayed_by'], ['15 died → A mayor', '15 died → A mayor']],
    ]); // oxfmt-ignore
  });

  it('cards differ by what stands on them together, not by which card it is', () => {
    const cards = found.disagreements.filter(({ kind }) => kind === 'card');
    expect(cards.map(({ quotes, cards: said }) => [quotes[0], said])).toEqual([
      ['12 people died', [{ text: 'Twelve died.', others: 1 }, { text: 'Twelve died.', others: 0 }]],
      ['15 died', [{ text: 'Twelve died.', others: 1 }, { text: 'Fifteen died.', others: 0 }]],
    ]); // oxfmt-ignore
  });

  it('what agrees is counted, and nothing else is told', () => {
    expect(found.agreed).toBe(5);
    expect(new Set(found.disagreements.map(({ kind }) => kind))).toEqual(new Set(['relation', 'card']));
  });

  it('labels of the document as a whole, those that one of them did not give, too', async () => {
    const { documents } = await at.client.call('documents.list', {});
    const [first] = documents;
    await at.client.call('documents.label', {
      batch: uuid(),
      document: first?.id ?? '',
      attributes: { genre: 'news_report' },
    });
    const again = await at.client.call('agreement.disagreements', { task: uuid(), reference: 'ana', other: 'bo' });
    const said = again.disagreements.filter(({ kind }) => kind === 'document');
    expect(said.map(({ document, attributes }) => [document, attributes])).toEqual([
      [first?.id, [{ name: 'genre', reference: 'news_report', other: null }]],
    ]);
  });
});

describe('γ', () => {
  it('can be left out and asked for alone', async () => {
    const ask = (gamma: 'with' | 'without' | 'only') => at.client.call('agreement.project', { task: uuid(), gamma });
    const [whole, without, only] = [await ask('with'), await ask('without'), await ask('only')];
    const gamma = whole.results.filter(({ metric }) => metric === 'gamma');
    expect(only.results).toEqual(gamma);
    expect(without.results).toEqual(whole.results.filter(({ metric }) => metric !== 'gamma'));
    expect(gamma[0]?.samples).toBeGreaterThanOrEqual(30);
  });
});

describe('training', () => {
  const train = (whenDone: boolean) =>
    at.client.call('agreement.training', { task: uuid(), reference: 'bo', learner: 'ana', whenDone });

  it('shows nothing of the reference before the learner is done', async () => {
    const { agreement, differences, order, waiting } = await train(true);
    expect([agreement.items, differences.disagreements, order]).toEqual([0, [], []]);
    expect(waiting).toHaveLength(2);
  });

  it('goes by the order in which the learner began', async () => {
    const { documents } = await at.client.call('documents.list', {});
    for (const { id } of documents)
      await at.client.call('documents.setStatus', { batch: uuid(), document: id, state: 'done' });
    const all = await train(true);
    expect(all.waiting).toEqual([]);
    expect(all.order).toHaveLength(2);
    expect(all.differences.disagreements.length).toBeGreaterThan(0);
    expect(all.order).toEqual((await train(false)).order);
  });
});

describe('blind mode', () => {
  it('documents on which the own work is not done do not count, and are named', async () => {
    const { client } = at;
    const { documents } = await client.call('documents.list', {});
    const open = documents[0]?.id ?? '';
    await client.call('team.save', { batch: uuid(), blind: true, leads: ['bo'] });
    await client.call('documents.setStatus', { batch: uuid(), document: open, state: 'open' });
    const { items, left_out } = await client.call('agreement.project', {
      task: uuid(),
      layers: ['ana', 'bo'],
      gamma: 'without',
    });
    expect(items).toBe(1);
    expect(left_out.map(({ document, layers, why }) => [document, layers, why])).toEqual([[open, [], 'blind']]);
  });
});
