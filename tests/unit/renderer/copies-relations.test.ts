import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createScheme } from '../../../shared/model/attributes.ts';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import type { Write } from '../../../renderer/features/annotate/writes.ts';
import { previewOf } from '../../../renderer/features/copies/along.ts';
import { createCopies, type CopiesFeature } from '../../../renderer/features/copies/store.ts';
import { testCore, type TestCore } from '../../support/core.ts';

const WIRE =
  'North Korea has sent about 11,000 soldiers to Russia since last autumn, the ministry in Seoul said on Monday. “They are expected at the front within weeks,” a spokesman added.';
const TEXTS = {
  'a.txt': `Soldiers for Russia\n\n${WIRE}\n\nNothing else was known in the evening.`,
  'b.txt': `Seoul counts\n\nThe paper learned this from two agencies.\n\n${WIRE.replace('11,000', '12,000')}`,
  'c.txt': 'Weather\n\nIt rained all day over the whole peninsula, and nobody minded it very much.',
};

let core: TestCore;
let copies: CopiesFeature;
const documents: Record<string, string> = {};
const ends: Record<string, string> = {};
const said: string[] = [];
const announced: string[] = [];

const relationsIn = async (name: string) =>
  (await core.client.call('relations.list', { document: documents[name] ?? '' })).relations;

async function relate(type: string, from: string, to: string): Promise<string> {
  const id = uuid();
  await core.client.call('relations.create', { batch: uuid(), id, type, from: ends[from] ?? '', to: ends[to] ?? '' });
  return id;
}

