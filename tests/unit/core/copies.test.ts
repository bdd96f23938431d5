import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/api/procedures.ts';
import type { ReadDb } from '../../../electron/core/db/types.ts';
import { createCopies } from '../../../electron/core/services/copies.ts';
import { annotationGroups } from '../../../electron/core/services/copy-groups.ts';
import type { Pace } from '../../../electron/core/services/task.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { testCore, type TestCore } from '../../support/core.ts';

const WIRE =
  'North Korea has sent about 11,000 soldiers to Russia since last autumn, the ministry in Seoul said on Monday. “They are expected at the front within weeks,” a spokesman added.';
const FIGURE = WIRE.replace('11,000', '12,000').replace('on Monday', 'on Tuesday');
const PART = '“They are expected at the front within weeks,” a spokesman added.';
const TEXTS = {
  'a.txt': `Soldiers for Russia\n\n${WIRE}\n\nNothing else was known in the evening.`,
  'b.txt': `Seoul counts soldiers\n\nThe paper has learned this from two agencies.\n\n${FIGURE}`,
  'c.txt': `Weather\n\nIt rained all day over the whole peninsula and nobody minded. ${PART} Rain goes on.`,
  'd.txt': 'A text that has nothing to do with any of the others, however long one looks at it from all sides.',
};

let core: TestCore;
let ids: Record<keyof typeof TEXTS, string>;
let found: Output<'copies.find'>;
beforeAll(async () => {
  core = await testCore();
  const { client, folder } = core;
  mkdirSync(join(folder, 'texts'), { recursive: true });
  await client.call('project.create', { name: 'Copies' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, 'texts', name), text);
  const staged = await client.call('import.stage', {
    task: uuid(),
    source: { kind: 'path', path: join(folder, 'texts') },
  });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
  const { documents } = await client.call('documents.list', {});
  ids = Object.fromEntries(documents.map(({ id, fileName }) => [fileName, id])) as typeof ids;
  await client.call('documents.describe', {
    batch: uuid(),
    document: ids['b.txt'],
    publications: [{ fileName: 'b.txt', outlet: 'The Paper', date: '2024-10-28' }],
  });
  found = await client.call('copies.find', { task: uuid() });
});
afterAll(() => core.core.close());

const quote = ({ document, start, end }: { document: string; start: number; end: number }): string => {
  const name = Object.entries(ids).find(([, id]) => id === document)?.[0] as keyof typeof TEXTS;
  return TEXTS[name].slice(start, end);
};
const memberOf = (text: string) => {
  const member = found.groups.flatMap(({ members }) => members).find((one) => quote(one) === text);
  if (!member) throw new Error(`no group has ${text}`);
  const { document, start, end } = member;
  return { document, start, end };
};

describe('copies.find', () => {
  it('finds the copied paragraph with its exact ends, the dated one first', () => {
    const group = found.groups.find(({ members }) => members.some((one) => quote(one) === WIRE));
    expect(group?.members.map(quote)).toEqual([FIGURE, WIRE]);
    expect(group?.similarity).toBeGreaterThan(0.9);
    expect(group?.similarity).toBeLessThan(1);
    expect(found.documents[ids['b.txt']]).toEqual({
      title: 'Seoul counts soldiers',
      outlet: 'The Paper',
      date: '2024-10-28',
    });
  });

  it('answers the same a second time', async () => {
    expect(await core.client.call('copies.find', { task: uuid() })).toEqual(found);
    expect(found.groups.flatMap(({ members }) => members).some(({ document }) => document === ids['d.txt'])).toBe(
      false,
    );
  });

  it('gives up where it is told to, and goes on from there the next time', async () => {
    const db = await openProject();
    const copies = createCopies();
    const steps: string[] = [];
    await expect(copies.find(db, paceWith(steps, 3))).rejects.toMatchObject({ code: 'cancelled' });
    expect(await copies.find(db, paceWith(steps))).toEqual(found);
    const all = steps.length;
    // What is known already is only named.
    await copies.find(db, paceWith(steps));
    expect(new Set(steps.slice(all))).toEqual(new Set(['naming']));
    db.close();
  });

  it('is done once for all that ask at the same time; whoever gives up does so alone', async () => {
    const db = await openProject();
    const alone: string[] = [];
    await createCopies().find(db, paceWith(alone));
    const copies = createCopies();
    const [first, second]: [string[], string[]] = [[], []];
    const both = await Promise.all([copies.find(db, paceWith(first)), copies.find(db, paceWith(second))]);
    expect(both).toEqual([found, found]);
    expect(first.length).toBe(alone.length);
    // Told of the same steps, all but the one in which it came.
    expect(second.length).toBeLessThan(first.length);

    const stopped = createCopies();
    const leaving = new AbortController();
    const [one, other, third] = [
      stopped.find(db, paceWith([], 5)),
      stopped.find(db, paceWith([])),
      stopped.find(db, { ...paceWith([]), signal: leaving.signal }),
    ];
    leaving.abort();
    await expect(third).rejects.toMatchObject({ code: 'cancelled' });
    await expect(one).rejects.toMatchObject({ code: 'cancelled' });
    expect(await other).toEqual(found);
    db.close();
  });

  it('gives way while annotations are read', async () => {
    const db = await openProject();
    const copies = createCopies();
    const strands = await copies.strands(db, paceWith([]));
    await expect(annotationGroups(db, strands, paceWith([], 1))).rejects.toMatchObject({ code: 'cancelled' });
    db.close();
  });
});

