import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seeded, type Random } from '../../electron/core/metrics/random.ts';
import type { OpenProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { verifyProject } from '../../electron/core/services/verify.ts';
import { emptyFold, logOf, nativeOf, refold, tablesOf } from '../support/copies.ts';
import { memoryPool, takeInMemory, templateOf } from '../support/memory-copies.ts';
import { act, beginTogether } from '../support/team-actions.ts';

/** A twentieth of what the pure laws are tried on. */
const CASES = Math.ceil(Number(process.env['MERGE_CASES'] ?? 10_000) / 20);
const HOUR = 3_600_000;
const PEOPLE = ['ana', 'ben', 'cem'];
const TEXTS = [
  'Police said 12 people died. “At least 15 died,” the mayor said.',
  'Nobody knows, 11,000 or so — 北朝鮮。',
];

/** What is done at least once among hundreds of cases, whatever the numbers. */
const DONE = 'card delete drop-document edit exchange relate status tag title undo'.split(' ');

/** Compared as texts first: to compare thousands of objects would take most of the time. */
function same(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b);
}

/** Two to four copies after what the numbers say: work, and exchanges of two of them in one direction. */
async function workApart(copies: readonly OpenProject[], numbers: readonly number[], reached: Map<string, number>) {
  for (let i = 0; i + 3 < numbers.length; i += 4) {
    const own = numbers.slice(i, i + 4);
    let asked = 1;
    const random: Random = () => ((own[asked++ % 4] ?? 0) % 997) / 997;
    const project = copies[(own[0] ?? 0) % copies.length];
    if (!project) return;
    const other = copies[((own[0] ?? 0) >> 3) % copies.length];
    const isExchange = (own[3] ?? 0) % 4 === 0 && other !== undefined && other !== project;
    const did = isExchange ? 'exchange' : act(project, PEOPLE[copies.indexOf(project) % PEOPLE.length] ?? '', random);
    if (isExchange) await takeInMemory(project, other);
    if (did !== null) reached.set(did, (reached.get(did) ?? 0) + 1);
  }
}

it(
  'copies that exchanged all they have are equal, whatever was done and in whatever order',
  { timeout: 3_600_000 },
  async () => {
    const pool = memoryPool(templateOf(TEXTS, PEOPLE, (project) => beginTogether(project, 'ana', seeded(1))));
    const fold = emptyFold();
    const reached = new Map<string, number>();
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(2, 2, 2, 3, 3, 4),
        fc.array(fc.nat(65_535), { minLength: 16, maxLength: 36, size: 'max' }),
        async (many, numbers) => {
          const copies = pool.begin(Array.from({ length: many }, (_, i) => (i - 1) * HOUR));
          const [first, ...others] = copies;
          try {
            if (!first) return;
            await workApart(copies, numbers, reached);
            await takeInMemory(first, ...others);
            for (const other of others) await takeInMemory(other, first);
            const { plans } = await takeInMemory(first, ...others.slice(0, 1));
            expect(plans.map(({ operations }) => operations.new)).toEqual([0]);
            const [log, tables, native] = [logOf(first.db), tablesOf(first.db), await nativeOf(first)];
            conflicts += tables['conflicts']?.length ?? 0;
            for (const other of others) {
              same(logOf(other.db), log);
              same(tablesOf(other.db), tables);
              expect(await nativeOf(other)).toBe(native);
            }
            // To fold the log anew and to verify the whole file takes its time.
            if ((numbers[0] ?? 0) % 3 === 0) same(await refold(first.db, fold), tables);
            if ((numbers[0] ?? 0) % 10 === 0) expect((await verifyProject(first.db, quietPace())).problems).toEqual([]);
          } finally {
            pool.end();
          }
        },
      ),
      { numRuns: CASES },
    );
    expect(conflicts).toBeGreaterThan(CASES / 20);
    if (CASES >= 500) expect([...reached.keys()]).toEqual(expect.arrayContaining(DONE));
  },
);
