import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MARK, scene, type Scene } from './scene.ts';
import { OTHERS } from './walk.ts';
import { NAMELESS, WRITES, type Naming } from './writes.ts';

const ANA = { id: 'ana', name: 'Ana' };
const BEA = { id: 'bea', name: 'Bea' };
let at: Scene;
beforeAll(async () => void (at = await scene()), 30_000);
afterAll(() => at.at.core.close());

const call = (name: string, input: object) => at.at.core.call(name, input);

/** The names of one side by which the scene's hidden things go, and how an answer is told apart from them. */
function side(of: Naming): { readonly id: Naming; readonly plain: (answer: unknown) => string } {
  const used = new Map<string, string>();
  const id: Naming = (name) => {
    const known = used.get(name) ?? of(name);
    used.set(name, known);
    return known;
  };
  const plain = (answer: unknown): string =>
    [...used].reduce((text, [name, one]) => text.replaceAll(one, `<${name}>`), JSON.stringify(answer));
  return { id, plain };
}

const hidden: Naming = (name) =>
  name === 'finding' ? MARK : name === 'batch' ? (at.batches.at(-1) ?? '') : (at.theirs[name] ?? '');

/** Does something as Bea, with nothing hidden, and leaves all as it was: blind, and Ana at the machine. */
async function asBea(work: () => Promise<void>): Promise<void> {
  const { client } = at.at;
  await client.call('preferences.save', { annotator: BEA });
  await client.call('team.save', { batch: uuid(), blind: false });
  await work();
  await client.call('team.save', { batch: uuid(), blind: true });
  await client.call('preferences.save', { annotator: ANA });
}

/** All that stands and is hidden from Ana. */
async function standing(): Promise<unknown> {
  let all: unknown;
  await asBea(async () => {
    const { client } = at.at;
    const annotations = await client.call('annotations.list', {});
    const { relations } = await client.call('relations.list', { document: at.documents[0] });
    const { claims } = await client.call('claims.list', {});
    all = { annotations: annotations.filter(({ layer }) => layer !== 'ana'), relations, claims };
  });
  return all;
}

describe('what is hidden is not there for writes', () => {
  it('knows every write: a new one goes into the walk', () => {
    expect([...Object.keys(WRITES), ...NAMELESS].toSorted()).toEqual(OTHERS.toSorted());
  });

  it.each(Object.entries(WRITES))(
    '%s answers the same of what is hidden and of what does not exist',
    async (name, inputs) => {
      const before = await standing();
      const [there, nowhere] = [side(hidden), side(() => uuid())];
      const made = inputs(nowhere.id, at);
      expect(made).not.toEqual([]);
      for (const [i, input] of inputs(there.id, at).entries()) {
        const answers: string[] = [];
        for (const [of, what] of [
          [there, input],
          [nowhere, made[i] ?? {}],
        ] as const) {
          const batch = uuid();
          const reply = await call(name, { batch, ...what });
          const text = of.plain(reply).replaceAll(batch, '<batch of the call>');
          answers.push(text.replace(/"seq":\d+/, '').replaceAll(idsOf(what), '<new>'));
          if (reply.ok) await undone(batch);
        }
        expect(answers[0], JSON.stringify(input)).toBe(answers[1]);
        // What is hidden was asked for, and not refused for the shape of the call.
        expect(answers[0]).not.toMatch(/\bbea\b|zzwhispered|✖/i);
      }
      expect(await standing()).toEqual(before);
    },
  );
});

