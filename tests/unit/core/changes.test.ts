import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/procedures.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { testCore, type TestCore } from '../../support/core.ts';

let at: TestCore;
let document: string;
let text: string;
let id: string;

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  document = (await at.client.call('documents.list', {})).documents[0]?.id ?? '';
  ({ text } = await at.client.call('documents.read', { id: document }));
  id = await at.tag(document, 'North Korea');
});
afterEach(() => at.core.close());

type Request = Omit<Input<'annotations.change'>, 'batch'>;
const change = (request: Request, batch = uuid()) => at.client.call('annotations.change', { batch, ...request });
const all = async () => (await at.client.call('documents.read', { id: document })).annotations;

function draft(quote: string, label = 'CLAIM', more: object = {}) {
  const start = utf16(text.indexOf(quote));
  return { id: uuid(), document, label, quote, fragments: [{ start, end: utf16(start + quote.length) }], ...more };
}

describe('a change of several annotations', () => {
  it('is one batch, which one undo takes back to what was there, and one redo brings again', async () => {
    const other = await at.tag(document, 'Russia', 'SOURCE');
    const before = await all();
    const made = draft('troops', 'QUANTITY', { note: 'a note', origin: { kind: 'propagation', from: [id] } });
    await change({ create: [made], update: [{ id, note: 'changed' }], delete: [other] });
    const after = await all();
    expect(after.map((one) => one.id).toSorted()).toEqual([id, made.id].toSorted());
    expect(after.find((one) => one.id === made.id)).toMatchObject({
      layer: 'ana',
      note: 'a note',
      origin: { kind: 'propagation', from: [id] },
    });
    expect((await at.client.call('history.state', {})).undo).toBe('change 3 annotations');
    await at.client.call('history.undo', { batch: uuid() });
    expect(await all()).toEqual(before);
    await at.client.call('history.redo', { batch: uuid() });
    expect(await all()).toEqual(after);
  });

  it.each<[string, () => Request, string, RegExp]>([
    ['nothing', () => ({}), 'invalid', /nothing to change/],
    ['the same one twice', () => ({ update: [{ id, note: 'x' }], delete: [id] }), 'invalid', /twice/],
    [
      'a new id twice',
      () => {
        const one = draft('troops');
        return { create: [one, one] };
      },
      'invalid',
      /twice/,
    ],
    ['an id that is taken', () => ({ create: [{ ...draft('troops'), id }] }), 'conflict', /there already/],
    ['one that is not there', () => ({ update: [{ id: 'nobody', note: 'x' }] }), 'not_found', /nobody/],
    [
      'a quote that is not the text’s',
      () => ({ create: [{ ...draft('troops'), quote: 'tanks' }] }),
      'conflict',
      /cannot stand/,
    ],
    [
      'an attribute of another label',
      () => ({ update: [{ id, attributes: { comparator: '=' } }] }),
      'invalid',
      /comparator/,
    ],
  ])('with %s is refused, and nothing of it is written', async (_, request, code, message) => {
    const before = await all();
    const good = draft('Russia', 'SOURCE');
    const asked = request();
    const whole = Object.keys(asked).length === 0 ? asked : { ...asked, create: [good, ...(asked.create ?? [])] };
    await expect(change(whole)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(await all()).toEqual(before);
  });

  it('takes relations along to the annotation that another is merged into; what would be said twice, or of itself, goes', async () => {
    const other = await at.tag(document, 'Russia');
    const third = await at.tag(document, 'troops');
    const relate = async (type: string, from: string, to: string) => {
      const relation = uuid();
      await at.client.call('relations.create', { batch: uuid(), id: relation, type, from, to });
      return relation;
    };
    const moved = await relate('supports', other, third);
    const twice = await relate('contradicts', other, third);
    const kept = await relate('contradicts', id, third);
    const itself = await relate('supports', other, id);
    const list = async () =>
      (await at.client.call('relations.list', { document })).relations
        .map((one) => [one.id, one.from, one.to] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const before = await list();
    await change({
      gesture: 'merge',
      update: [{ id, note: 'x' }],
      delete: [other],
      repoint: [{ from: other, to: id }],
    });
    const after = await list();
    expect(after.map(([relation]) => relation)).toEqual([moved, kept].toSorted());
    expect(after.flatMap(([, from, to]) => [from, to])).not.toContain(other);
    expect([twice, itself]).toHaveLength(2);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await list()).toEqual(before);
  });

  it('moves relations only from what goes, and only to what stays', async () => {
    const other = await at.tag(document, 'troops', 'SOURCE');
    const relation = uuid();
    const link = { batch: uuid(), id: relation, type: 'attributed_to', from: id, to: other };
    await at.client.call('relations.create', link);
    const update = [{ id: other, note: 'x' }];
    const code = 'invalid';
    await expect(change({ update, repoint: [{ from: id, to: other }] })).rejects.toMatchObject({ code });
    await expect(change({ delete: [id], repoint: [{ from: id, to: uuid() }] })).rejects.toMatchObject({ code });
    const { relations } = await at.client.call('relations.list', { document });
    expect(relations).toMatchObject([{ id: relation, from: id, to: other }]);
  });

  it('does not touch what another person made', async () => {
    await at.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    await expect(change({ create: [draft('troops')], delete: [id] })).rejects.toMatchObject({ code: 'refused' });
    expect(await all()).toHaveLength(1);
  });

  it('sent again after a lost answer changes nothing and answers the same', async () => {
    const batch = uuid();
    const request = { create: [draft('troops')], update: [{ id, label: 'EVIDENCE' }] };
    const first = await change(request, batch);
    expect(await change(request, batch)).toEqual(first);
    await expect(change({ delete: [id, uuid()], create: [draft('Russia')] }, batch)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it.each([
    ['split', 'split CLAIM'],
    ['duplicate', 'duplicate as QUANTITY'],
    ['propagate', 'tag 1 equal string as QUANTITY'],
  ] as const)('%s is named in undo by what it is', async (gesture, name) => {
    await change({
      gesture,
      create: [draft('troops', 'QUANTITY')],
      ...(gesture === 'split' && { update: [{ id, note: 'x' }] }),
    });
    expect((await at.client.call('history.state', {})).undo).toBe(name);
  });
});
