import { existsSync, readFileSync, rmSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { procedures } from '../../../../shared/api/procedures.ts';
import { openProject } from '../../../../electron/core/services/project.ts';
import { world } from '../../../support/project.ts';
import { MARK, scene, type Scene } from './scene.ts';
import { fileOf, OTHERS, READS, type Read } from './walk.ts';

let at: Scene;
beforeAll(async () => {
  at = await scene();
  await at.at.client.call('backups.make', { out: fileOf(at)('backup.claimwright') });
  await inConflict(fileOf(at)('copy.claimwright'));
}, 30_000);
afterAll(() => at.at.core.close());

/** Makes a copy in which Bea changed the card of Ana; here it was changed afterwards, so that what stands is Ana's. */
async function inConflict(copy: string): Promise<void> {
  await at.at.client.call('backups.make', { out: copy });
  const other = openProject(copy, false, world());
  const after = { id: at.own.card, text: 'A card of Ana', note: `${MARK} over there` };
  other.write({ batch: uuid(), name: 'note', actor: 'bea', changes: [{ entity: 'claim', id: after.id, after }] });
  other.close();
  await at.at.client.call('claims.update', { batch: uuid(), id: at.own.card, note: 'over here' });
}

const call = (name: string, input: object) => at.at.core.call(name, input);
const reads = Object.entries(READS);

/** What of others' work stands in a text: a mark, the id of a record, and unless the text is a document's the quote. */
function betrayed(text: string, asked: string, isText: boolean): string[] {
  const ids = Object.entries(at.theirs).filter(([, id]) => text.includes(id) && !asked.includes(id));
  const others = [MARK, ...(isText ? [] : [`"${at.quote}"`])].filter(
    (word) => text.includes(word) && !asked.includes(word),
  );
  return [...ids.map(([name]) => name), ...others];
}

/** Asks a procedure all that the walk asks, and what the answers give away. */
async function walked(name: string, { inputs, text }: Read): Promise<string[]> {
  const found: string[] = [];
  for (const input of inputs(at, fileOf(at))) {
    const reply = await call(name, input);
    const written = 'path' in input && typeof input.path === 'string' && existsSync(input.path) ? input.path : null;
    const file = written === null ? '' : readFileSync(written, 'utf8');
    if (written !== null) rmSync(written);
    // What the caller knows already is no news; where it is refused, that is all that is said.
    found.push(...betrayed(JSON.stringify(reply) + file, JSON.stringify(input), text === true));
    if (!reply.ok && !['not_found', 'invalid'].includes(reply.code)) found.push(`${reply.code}: ${reply.message}`);
  }
  return found;
}

describe('blind mode', () => {
  it('knows every procedure: a new one goes into the walk', () => {
    expect([...Object.keys(READS), ...OTHERS].toSorted()).toEqual(Object.keys(procedures).toSorted());
  });

  it.each(reads)('hides others’ work from %s', async (name, read) => {
    expect(await walked(name, read)).toEqual([]);
  });

  it('tells nothing of others in what a write answers, nor in what is heard of it', async () => {
    const { client, events } = at.at;
    const before = events.length;
    const edits = [{ edit: 'renameLabel', label: 'CLAIM', to: 'STATEMENT' }] as const;
    const { version } = await client.call('codebook.read', {});
    const edited = await client.call('codebook.edit', { batch: uuid(), base: version, edits: [...edits] });
    const undone = await client.call('history.undo', { batch: uuid() });
    const bulk = await client.call('annotations.bulk', {
      batch: uuid(),
      task: uuid(),
      target: { words: '', missing: '' },
      action: { kind: 'flag', flag: 'unsure' },
    });
    expect(bulk.plan).toMatchObject({ change: 2, foreign: 0 });
    const heard = events.slice(before).filter(({ type }) => type === 'batch');
    expect(heard).toHaveLength(3);
    expect(JSON.stringify(edited)).toContain(at.own.claim);
    expect(betrayed(JSON.stringify([edited, undone, bulk, heard]), '', false)).toEqual([]);
    await client.call('history.undo', { batch: uuid() });
  });

  it('tells neither whose nor how many where a hidden use is why a write is refused, and nothing untrue of what is hidden', async () => {
    const { client } = at.at;
    await client.call('preferences.save', { annotator: { id: 'bea', name: 'Bea' } });
    await client.call('team.save', { batch: uuid(), blind: false });
    const annotations = [at.theirs['claim'] ?? ''];
    await client.call('claims.assign', { batch: uuid(), annotations, claim: at.own.card });
    await client.call('team.save', { batch: uuid(), blind: true });
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    const refused = await Promise.all([
      call('claims.delete', { batch: uuid(), id: at.own.card }),
      call('claims.delete', { batch: uuid(), id: at.own.card, unassign: true }),
      call('claims.delete', { batch: uuid(), id: at.theirs['card'] }),
      call('claims.assign', { batch: uuid(), annotations, claim: null }),
      call('claims.merge', { batch: uuid(), into: at.own.card, claims: [at.theirs['card']] }),
    ]);
    expect(refused.map((reply) => reply.ok)).toEqual(refused.map(() => false));
    expect(refused[0]).toMatchObject({ message: expect.stringContaining('where you may not look yet') as string });
    expect(JSON.stringify(refused)).not.toMatch(/\bbea\b|\d annotation|zzwhispered/);
    const { findings } = await client.call('quality.check', { task: uuid(), dismissed: true });
    const untrue = /^(untouched|no_work|card_)/;
    expect(findings.filter(({ kind }) => untrue.test(kind))).toEqual([]);
    expect(await call('splits.propose', { task: uuid(), ratios: [0.6, 0.2, 0.2], seed: 1 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('the team works blind') as string,
    });
    await client.call('preferences.save', { annotator: { id: 'bea', name: 'Bea' } });
    await client.call('team.save', { batch: uuid(), blind: false });
    await client.call('claims.assign', { batch: uuid(), annotations, claim: at.theirs['card'] ?? '' });
    await client.call('team.save', { batch: uuid(), blind: true });
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  });

  it('gives the log without holes, with nothing in the batches that are hidden', async () => {
    const { batches } = await at.at.client.call('log.since', { seq: 0 });
    for (const [i, batch] of batches.entries()) expect(batch.first).toBe((batches[i - 1]?.seq ?? 0) + 1);
    const [theirs] = batches.filter(({ batch }) => batch === at.batches[0]);
    expect(theirs).toMatchObject({ name: 'hidden work of others', changes: [] });
  });

  it('shows others’ work once the own work is done, tells so, and hides it again where that is taken back', async () => {
    const { client, events } = at.at;
    const document = at.documents[0] ?? '';
    const layers = async () => [
      ...new Set((await client.call('annotations.list', { document })).map(({ layer }) => layer)),
    ];
    const setStatus = (state: 'open' | 'done') =>
      client.call('documents.setStatus', { batch: uuid(), document, state });
    const cards = async () =>
      (await client.call('claims.propose', { annotation: at.own.claim })).proposals.map(({ claim }) => claim.id);
    const texts = async () => (await client.call('claims.list', {})).claims.map(({ text }) => text);
    expect(await layers()).toEqual(['ana']);
    await cards();
    await setStatus('done');
    expect(events.at(-1)).toMatchObject({ type: 'batch', changes: null });
    expect((await layers()).toSorted()).toEqual(['ana', 'bea', 'gold', 'tool']);
    // The other document is hidden as before.
    expect(await client.call('annotations.list', { document: at.documents[1] })).toEqual([]);
    expect(await texts()).toContain(`${MARK} card`);
    await setStatus('open');
    expect(events.at(-1)).toMatchObject({ changes: null });
    expect(await layers()).toEqual(['ana']);
    expect(await texts()).toEqual(['A card of Ana']);
    expect(await cards()).not.toContain(at.theirs['card']);
  });

  it('keeps an own relation with a hidden end for later', async () => {
    const { client } = at.at;
    const document = at.documents[0] ?? '';
    const setStatus = (state: 'open' | 'done') =>
      client.call('documents.setStatus', { batch: uuid(), document, state });
    const listed = async () => (await client.call('relations.list', { document })).relations.map(({ id }) => id);
    await setStatus('done');
    const id = uuid();
    const to = at.theirs['source'] ?? '';
    await client.call('relations.create', { batch: uuid(), id, type: 'attributed_to', from: at.own.claim, to });
    expect(await listed()).toContain(id);
    await setStatus('open');
    expect(await listed()).toEqual([]);
    await setStatus('done');
    expect(await listed()).toContain(id);
    await setStatus('open');
  });

  it('tells how far others are, and that something is hidden, but not how much', async () => {
    const { layers, cells } = await at.at.client.call('team.read', {});
    expect(layers.find(({ id }) => id === 'bea')).toMatchObject({ annotations: 0, hidden: true });
    expect(cells).toContainEqual({ layer: 'bea', document: at.documents[0], assigned: false, state: 'in progress' });
  });

  it('hides everything of people from somebody who has not said who annotates', async () => {
    await at.at.client.call('preferences.save', { annotator: null });
    expect(await at.at.client.call('annotations.list', {})).toEqual([]);
    await at.at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  });

  it.each(['a lead', 'everybody when it is off'])('hides nothing from %s: the same walk finds it', async (who) => {
    const { client } = at.at;
    await client.call('team.save', {
      batch: uuid(),
      ...(who === 'a lead' ? { leads: ['ana'] } : { leads: [], blind: false }),
    });
    const silent = [];
    for (const [name, read] of reads) if (!read.silent && (await walked(name, read)).length === 0) silent.push(name);
    expect(silent).toEqual([]);
  });
});
