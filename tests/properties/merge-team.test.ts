import { expect, it } from 'vitest';
import { seeded } from '../../electron/core/metrics/random.ts';
import { ensureAnnotator, type OpenProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { verifyProject } from '../../electron/core/services/verify.ts';
import { copiesOf, logOf, nativeOf, tablesOf, take } from '../support/copies.ts';
import { act } from '../support/team-actions.ts';

/** Ten people; the long version works twenty times as long. */
const ROUNDS = Math.ceil(Number(process.env['MERGE_CASES'] ?? 10_000) / 5000);
const PEOPLE = Array.from({ length: 10 }, (_, i) => `p${i}`);
const TEXTS = ['Police said 12 people died. “At least 15 died,” the mayor said.', 'Nobody knows, 11,000 or so.'];

it('ten people work and exchange at random, and end equal', { timeout: 3_600_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  const random = seeded(seed);
  const nth = (n: number): number => Math.floor(random() * n);
  const team = copiesOf(TEXTS, (project) => {
    for (const id of PEOPLE) ensureAnnotator(project, { id, name: id.toUpperCase() });
  });
  const copies = PEOPLE.map(() => team.copy());
  const at = (i: number): OpenProject => copies[i] ?? expect.unreachable('there are ten');
  const did = new Map<string, number>();
  for (let step = 0; step < ROUNDS * 60; step += 1) {
    const i = nth(10);
    const what = act(at(i), PEOPLE[i] ?? '', random);
    if (what !== null) did.set(what, (did.get(what) ?? 0) + 1);
    if (random() < 0.25) {
      const [to, from] = [nth(10), nth(10)];
      if (to === from) continue;
      // Some get lost on the way, some come twice.
      if (random() < 0.2) continue;
      await take(at(to), at(from));
      if (random() < 0.2) await take(at(to), at(from));
    }
  }
  // Round and round the table, each time from the next seat, until nobody has news.
  for (let i = 0; i < 10; i += 1) await take(at((i + 1) % 10), at(i));
  for (let i = 0; i < 9; i += 1) await take(at((i + 1) % 10), at(i));
  const [log, tables, native] = [logOf(at(0).db), tablesOf(at(0).db), await nativeOf(at(0))];
  for (const project of copies) {
    expect(logOf(project.db), `seed ${seed}`).toEqual(log);
    expect(tablesOf(project.db), `seed ${seed}`).toEqual(tables);
    expect((await nativeOf(project)) === native, `seed ${seed}`).toBe(true);
    expect((await verifyProject(project.db, quietPace())).problems, `seed ${seed}`).toEqual([]);
  }
  expect(did.size).toBeGreaterThan(5);
  expect(native.length).toBeGreaterThan(200);
  for (const project of copies) project.close();
});