describe('what others did where one may not look yet', () => {
  beforeEach(async () => {
    await at.at.core.close();
    at = await scene();
  }, 30_000);

  it('undo that would reach into hidden work that is locked by now names neither layer nor document', async () => {
    const { client } = at.at;
    const [document = ''] = at.documents;
    const mine = uuid();
    const place = { layer: 'bea', document };
    await asBea(async () => {
      await client.call('claims.create', {
        batch: uuid(),
        id: mine,
        text: 'twin',
        annotations: [at.theirs['claim'] ?? ''],
      });
    });
    await client.call('preferences.save', { annotator: ANA });
    await client.call('team.save', { batch: uuid(), blind: false });
    await client.call('claims.merge', { batch: uuid(), into: at.own.card, claims: [mine] });
    await client.call('preferences.save', { annotator: { id: 'cem', name: 'Cem' } });
    await client.call('team.lock', { batch: uuid(), locked: true, places: [place] });
    await client.call('team.save', { batch: uuid(), blind: true });
    await client.call('preferences.save', { annotator: ANA });
    await client.call('team.save', { batch: uuid(), blind: true });
    const title = (await client.call('documents.list', {})).documents[0]?.title ?? '';
    // The step over that: turning blind mode off was before it.
    const refused = await call('history.undo', { batch: uuid() });
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
    expect(JSON.stringify(refused)).toContain('where you may not look yet');
    expect(JSON.stringify(refused)).not.toContain('bea');
    expect(JSON.stringify(refused)).not.toContain(title);
    expect(JSON.stringify(refused)).not.toContain(document);
  });

  it('a document on which others work is not taken out by undo of its import, and a source that they name not at all', async () => {
    const { client } = at.at;
    const base64 = Buffer.from('Farmers spoke of rain.').toString('base64');
    const staged = await client.call('import.stage', {
      task: uuid(),
      source: { kind: 'bytes', name: 'rain.txt', base64 },
    });
    const { documents } = await client.call('import.commit', {
      batch: uuid(),
      task: uuid(),
      ids: staged.map(({ id }) => id),
    });
    await client.call('preferences.save', { annotator: BEA });
    await at.at.tag(documents[0] ?? '', 'Farmers');
    await client.call('preferences.save', { annotator: ANA });
    const refused = await call('history.undo', { batch: uuid() });
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
    expect(JSON.stringify(refused)).not.toMatch(/\bbea\b|\d annotation|farmers/i);
    const id = uuid();
    await client.call('sources.create', { batch: uuid(), id, name: `${MARK} entity`, kind: 'person' });
    const kept = await call('sources.delete', { batch: uuid(), id });
    expect(kept).toMatchObject({ ok: false, message: expect.stringContaining('where you may not look yet') as string });
    expect(JSON.stringify(kept)).not.toMatch(/\d annotation/);
  });

  it('a label that others use stays in the codebook, and how often they do is not said', async () => {
    const { client } = at.at;
    const { version } = await client.call('codebook.read', {});
    const said = { badge: 'MO', color: '#936223', definition: 'How it sounds', mandatory: false, examples: [] };
    const label = { name: 'MOOD', ...said };
    await client.call('codebook.edit', { batch: uuid(), base: version, edits: [{ edit: 'addLabel', label }] });
    await client.call('preferences.save', { annotator: BEA });
    await at.at.tag(at.documents[1] ?? '', 'Korea', 'MOOD');
    await client.call('preferences.save', { annotator: ANA });
    const refused = await call('history.undo', { batch: uuid() });
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('label "MOOD"') as string });
    expect(JSON.stringify(refused)).not.toMatch(/\d annotation|\bbea\b/);
  });

  it('that a finding is right is said by each for themselves: nobody takes the word of somebody out of sight, or takes it back', async () => {
    const { client } = at.at;
    const find = async () => {
      const { findings } = await client.call('quality.check', { task: uuid(), dismissed: true, layer: 'ana' });
      const [first] = findings;
      if (!first) throw new Error('nothing was found in the work of Ana');
      return first;
    };
    const { id, kind } = await find();
    const say = (right: boolean) =>
      client.call('quality.dismiss', { batch: uuid(), findings: [{ id, kind, about: 'x' }], right });
    const unblinded = async () => {
      let by: string | null = null;
      await asBea(async () => void (by = (await find()).dismissed));
      return by;
    };
    await asBea(async () => void (await say(true)));
    expect((await find()).dismissed).toBeNull();
    await say(true);
    expect([(await find()).dismissed, await unblinded()]).toEqual(['ana', 'bea']);
    await say(false);
    expect([(await find()).dismissed, await unblinded()]).toEqual([null, 'bea']);
    await say(true);
    // Who sees all that was said of it can take all of it back.
    await asBea(async () => void (await say(false)));
    expect([(await find()).dismissed, await unblinded()]).toEqual([null, null]);
  });
});

/** The id that a call gives to what it makes. */
const idsOf = (input: object): string => ('id' in input && typeof input.id === 'string' ? input.id : '\0');

/** Takes back what a write on the own work left. */
async function undone(batch: string): Promise<void> {
  const { batches } = await at.at.client.call('log.since', { seq: 0 });
  if (batches.some((one) => one.batch === batch)) await at.at.client.call('history.undo', { batch: uuid() });
}
