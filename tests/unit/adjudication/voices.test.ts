import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pass, UnitFilter } from '../../../shared/api/adjudication.ts';
import type { TestCore } from '../../support/core.ts';
import { freshCopies, line, mark, teamProject } from '../../support/teamwork.ts';

const RELATED = 'Police said 12 people died.';
const EDGES = 'one two three four five six seven eight';
/** Ana alone has both ends of a relation; five people agree on a label, and hardly on where it begins and ends. */
const TEAM = [
  line(RELATED, [mark('a1', RELATED, '12 people died', 'ana', 'CLAIM'), mark('b1', RELATED, '12 people died', 'bo', 'CLAIM'), mark('a2', RELATED, 'Police', 'ana', 'SOURCE')], {
    relations: [{ id: 'ra', type: 'attributed_to', from: 'a1', to: 'a2' }],
  }),
  line(EDGES, [
    mark('e-ana', EDGES, 'one two three four five six seven eight', 'ana', 'CLAIM'),
    mark('e-bo', EDGES, 'one two three four five six seven eight', 'bo', 'CLAIM'),
    mark('e-cleo', EDGES, 'two three four five six seven', 'cleo', 'CLAIM'),
    mark('e-dora', EDGES, 'three four five six', 'dora', 'CLAIM'),
    mark('e-eli', EDGES, 'four five', 'eli', 'CLAIM'),
  ]),
]; // prettier-ignore

let at: TestCore;
let fresh: () => Promise<void>;
beforeAll(async () => {
  at = await teamProject(TEAM);
  fresh = freshCopies(at);
});
beforeEach(() => fresh());
afterAll(() => at.core.close());

const keys = async (filter: UnitFilter): Promise<string[]> =>
  (await at.client.call('adjudication.queue', { task: uuid(), filter, order: 'text', offset: 0, limit: 100 })).items.map(({ key }) => key); // prettier-ignore
const pass = async (asked: Pass) => (await at.client.call('adjudication.pass', { batch: uuid(), task: uuid(), ...asked })).plan; // prettier-ignore
const read = (key: string) => at.client.call('adjudication.read', { task: uuid(), key });

describe('what one annotator alone could say', () => {
  it('is to be decided, and never by itself', async () => {
    expect(await keys('todo')).toContain('r:ra');
    expect(await keys('agreed')).toEqual(['a:a1']);
    expect((await read('r:ra')).voices.map(({ layer }) => layer)).toEqual(['ana']);
    expect(await pass({ strategy: 'agreed', minAgreement: 0 })).toMatchObject({ accepted: 1, queued: { alone: 1 } });
    expect(await pass({ strategy: 'majority', minAgreement: 0 })).toMatchObject({ queued: { alone: 1 } });
    expect(await keys('todo')).toContain('r:ra');
  });
});

describe('the sureness that is asked for', () => {
  const plan = (minAgreement: number) =>
    at.client.call('adjudication.plan', { task: uuid(), strategy: 'majority', minAgreement });

  it('holds for the edges too, and is not said to be more than theirs', async () => {
    expect((await plan(0.9)).queued.edges).toBe(1);
    await pass({ strategy: 'majority', minAgreement: 0.4 });
    expect((await read('a:e-ana')).decision?.automatic).toEqual({ strategy: 'majority', sureness: 0.4 });
  });
});