async function openProject(): Promise<Database.Database & ReadDb> {
  const { project } = await core.client.call('session.read', {});
  return new Database(project?.path ?? '', { readonly: true }) as Database.Database & ReadDb;
}

/** A pace that notes its steps, and ends the work after so many. */
const paceWith = (steps: string[], most = Infinity): Pace => ({
  signal: new AbortController().signal,
  step(phase) {
    steps.push(phase);
    return steps.length > most
      ? Promise.reject(new Refusal('cancelled', 'Cancelled.'))
      : new Promise((resolve) => setImmediate(resolve));
  },
});

describe('copies.compare', () => {
  const compare = (from: string, to: string, layer: string | null = null) =>
    core.client.call('copies.compare', { a: memberOf(from), b: memberOf(to), layer });

  it('offers what stands there word for word, and says why it does not offer the rest', async () => {
    const figure = await core.tag(ids['a.txt'], 'about 11,000 soldiers', 'QUANTITY');
    const speaker = await core.tag(ids['a.txt'], 'the ministry in Seoul', 'SOURCE');
    const claim = await core.tag(ids['a.txt'], 'They are expected at the front within weeks');
    const there = await core.tag(ids['b.txt'], 'the ministry in Seoul', 'SOURCE');
    const { offers, a, b } = await compare(WIRE, FIGURE);
    expect([a, b]).toEqual([WIRE, FIGURE]);
    expect(
      offers.map(({ annotation, place, problem, state }) => [annotation.id, place?.quote, problem, state]),
    ).toEqual([
      [figure, undefined, { kind: 'changed', here: '11,000', there: '12,000' }, 'free'],
      [speaker, 'the ministry in Seoul', null, 'there'],
      [claim, 'They are expected at the front within weeks', null, 'free'],
    ]);
    const [, , offer] = offers;
    const text = TEXTS['b.txt'];
    expect(text.slice(offer?.place?.fragments[0]?.start, offer?.place?.fragments[0]?.end)).toBe(offer?.place?.quote);
    expect((await compare(WIRE, FIGURE, 'nobody')).offers).toEqual([]);
    expect((await compare(FIGURE, WIRE)).offers.map(({ annotation }) => annotation.id)).toEqual([there]);
  });

  it('copies several in one step that undo takes back', async () => {
    const { offers } = await compare(WIRE, FIGURE);
    const [offer] = offers.filter(({ place, state }) => place !== null && state === 'free');
    const made = uuid();
    await core.client.call('annotations.change', {
      batch: uuid(),
      gesture: 'copy',
      create: [
        {
          id: made,
          document: ids['b.txt'],
          label: 'CLAIM',
          fragments: [...(offer?.place?.fragments ?? [])],
          quote: offer?.place?.quote ?? '',
          origin: { kind: 'propagation', from: [offer?.annotation.id ?? ''] },
        },
      ],
    });
    expect((await core.client.call('history.state', {})).undo).toBe('copy 1 annotation to the same passage');
    expect((await compare(WIRE, FIGURE)).offers.map(({ state }) => state)).toEqual(['free', 'there', 'there']);
    const { groups } = await core.client.call('copies.groups', { task: uuid() });
    expect(groups[made]).toHaveLength(1);
    expect(groups[offer?.annotation.id ?? '']).toEqual(expect.arrayContaining(groups[made] ?? ['none']));
    await core.client.call('history.undo', { batch: uuid() });
    expect((await compare(WIRE, FIGURE)).offers.map(({ state }) => state)).toEqual(['free', 'there', 'free']);
  });

  it('says that a locked document takes nothing', async () => {
    await core.client.call('documents.setStatus', { batch: uuid(), document: ids['b.txt'], state: 'locked' });
    expect((await compare(WIRE, FIGURE)).offers.map(({ state }) => state)).toEqual(['free', 'there', 'locked']);
  });

  it.each([
    ['another end than the text has', { start: utf16(0), end: utf16(100_000) }, 'invalid'],
    ['no text at all', { start: utf16(5), end: utf16(5) }, 'invalid'],
  ])('refuses %s', async (_name, place, code) => {
    const wrong = { document: ids['a.txt'], ...place };
    await expect(
      core.client.call('copies.compare', { a: wrong, b: memberOf(FIGURE), layer: null }),
    ).rejects.toMatchObject({
      code,
    });
  });
});
