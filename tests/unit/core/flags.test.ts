import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const undoName = async () => (await at.client.call('history.state', {})).undo;

describe('flags', () => {
  it('are set, resolved and named, and listed a page at a time in the order of the documents', async () => {
    const marked: string[] = [];
    for (const on of [other, document]) {
      const id = await at.tag(on, 'North Korea');
      marked.push(id);
      await at.client.call('annotations.update', {
        batch: uuid(),
        id,
        flags: [{ kind: 'unsure' }, { kind: 'ask_lead', text: 'Is it?' }],
      });
    }
    expect(await undoName()).toBe('flag "ask lead"');
    const page = (more: object) => at.client.call('annotations.flagged', more);
    const [second = '', first = ''] = marked;
    const all = await page({});
    expect(all).toMatchObject({ more: false, counts: { ask_lead: 2, unsure: 2, look_again: 0 } });
    expect(all.annotations.map(({ id }) => id)).toEqual([first, second]);
    expect((await page({ limit: 1 })).more).toBe(true);
    expect((await page({ limit: 1, after: first })).annotations.map(({ id }) => id)).toEqual([second]);
    expect((await page({ document: other })).annotations.map(({ id }) => id)).toEqual([second]);
    expect((await page({ layer: 'ben' })).annotations).toEqual([]);
    expect((await page({ kinds: ['look_again'] })).annotations).toEqual([]);
    await at.client.call('annotations.update', { batch: uuid(), id: first, flags: [{ kind: 'unsure' }] });
    expect(await undoName()).toBe('resolve "ask lead"');
    await at.client.call('annotations.update', { batch: uuid(), id: first, flags: [{ kind: 'unsure', text: 'Why?' }] });
    expect(await undoName()).toBe('edit flag "unsure"');
    expect((await page({ kinds: ['ask_lead'] })).annotations.map(({ id }) => id)).toEqual([second]);
  });
});
