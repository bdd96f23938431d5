import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utf16 } from '../../../shared/text/units.ts';
import { readBatches, readBatch } from '../../../electron/core/services/history-reading.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { ANA, dump, projectWith, replay, temporaryFolder, world } from '../../support/project.ts';
import { workWatch } from '../../support/work.ts';

const BEN = { id: 'ben', name: 'Ben' };
let at: TestCore;
let document: string;
beforeEach(async () => {
  at = await testCore();
  await at.client.call('preferences.save', { annotator: ANA });
  await at.client.call('project.sample', {});
  document = (await at.client.call('documents.list', {})).documents[0]?.id ?? '';
});
afterEach(() => at.core.close());

const states = async (id: string) => (await at.client.call('history.record', { entity: 'annotation', id })).states;
const stored = async (id: string) =>
  (await at.client.call('documents.read', { id: document })).annotations.find((one) => one.id === id);
const restore = (id: string, operation: string, side: 'before' | 'after' = 'after', batch = uuid()) =>
  at.client.call('history.restore', { batch, entity: 'annotation', id, operation, side });
const update = (id: string, fields: object) => at.client.call('annotations.update', { batch: uuid(), id, ...fields });
const remove = (id: string) => at.client.call('annotations.delete', { batch: uuid(), ids: [id] });
const named = async (filter = {}) => (await at.client.call('history.batches', filter)).batches.map(({ name }) => name);

