import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { TestCore } from '../../support/core.ts';
import { freshCopies, line, mark, teamProject } from '../../support/teamwork.ts';

const WORDS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
  ' ',
);
const TEXT = WORDS.join(' ');
let seed = 20;
const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
const LABELS = ['CLAIM', 'SOURCE', 'QUANTITY'];

/** What all of them did: without it nobody would ever agree. */
const SHARED = ['one two', 'nine ten eleven', 'sixteen'];

/** What somebody might have done: spans of a few words with any label, some with an attribute or a note. */
const work = (who: string) => [
  ...SHARED.map((quote, i) => mark(`${who}-shared${i}`, TEXT, quote, who, 'PLACE')),
  ...Array.from({ length: 9 }, (_, i) => {
    const first = random(WORDS.length - 3);
    const quote = WORDS.slice(first, first + 1 + random(3)).join(' ');
    const rest = [{}, { note: `a note ${random(2)}` }, { attributes: { certainty: ['certain', 'possible'][random(2)] } }][random(3)] ?? {};
    return mark(`${who}${i}`, TEXT, quote, who, LABELS[random(3)] ?? 'CLAIM', rest);
  }),
]; // oxfmt-ignore

let at: TestCore;
let fresh: () => Promise<void>;
beforeAll(async () => {
  at = await teamProject([line(TEXT, ['ana', 'bo', 'cleo'].flatMap(work))]);
  fresh = freshCopies(at);
});
beforeEach(() => fresh());
afterAll(() => at.core.close());

const ask = { filter: 'all', order: 'text', offset: 0, limit: 1000 } as const;
const units = async () => (await at.client.call('adjudication.queue', { task: uuid(), ...ask })).items;
const layer = (id: string): Promise<Annotation[]> => at.client.call('annotations.list', { layer: id });
/** What an annotation says, without whose it is and where it came from. */
const content = ({ label, quote, fragments, attributes, note, claim }: Annotation): string =>
  JSON.stringify({ label, quote, fragments, attributes, note, claim });

async function decideAll(choose: (layers: readonly string[]) => string | null): Promise<number> {
  let steps = 0;
  for (const { key } of await units()) {
    const { candidates } = await at.client.call('adjudication.read', { task: uuid(), key });
    const seen = candidates.map(({ id, revision }) => ({ id, revision }));
    const chosen = choose(candidates.map((one) => one.layer));
    const choice = chosen === null ? ({ kind: 'none' } as const) : ({ kind: 'accept', layer: chosen } as const);
    await at.client.call('adjudication.decide', { batch: uuid(), task: uuid(), key, seen, choice });
    steps += 1;
  }
  return steps;
}

describe('whatever three annotators did', () => {
  it('every annotation is in exactly one unit', async () => {
    const inUnits = (await units()).flatMap(({ voices }) => voices.filter(({ has }) => has));
    expect(inUnits).toHaveLength(36);
  });

  it.each(['ana', 'bo', 'cleo'])('accepting %s wherever there is something of theirs, and nothing else, gives their layer', async (who) => {
    await decideAll((layers) => (layers.includes(who) ? who : null));
    expect((await layer('gold')).map(content).toSorted()).toEqual((await layer(who)).map(content).toSorted());
  }); // oxfmt-ignore

  it('accepting nothing gives nothing, and undoing everything gives what was before', async () => {
    const before = await units();
    const steps = await decideAll(() => null);
    expect(await layer('gold')).toEqual([]);
    expect((await units()).every(({ state }) => state === 'decided')).toBe(true);
    for (let i = 0; i < steps; i++) await at.client.call('history.undo', { batch: uuid() });
    expect(await units()).toEqual(before);
  });

  it('a first pass is one step, decides what it said it would, and undo takes all of it back', async () => {
    const before = await units();
    const asked = { strategy: 'majority', minAgreement: 0.6 } as const;
    const plan = await at.client.call('adjudication.plan', { task: uuid(), ...asked });
    const { plan: done } = await at.client.call('adjudication.pass', { batch: uuid(), task: uuid(), ...asked });
    expect(done).toEqual(plan);
    const after = await units();
    const decided = after.filter(({ state }) => state === 'decided');
    expect(decided).toHaveLength(plan.accepted + plan.rejected);
    expect(decided.every(({ automatic }) => automatic)).toBe(true);
    expect(await layer('gold')).toHaveLength(plan.accepted);
    const sum = Object.values(plan.queued).reduce((all, n) => all + n, 0);
    expect(sum + plan.accepted + plan.rejected).toBe(before.length);
    await at.client.call('history.undo', { batch: uuid() });
    expect(await units()).toEqual(before);
  });

  it('all that agree go into gold as they are', async () => {
    const agreed = (await units()).filter(({ state }) => state === 'agreed');
    const { plan } = await at.client.call('adjudication.pass', { batch: uuid(), task: uuid(), strategy: 'agreed', minAgreement: 0 });
    expect(agreed.length).toBeGreaterThanOrEqual(SHARED.length);
    expect(plan.accepted).toBe(agreed.length);
    expect((await units()).filter(({ state }) => state === 'agreed')).toEqual([]);
  }); // oxfmt-ignore
});
