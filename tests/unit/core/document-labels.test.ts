import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AttributePatch } from '../../../shared/model/annotation.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let core: TestCore;
let document: string;
let others: readonly string[];
beforeEach(async () => {
  core = await testCore();
  await core.client.call('project.sample', {});
  await core.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const { documents } = await core.client.call('documents.list', {});
  [document = '', ...others] = documents.map(({ id }) => id);
});

const label = (attributes: AttributePatch, batch = uuid(), on = document) =>
  core.client.call('documents.label', { batch, document: on, attributes });
const read = async () => (await core.client.call('documents.read', { id: document })).labels;

describe('labels of a document', () => {
  it('are set, merged, taken away, undone and redone; the list has them too', async () => {
    await label({ genre: 'analysis' });
    await label({ dateline: '2024-10-28', story: 'Troops' });
    const all = { genre: 'analysis', dateline: '2024-10-28', story: 'Troops' };
    expect(await read()).toEqual([{ id: `ana/${document}`, layer: 'ana', document, attributes: all }]);
    const { documents } = await core.client.call('documents.list', {});
    expect(documents[0]?.labels).toEqual({ ana: all });
    expect(documents[1]?.labels).toEqual({});
    await label({ story: null });
    expect((await read())[0]?.attributes).toEqual({ genre: 'analysis', dateline: '2024-10-28' });
    expect((await core.client.call('history.undo', { batch: uuid() })).name).toBe('clear story of document');
    expect((await read())[0]?.attributes).toEqual(all);
    await core.client.call('history.redo', { batch: uuid() });
    await label({ genre: null, dateline: null });
    expect(await read()).toEqual([]);
    expect((await core.client.call('project.verify', {})).ok).toBe(true);
  });

  it('stand apart by layer, and a retry changes nothing', async () => {
    const batch = uuid();
    const first = await label({ genre: 'opinion' }, batch);
    expect(await label({ genre: 'opinion' }, batch)).toEqual(first);
    await core.client.call('preferences.save', { annotator: { id: 'bo', name: 'Bo' } });
    await label({ genre: 'analysis' });
    expect((await read()).map(({ layer, attributes }) => [layer, attributes['genre']])).toEqual([
      ['ana', 'opinion'],
      ['bo', 'analysis'],
    ]);
  });

  it.each<[string, AttributePatch, RegExp]>([
    ['a value that is none', { genre: 'poem' }, /"genre" has no value "poem"\. It has news_report, analysis/],
    ['a date that is none', { dateline: 'Monday' }, /"dateline" must be a date: 2024/],
    [
      'an attribute of annotations',
      { claim_type: 'event' },
      /no attribute "claim_type" for document: document has genre/,
    ],
    ['one of any label', { annotator_confidence: 1 }, /no attribute "annotator_confidence" for document/],
  ])('refused: %s', async (_, attributes, message) => {
    await expect(label(attributes)).rejects.toThrow(message);
    expect(await read()).toEqual([]);
  });

  it('refused on a locked document and on one that is not there', async () => {
    await core.client.call('documents.setStatus', { batch: uuid(), document, state: 'locked' });
    await expect(label({ genre: 'analysis' })).rejects.toThrow(/"ana" is locked on the document/);
    await expect(label({ genre: 'analysis' }, uuid(), `d_${'a'.repeat(26)}`)).rejects.toThrow(/There is no document/);
  });
});

describe('in a file', () => {
  it('labels go out and come in again; other ones in the project refuse it', async () => {
    await label({ genre: 'analysis', dateline: '2024-10~' });
    const path = join(core.dataDir, 'out.jsonl');
    const write = { task: uuid(), format: 'jsonl', path, layer: 'all', overwrite: true };
    await core.client.call('export.write', write);
    const dataset = readFileSync(path, 'utf8');
    expect(dataset).toContain('"document_labels":{"ana":{"dateline":"2024-10~","genre":"analysis"}}');
    async function bringIn(): Promise<unknown> {
      const source = { kind: 'path', path } as const;
      const staged = await core.client.call('import.stage', { task: uuid(), source });
      return core.client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
    }
    await core.client.call('project.create', { name: 'Other' });
    await bringIn();
    expect(await read()).toEqual([
      { id: `ana/${document}`, layer: 'ana', document, attributes: { genre: 'analysis', dateline: '2024-10~' } },
    ]);
    const again = join(core.dataDir, 'again.jsonl');
    await core.client.call('export.write', { ...write, task: uuid(), path: again });
    expect(readFileSync(again, 'utf8')).toBe(dataset);
    await bringIn();
    await label({ genre: 'opinion' });
    await expect(bringIn()).rejects.toThrow(/:\d+: "ana" says other things of d_/);
    expect((await read())[0]?.attributes['genre']).toBe('opinion');
  });
});