describe('the history of the project', () => {
  it('says who changed what, when, newest first, in pages', async () => {
    const start = Date.now();
    const id = await at.tag(document, 'North Korea');
    await update(id, { note: 'Who says so?' });
    const { batches, next, actors } = await at.client.call('history.batches', { limit: 2 });
    expect(batches.map(({ name, actorName, changes, documents }) => [name, actorName, changes, documents])).toEqual([
      ['edit note', 'Ana', 1, [document]],
      ['tag CLAIM', 'Ana', 1, [document]],
    ]);
    const [latest] = batches;
    expect(Math.abs(Date.parse(latest?.at ?? '') - start)).toBeLessThan(60_000);
    expect(actors.map(({ name }) => name)).toContain('Ana');
    const rest = await at.client.call('history.batches', { before: next ?? 1 });
    expect(rest.batches.map(({ name }) => name)).toEqual(['add annotator', expect.any(String), 'make project']);
    expect(rest.next).toBeNull();
  });

  it('is filtered by annotator, document, kind and words', async () => {
    const id = await at.tag(document, 'North Korea');
    await at.client.call('documents.setStatus', { batch: uuid(), document, state: 'done' });
    await at.client.call('preferences.save', { annotator: BEN });
    await at.tag((await at.client.call('documents.list', {})).documents[1]?.id ?? '', 'Kursk', 'PLACE');
    expect(await named({ actor: 'ben' })).toEqual(['tag PLACE', 'add annotator']);
    expect(await named({ document, kind: 'annotation' })).toEqual(['tag CLAIM']);
    expect(await named({ kind: 'status' })).toHaveLength(1);
    expect(await named({ words: 'CLAIM' })).toEqual(await named({ words: 'claim' }));
    await at.client.call('preferences.save', { annotator: ANA });
    expect(await named({ kind: 'deleted' })).toEqual([]);
    await remove(id);
    expect(await named({ kind: 'deleted' })).toEqual(['delete CLAIM']);
  });

  it('says what was taken back, and forgets it when it was done again', async () => {
    await at.tag(document, 'North Korea');
    const undone = async () =>
      (await at.client.call('history.batches', {})).batches.map(({ undoes, redoes, undoneBy }) => [
        undoes === null ? 'done' : redoes ? 'redone' : 'undone',
        undoneBy !== null,
      ]);
    await at.client.call('history.undo', { batch: uuid() });
    expect((await undone()).slice(0, 2)).toEqual([
      ['undone', false],
      ['done', true],
    ]);
    await at.client.call('history.redo', { batch: uuid() });
    expect((await undone()).slice(0, 3)).toEqual([
      ['redone', false],
      ['undone', true],
      ['done', false],
    ]);
    await at.client.call('history.undo', { batch: uuid() });
    expect((await undone())[0]).toEqual(['undone', false]);
  });

  it('shows a batch with its changes, from what to what', async () => {
    const id = await at.tag(document, 'North Korea');
    const { batch } = await update(id, { label: 'PLACE' });
    const { operations, next } = await at.client.call('history.batch', { batch });
    expect(next).toBeNull();
    expect(operations).toMatchObject([
      {
        entity: 'annotation',
        id,
        what: 'changed',
        subject: { name: 'PLACE', text: 'North Korea' },
        document,
        layer: 'ana',
        exists: true,
        isLatest: true,
      },
    ]);
    expect(operations[0]?.differences).toContainEqual({ field: 'label', name: null, before: 'CLAIM', after: 'PLACE' });
    await expect(at.client.call('history.batch', { batch: uuid() })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('restoring', () => {
  it('brings back every state of an annotation, as one step that undo takes back', async () => {
    const id = await at.tag(document, 'North Korea');
    const { text } = await at.client.call('documents.read', { id: document });
    const start = utf16(text.indexOf('North Korea'));
    const end = utf16(start + 'North'.length);
    await update(id, { label: 'PLACE' });
    await update(id, { note: 'a note' });
    await update(id, { place: { fragments: [{ start, end }], quote: 'North' } });
    await remove(id);
    const history = (await states(id)).toReversed();
    expect(history.map(({ what }) => what)).toEqual(['added', 'changed', 'changed', 'changed', 'removed']);
    const seen = [];
    for (const { operation } of history.slice(0, 4)) {
      const before = await stored(id);
      const { changes } = await restore(id, operation);
      expect(await stored(id)).toEqual(changes[0]?.after);
      const { label, note, quote } = (await stored(id)) ?? {};
      seen.push([label, note, quote]);
      const { name } = await at.client.call('history.undo', { batch: uuid() });
      expect(name).toMatch(/^restore /);
      expect(await stored(id)).toEqual(before);
    }
    expect(seen).toEqual([
      ['CLAIM', undefined, 'North Korea'],
      ['PLACE', undefined, 'North Korea'],
      ['PLACE', 'a note', 'North Korea'],
      ['PLACE', 'a note', 'North'],
    ]);
    // The state before the deletion is the last one that it had.
    await restore(id, history[4]?.operation ?? '', 'before');
    expect(await stored(id)).toMatchObject({ id, quote: 'North' });
    expect((await at.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('answers the same batch again and writes it once', async () => {
    const id = await at.tag(document, 'North Korea');
    await remove(id);
    const [, first] = await states(id);
    const batch = uuid();
    const one = await restore(id, first?.operation ?? '', 'after', batch);
    expect(await restore(id, first?.operation ?? '', 'after', batch)).toEqual(one);
  });

  it.each<[string, () => Promise<unknown>, string, RegExp]>([
    ['the state that it has', async () => undefined, 'conflict', /in this state already/],
    [
      'a state in another annotator’s layer',
      async () => at.client.call('preferences.save', { annotator: BEN }),
      'refused',
      /layer of "ana"/,
    ],
    [
      'a state on a document that is locked',
      async () => at.client.call('documents.setStatus', { batch: uuid(), document, state: 'locked' }),
      'conflict',
      /locked/,
    ],
  ])('refuses %s and changes nothing', async (_, prepare, code, message) => {
    const id = await at.tag(document, 'North Korea');
    await prepare();
    const [state] = await states(id);
    const before = (await at.client.call('session.read', {})).project?.seq;
    await expect(restore(id, state?.operation ?? '')).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
    expect((await at.client.call('session.read', {})).project?.seq).toBe(before);
  });

  it('refuses to bring back what another annotator deleted', async () => {
    const id = await at.tag(document, 'North Korea');
    await remove(id);
    await at.client.call('preferences.save', { annotator: BEN });
    const [removal] = await states(id);
    await expect(restore(id, removal?.operation ?? '', 'before')).rejects.toMatchObject({ code: 'refused' });
    expect(await stored(id)).toBeUndefined();
  });

  it('refuses an operation on another record', async () => {
    const [one, two] = [await at.tag(document, 'North Korea'), await at.tag(document, 'Ukraine')];
    const [state] = await states(two);
    await expect(restore(one, state?.operation ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a long history', () => {
  it('of 100,000 batches gives a page in milliseconds, and gives way while it filters', async () => {
    const { project } = projectWith(join(temporaryFolder(), 'long.claimwright'), ['Police said so.']);
    const db = project.db;
    const insert = db.transaction(() => {
      const batch = db.prepare("INSERT INTO batches (id, actor, at, name, undoable) VALUES (?, 'ana', ?, ?, 1)");
      const operation = db.prepare(
        "INSERT INTO operations (batch, n, at, entity, entity_id, after) VALUES (?, 0, ?, 'claim', ?, ?)",
      );
      for (let i = 0; i < 100_000; i++) {
        const stamp = `${(1e12 + i).toString(16).padStart(12, '0')}-0000-0000000000000000`;
        batch.run(`b${i}`, stamp, i === 7 ? 'rare' : 'edit');
        operation.run(`b${i}`, stamp, `c${i % 1000}`, JSON.stringify({ v: 1, id: `c${i % 1000}`, text: `t${i}` }));
      }
    });
    insert();
    const timed = async (work: () => unknown): Promise<number> => {
      const worked = workWatch();
      await work();
      return worked();
    };
    const page = async (filter = {}) => readBatches(db, { limit: 100, ...filter }, quietPace());
    await page();
    const times = [];
    for (let i = 0; i < 9; i++) times.push(await timed(() => page({ before: 90_000 - i * 5000 })));
    const median = times.toSorted((a, b) => a - b)[4] ?? 0;
    expect(median).toBeLessThan(50);
    expect((await page({ words: 'rare' })).batches.map(({ batch }) => batch)).toEqual(['b7']);
    expect(await timed(() => readBatch(db, { batch: 'b50000' }))).toBeLessThan(50);
    let longest = 0;
    let worked = workWatch();
    const watch = setInterval(() => {
      longest = Math.max(longest, worked());
      worked = workWatch();
    }, 1);
    const whole = await timed(() => page({ words: 'rare', kind: 'claim', document: `d_${'a'.repeat(26)}` }));
    clearInterval(watch);
    if (process.env['FIGURES'])
      process.stdout.write(`page ${median} ms, rare filter ${whole} ms, held ${longest} ms\n`);
    expect(longest).toBeLessThan(500);
    project.close();
  });

  it('is the fold that the tables are, after restoring', async () => {
    const id = await at.tag(document, 'North Korea');
    await remove(id);
    await restore(id, (await states(id))[1]?.operation ?? '');
    const { path = '' } = (await at.client.call('session.read', {})).project ?? {};

    const project = openProject(path, true, world());
    expect(dump(project.db)).toEqual(replay(project.db));
    project.close();
  });
});
