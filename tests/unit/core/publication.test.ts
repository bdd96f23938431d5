import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import type { DatasetCard } from '../../../shared/model/dataset-card.ts';
import { checksOf, type DatasetFacts } from '../../../electron/core/services/publication/checks.ts';
import { testCore } from '../../support/core.ts';

const { core, client } = await testCore();
afterAll(() => core.close());
await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
await client.call('project.sample', {});

describe('the card of the dataset', () => {
  it('is empty at first, keeps what is said, and can be undone', async () => {
    expect((await client.call('dataset.card.read', {})).card).toEqual({ id: 'dataset' });
    const batch = uuid();
    await client.call('dataset.card.save', { batch, card: { title: 'Troops', languages: ['en', 'zh-Hant'] } });
    await client.call('dataset.card.save', { batch, card: { title: 'Troops', languages: ['en', 'zh-Hant'] } });
    await client.call('dataset.card.save', { batch: uuid(), card: { languages: null, licence: 'CC-BY-4.0' } });
    const { card } = await client.call('dataset.card.read', {});
    expect(card).toEqual({ id: 'dataset', title: 'Troops', licence: 'CC-BY-4.0' });
    const { batches } = await client.call('history.batches', { limit: 1 });
    expect(batches[0]?.name).toBe('edit dataset card');
    const { operations } = await client.call('history.batch', { batch: batches[0]?.batch ?? '' });
    expect(operations[0]?.differences.map(({ name }) => name)).toEqual(['languages', 'licence']);
    const state = await client.call('history.state', {});
    expect(state.undo).toBe('edit dataset card');
    await client.call('history.undo', { batch: uuid() });
    await client.call('history.undo', { batch: uuid() });
    expect((await client.call('dataset.card.read', {})).card).toEqual({ id: 'dataset' });
    expect((await client.call('project.verify', {})).problems).toEqual([]);
  });

  it.each([
    ['a licence', { licence: 'CC BY' }],
    ['a language', { languages: ['English'] }],
    ['a version', { version: '1.0' }],
    ['a date', { date: '26 November' }],
    ['an address', { homepage: 'javascript:alert(1)' }],
  ])('refuses %s that is none', async (_what, card) => {
    await expect(client.call('dataset.card.save', { batch: uuid(), card })).rejects.toThrow(
      /card.save: .*(is|begins with) /s,
    );
    expect((await client.call('dataset.card.read', {})).card).toEqual({ id: 'dataset' });
  });
});

const FULL: DatasetCard = {
  id: 'dataset',
  title: 'Troops',
  description: 'Claims in news.',
  licence: 'CC-BY-4.0',
  textRights: 'free',
  authors: ['Ana'],
  contact: 'ana@example.org',
  homepage: 'https://example.org/troops',
  languages: ['en'],
  sourceSelection: 'Five articles.',
  annotators: 'Two linguists.',
  process: 'Twice each.',
  guidelines: 'In the codebook.',
  sensitive: 'Public persons only.',
  uses: 'Claim detection.',
  date: '2026-11-26',
};
const FACTS: DatasetFacts = {
  documents: 2,
  annotations: 5,
  annotators: ['ana', 'bo'],
  hasGold: true,
  hasGuidelines: true,
  withoutWork: [],
  withoutLanguage: 0,
  incomplete: [],
  withoutSplit: [],
  quoting: { count: 0, documents: [] },
};
const FORM = { withoutText: false, pseudonyms: true };

describe('the checklist', () => {
  it('is empty for a whole card and finished work', () => expect(checksOf(FULL, FACTS, FORM)).toEqual([]));

  it.each([
    ['licence', 'must', { licence: undefined }, {}],
    ['description', 'must', { description: undefined }, {}],
    ['text_rights', 'must', { textRights: undefined }, {}],
    ['texts_restricted', 'must', { textRights: 'restricted' }, {}],
    ['sensitive', 'must', { sensitive: undefined }, {}],
    ['languages', 'must', { languages: undefined }, { withoutLanguage: 1 }],
    ['annotators', 'should', { annotators: undefined }, {}],
    ['guidelines', 'should', { guidelines: undefined }, { hasGuidelines: false }],
    ['mandatory_missing', 'should', {}, { incomplete: [{ layer: 'ana', count: 3 }] }],
    ['documents_without_work', 'should', {}, { withoutWork: ['d_1'] }],
    ['one_annotator', 'may', {}, { annotators: ['ana'] }],
    ['no_gold', 'should', {}, { hasGold: false }],
    ['splits', 'should', {}, { withoutSplit: ['d_1'] }],
    ['no_documents', 'must', {}, { documents: 0 }],
  ] as const)('says %s', (id, severity, card, facts) => {
    const checks = checksOf({ ...FULL, ...card }, { ...FACTS, ...facts }, FORM);
    expect(checks.map((one) => [one.id, one.severity])).toEqual([[id, severity]]);
  });

  it('asks to look at what quotes texts that may not be shared', () => {
    const quoting = { count: 2, documents: ['d_1'] };
    const form = { ...FORM, withoutText: true };
    const checks = checksOf({ ...FULL, textRights: 'restricted' }, { ...FACTS, quoting }, form);
    expect(checks).toMatchObject([
      { id: 'texts_quoted', severity: 'must', count: 2, where: { kind: 'documents', documents: ['d_1'] } },
    ]);
    expect(checksOf(FULL, { ...FACTS, quoting }, form)).toEqual([]);
  });

  it('has the most severe first, and leads to what mends it', async () => {
    const { checks, proposal } = await client.call('dataset.checklist', { task: uuid(), layer: 'all' });
    const order = checks.map(({ severity }) => ['must', 'should', 'may'].indexOf(severity));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(checks.find(({ id }) => id === 'licence')?.where).toEqual({ kind: 'card', field: 'licence' });
    expect(checks.find(({ id }) => id === 'documents_without_work')?.count).toBeGreaterThan(0);
    expect(proposal).toMatchObject({ version: '1.0.0', step: 'first' });
  });
});