beforeAll(async () => {
  core = await testCore();
  const { client, folder } = core;
  mkdirSync(join(folder, 'texts'), { recursive: true });
  const { session } = await client.call('project.create', { name: 'Copies' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, 'texts', name), text);
  const source = { kind: 'path', path: join(folder, 'texts') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
  for (const { id, fileName } of (await client.call('documents.list', {})).documents) documents[fileName ?? ''] = id;
  const tagged = [
    ['sent', 'a.txt', 'North Korea has sent', 'CLAIM'],
    ['expected', 'a.txt', 'They are expected at the front within weeks', 'CLAIM'],
    ['ministry', 'a.txt', 'the ministry in Seoul', 'SOURCE'],
    ['spokesman', 'a.txt', 'a spokesman', 'SOURCE'],
    ['figure', 'a.txt', 'about 11,000 soldiers', 'QUANTITY'],
    ['there', 'b.txt', 'the ministry in Seoul', 'SOURCE'],
    ['rain', 'c.txt', 'It rained all day', 'CLAIM'],
  ] as const;
  for (const [key, name, quote, label] of tagged) ends[key] = await core.tag(documents[name] ?? '', quote, label);
  const noted = await relate('attributed_to', 'sent', 'ministry');
  await client.call('relations.update', {
    batch: uuid(),
    id: noted,
    note: 'by its speaker',
    attributes: { manner: 'said' },
  });
  await relate('attributed_to', 'expected', 'spokesman');
  await relate('same_claim', 'sent', 'expected');
  await relate('has_quantity', 'sent', 'figure');
  await relate('contradicts', 'expected', 'rain');

  const annotate = {
    store: createStore(() => ({ id: null, codebook: { version: '1' }, scheme: createScheme([]) })),
    mayWrite: () => true,
    submit: (write: Write) => write.send(session),
    sayUndoable: (text: string) => said.push(text),
  } as unknown as AnnotateFeature;
  const scope = createStore(() => ({ layer: 'ana' }));
  copies = createCopies({
    client,
    annotate,
    announce: (text) => announced.push(text),
    layer: () => 'ana',
    scope,
  });
  copies.enter();
  await vi.waitFor(() => expect(copies.store.getState().compared).not.toBeNull(), 4000);
  const { found, current, pair } = copies.store.getState();
  const members = found.groups.find(({ id }) => id === current)?.members ?? [];
  if (members[pair.a]?.document !== documents['a.txt']) {
    copies.show({ a: 1, b: 0 });
    await vi.waitFor(() => expect(copies.store.getState().compared).not.toBeNull(), 4000);
  }
});
afterAll(async () => {
  copies.leave();
  await core.core.close();
});

it('says before what comes along and what stays: other documents, and what has no place there', () => {
  const { compared, ticked } = copies.store.getState();
  expect(previewOf(compared, ticked)).toEqual({ annotations: 3, relations: 3, across: 1, loose: 1 });
  expect(compared?.offers.find(({ annotation }) => annotation.id === ends['ministry'])?.twin).toBe(ends['there']);
  copies.tick([ends['spokesman'] ?? ''], false);
  expect(announced.at(-1)).toBe('2 ticked, 2 relations come along');
  copies.tick([ends['spokesman'] ?? ''], true);
  expect(announced.at(-1)).toBe('3 ticked, 3 relations come along');
});

it('brings the relations in the step of the annotations; undo takes all of it back', async () => {
  const before = await core.client.call('annotations.list', {});
  copies.offer();
  await vi.waitFor(() => expect(said).toHaveLength(1), 4000);
  expect(said[0]).toBe(
    'Copied 3 annotations with 3 relations to Seoul counts. 1 relation to another document stays behind. 1 relation stays behind: its other end is not copied, or the codebook does not allow it any more.',
  );
  const all = await core.client.call('annotations.list', {});
  const copyOf = (key: string): string => all.find(({ origin }) => origin.from?.[0] === ends[key])?.id ?? key;
  const made = await relationsIn('b.txt');
  const same = [copyOf('sent'), copyOf('expected')].toSorted();
  expect(made.map(({ id: _, ...rest }) => rest)).toEqual(
    expect.arrayContaining([
      {
        layer: 'ana',
        type: 'attributed_to',
        from: copyOf('sent'),
        to: ends['there'],
        attributes: { manner: 'said' },
        note: 'by its speaker',
      },
      { layer: 'ana', type: 'attributed_to', from: copyOf('expected'), to: copyOf('spokesman'), attributes: {} },
      { layer: 'ana', type: 'same_claim', from: same[0], to: same[1], attributes: {} },
    ]),
  );
  expect(made).toHaveLength(3);
  const old = new Set((await relationsIn('a.txt')).map(({ id }) => id));
  expect(made.some(({ id }) => old.has(id))).toBe(false);

  await core.client.call('history.undo', { batch: uuid() });
  expect(await relationsIn('b.txt')).toEqual([]);
  expect(await core.client.call('annotations.list', {})).toEqual(before);
  await core.client.call('history.redo', { batch: uuid() });
  expect(await relationsIn('b.txt')).toEqual(made);
});

it.each([
  ['a type that the codebook has not', { type: 'invented', to: 'rain' }, 'invalid'],
  ['ends that the type does not link', { type: 'attributed_to', to: 'sent' }, 'invalid'],
  ['an end that is not there', { type: 'supports', to: 'nobody' }, 'not_found'],
  ['an end in another document', { type: 'attributed_to', to: 'ministry' }, 'invalid'],
])('%s is refused with all that comes with it', async (_name, { type, to }, code) => {
  const before = await core.client.call('annotations.list', {});
  const document = documents['c.txt'] ?? '';
  const start = TEXTS['c.txt'].indexOf('nobody minded');
  const fragments = [{ start, end: start + 'nobody minded'.length }] as never;
  const from = uuid();
  await expect(
    core.client.call('annotations.change', {
      batch: uuid(),
      create: [{ id: from, document, label: 'CLAIM', fragments, quote: 'nobody minded' }],
      relate: [{ id: uuid(), type, from, to: ends[to] ?? uuid(), attributes: {} }],
    }),
  ).rejects.toMatchObject({ code });
  expect(await core.client.call('annotations.list', {})).toEqual(before);
});

it('a relation is never doubled, and a lost answer can be asked for again', async () => {
  const at = (quote: string) => {
    const start = TEXTS['c.txt'].indexOf(quote);
    return { document: documents['c.txt'] ?? '', quote, fragments: [{ start, end: start + quote.length }] as never };
  };
  const from = uuid();
  const create = [{ id: from, label: 'CLAIM', ...at('nobody minded') }];
  const link = () => ({ id: uuid(), type: 'supports', from, to: ends['rain'] ?? '', attributes: {} });
  const twice = core.client.call('annotations.change', { batch: uuid(), create, relate: [link(), link()] });
  await expect(twice).rejects.toMatchObject({ code: 'conflict' });
  const request = { batch: uuid(), create, relate: [link()] };
  const first = await core.client.call('annotations.change', request);
  expect(await core.client.call('annotations.change', request)).toEqual(first);
  const touching = (await relationsIn('c.txt')).filter(({ type }) => type === 'supports');
  expect(touching).toHaveLength(1);
});