describe('across the project', () => {
  it('what lacks mandatory values is listed by document and place, page by page', async () => {
    const ask = (offset = 0, limit = 100) =>
      core.client.call('annotations.incomplete', { layer: 'ana', offset, limit });
    expect(await ask()).toMatchObject({ total: 0, items: [] });
    const later = await core.tag(document, 'artillery shells', 'QUANTITY');
    const earlier = await core.tag(document, 'North Korea');
    const complete = await core.tag(document, 'Ukraine', 'PLACE');
    await label({ genre: 'analysis' }, uuid(), others[0]);
    const found = await ask();
    expect(found.total).toBe(3);
    expect(found.items.map(({ annotation, missing }) => [annotation, missing])).toEqual([
      [null, ['genre']],
      [earlier, ['claim_type', 'check_worthiness']],
      [later, ['value_min', 'value_max', 'unit', 'kind']],
    ]);
    expect(found.items.map((one) => one.annotation)).not.toContain(complete);
    expect(found.items[1]).toMatchObject({ document, label: 'CLAIM', quote: 'North Korea' });
    expect((await ask(1, 1)).items.map(({ annotation }) => annotation)).toEqual([earlier]);
    expect(await ask(2, 5)).toMatchObject({ total: 3, items: [{ annotation: later }] });
  });

  it('an answer that a change of the codebook leaves without meaning is listed until it is answered anew', async () => {
    await label({ genre: 'analysis' });
    const ask = async () =>
      (await core.client.call('annotations.incomplete', { layer: 'ana', offset: 0, limit: 9 })).items;
    expect(await ask()).toEqual([]);
    const { version: base, attributes } = await core.client.call('codebook.read', {});
    const values = attributes.find(({ name }) => name === 'genre')?.values.filter(({ name }) => name !== 'analysis');
    const gone = { edit: 'changeValues' as const, on: 'document', attribute: 'genre', values: values ?? [] };
    await core.client.call('codebook.edit', { batch: uuid(), edits: [gone], base });
    expect(await ask()).toMatchObject([{ annotation: null, document, missing: [], unfit: ['genre'] }]);
    await label({ genre: 'opinion' });
    expect(await ask()).toEqual([]);
  });

  it('a condition makes a value mandatory only where it holds', async () => {
    const id = await core.tag(document, 'North Korea');
    const set = (attributes: AttributePatch) =>
      core.client.call('annotations.update', { batch: uuid(), id, attributes });
    const missing = async () =>
      (await core.client.call('annotations.incomplete', { layer: 'ana', offset: 0, limit: 9 })).items[1]?.missing;
    await set({ claim_type: 'event', check_worthiness: 'check_worthy', verdict: 'refuted' });
    expect(await missing()).toEqual(['verdict_date', 'justification']);
    await set({ verdict_date: '2025-02', justification: 'Satellite images.' });
    await set({ verdict: 'unverified' });
    expect(await missing()).toBeUndefined();
    const { annotations } = await core.client.call('documents.read', { id: document });
    expect(annotations[0]?.attributes).toMatchObject({ verdict_date: '2025-02', justification: 'Satellite images.' });
  });

  it('the values of an attribute come with how often they are there', async () => {
    for (const [quote, entity] of [
      ['North', 'Pentagon'],
      ['Korea', 'Kyiv'],
      ['Ukraine', 'Pentagon'],
    ] as const) {
      const id = await core.tag(document, quote, 'SOURCE');
      await core.client.call('annotations.update', { batch: uuid(), id, attributes: { source_entity: entity } });
    }
    const values = (name: string, on = 'SOURCE') => core.client.call('attributes.values', { name, on });
    expect(await values('source_entity')).toEqual([
      { value: 'Pentagon', count: 2 },
      { value: 'Kyiv', count: 1 },
    ]);
    expect(await values('it"s')).toEqual([]);
    await label({ story: 'Troops' });
    expect(await values('story', 'document')).toEqual([{ value: 'Troops', count: 1 }]);
  });
});
