import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../electron/core/merge/revisions.ts';
import {
  isKnownByDefinition,
  leavesByDefinition,
  MERGE,
  sinceParted,
  WITHOUT_LOST_DELETIONS,
  WITHOUT_TIE_BREAK,
  WITHOUT_TOMBSTONES,
  worldOf,
  type Log,
  type Merge,
  type Op,
} from './merge-model.ts';

const CASES = Number(process.env['MERGE_CASES'] ?? 10_000);

/** Three bytes a step. */
const WORLD = fc.uint8Array({ minLength: 24, maxLength: 48, size: 'max' });

/** Plain comparison: of 80,000 cases, `expect` would take most of the time. */
function same(a: unknown, b: unknown, what: string): void {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  if (x !== y) throw new Error(`${what}: ${x} is not ${y}`);
}
function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

type Law = (merge: Merge, a: Log, b: Log, c: Log) => void;

/**
 * An operation that no other one names: it stands, it is an open conflict (or what did the same is), it was decided, or the line of
 * what stands has had its state since they parted. It is asked of the operations as they are, of both copies.
 */
function everyWord({ merged, fold }: Merge, a: Log, b: Log, isAsked: (op: Op) => boolean): void {
  const log = merged(a, b);
  const all = fold(log);
  const built = new Set(log.map(({ base }) => base));
  for (const op of [...a, ...b]) {
    if (op.record.startsWith('!') || built.has(op.id) || !isAsked(op)) continue;
    const { head, conflicts } = all[op.record] ?? { head: '', conflicts: [] as readonly string[] };
    const winner = log.find(({ id }) => id === head);
    if (!winner) throw new Error(`${op.record} is lost`);
    if (sinceParted(log, winner, op).includes(op.state)) continue;
    const same = leavesByDefinition(log, op.record).find(({ ops }) => ops.some(({ id }) => id === op.id))?.ops ?? [];
    const isDecided = same.some(({ id }) => (all[`!${id}`]?.state ?? null) !== null);
    const isSaid = same.some(({ id }) => id === head || conflicts.includes(id));
    holds(isSaid || isDecided, `${op.record}: ${op.id} (${op.state ?? 'deleted'}) is hidden`);
  }
}

const LAWS: Readonly<Record<string, Law>> = {
  'merging is commutative': ({ merged, fold }, a, b) =>
    same(fold(merged(a, b)), fold(merged(b, a)), 'the other way round'),
  'merging is associative': ({ merged, fold }, a, b, c) =>
    same(fold(merged(merged(a, b), c)), fold(merged(a, merged(b, c))), 'in other brackets'),
  'merging is idempotent': ({ merged, fold }, a, b) => {
    const once = merged(a, b);
    same(fold(merged(a, a)), fold(a), 'with itself');
    same(fold(merged(once, b)), fold(once), 'twice');
    same(merged(once, b).length, once.length, 'the log, twice');
  },
  'no operation is lost': ({ merged }, a, b) => {
    const ids = new Set(merged(a, b).map(({ id }) => id));
    for (const { id } of [...a, ...b]) holds(ids.has(id), `${id} is lost`);
  },
  'a state is the state of the latest leaf': ({ merged, fold }, a, b) => {
    const log = merged(a, b);
    for (const [record, { head, state }] of Object.entries(fold(log))) {
      const ops = leavesByDefinition(log, record).flatMap((leaf) => leaf.ops);
      const latest = ops.toSorted((x, y) => (x.at === y.at ? (x.id < y.id ? 1 : -1) : x.at < y.at ? 1 : -1))[0];
      same([head, state], [latest?.id, latest?.state], record);
    }
  },
  'conflicts do not depend on the order': ({ merged, fold }, a, b, c) => {
    const log = merged(merged(a, b), c);
    const shuffled = log.toSorted((x, y) => (x.id.at(-1) ?? '').localeCompare(y.id.at(-1) ?? ''));
    same(fold(shuffled), fold(log), 'shuffled');
    same(fold(log.toReversed()), fold(log), 'reversed');
  },
  'a deletion survives': ({ merged, fold }, a, b) => everyWord({ merged, fold }, a, b, ({ state }) => state === null),
  'every word stands, is shown, was decided or is known': (merge, a, b) => everyWord(merge, a, b, () => true),
  'what is shown is what lost, was not decided and is not known': ({ merged, fold }, a, b) => {
    const log = merged(a, b);
    const all = fold(log);
    for (const [record, { head, conflicts }] of Object.entries(all)) {
      const winner = log.find(({ id }) => id === head);
      if (!winner || record.startsWith('!')) continue;
      for (const { ops, path } of leavesByDefinition(log, record)) {
        const isDecided = ops.some(({ id }) => (all[`!${id}`]?.state ?? null) !== null);
        const isKnown = ops.every((op) => isKnownByDefinition(log, winner, op));
        const isOpen = !ops.includes(winner) && !isDecided && !isKnown;
        same(ops.filter(({ id }) => conflicts.includes(id)).length, isOpen ? 1 : 0, `${record}: ${path}`);
      }
    }
  },
  'what was decided stays decided': ({ merged, fold }, a, b) => {
    const all = fold(merged(a, b));
    const open = Object.values(all).flatMap(({ conflicts }) => conflicts);
    for (const id of open) holds(all[`!${id}`] === undefined, `${id} is open again`);
    for (const [record, { state }] of Object.entries(fold(a)))
      if (record.startsWith('!')) same(all[record]?.state, state, record);
  },
};

/** Tries a law; answers how often. */
function check(law: Law, merge: Merge, cases = CASES): number {
  let tried = 0;
  const property = fc.property(WORLD, (bytes) => {
    law(merge, ...worldOf(bytes));
    tried += 1;
  });
  fc.assert(property, { numRuns: cases });
  return tried;
}

/** The laws that a merge breaks. */
const broken = (merge: Merge): string[] =>
  Object.entries(LAWS).flatMap(([name, law]) => {
    try {
      check(law, merge, 1000);
      return [];
    } catch {
      return [name];
    }
  });

describe('the laws of merging', () => {
  it.each(Object.entries(LAWS))('%s', (_, law) => {
    expect(check(law, MERGE)).toBe(CASES);
  });

  it('are broken where nothing decides between equal stamps', () => {
    expect(broken(WITHOUT_TIE_BREAK)).toEqual(
      expect.arrayContaining(['merging is commutative', 'a state is the state of the latest leaf']),
    );
  });

  it('are broken where deletions leave no trace', () => {
    expect(broken(WITHOUT_TOMBSTONES)).toEqual(expect.arrayContaining(['no operation is lost', 'a deletion survives']));
  });

  it('are broken where a deletion that lost is not shown', () => {
    expect(broken(WITHOUT_LOST_DELETIONS)).toEqual([
      'a deletion survives',
      'every word stands, is shown, was decided or is known',
      'what is shown is what lost, was not decided and is not known',
    ]);
  });

  it('are tried on worlds with conflicts, decisions, deletions and ties', () => {
    const seen = { conflicts: 0, decided: 0, deleted: 0, twice: 0, ties: 0 };
    for (const bytes of fc.sample(WORLD, { numRuns: 1000, seed: 1 })) {
      const [a, b] = worldOf(bytes);
      const log = MERGE.merged(a, b);
      for (const [record, { state, conflicts }] of Object.entries(MERGE.fold(log))) {
        if (conflicts.length > 0) seen.conflicts += 1;
        if (record.startsWith('!')) seen.decided += 1;
        if (state === null) seen.deleted += 1;
        if (leavesByDefinition(log, record).some(({ ops }) => ops.length > 1)) seen.twice += 1;
      }
      if (new Set(log.map(({ at }) => at)).size < log.length) seen.ties += 1;
    }
    for (const [what, n] of Object.entries(seen)) expect(n, what).toBeGreaterThan(20);
  });
});

describe('what operations on one record come to', () => {
  const op = (id: string, at: string, base: string | null, state: string | null) => ({ id, at, base, state });
  const none = (): boolean => false;
  const made = op('a', '1', null, 'x');

  it.each([
    ['one after the other', [made, op('b', '2', 'a', 'y')], 'b', []],
    ['two on one: the later one stands', [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'z')], 'c', ['b']],
    ['two at one time: the greater id stands', [made, op('b', '2', 'a', 'y'), op('c', '2', 'a', 'z')], 'c', ['b']],
    ['the same done twice', [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'y')], 'c', []],
    [
      'the same done twice, and one of them gone on with before: the later one stands',
      [made, op('b', '2', 'a', 'y'), op('c', '9', 'a', 'y'), op('d', '3', 'b', 'z')],
      'c',
      ['d'],
    ],
    [
      'the same done twice, and one of them gone on with later: whoever went on has had it',
      [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'y'), op('d', '9', 'b', 'z')],
      'd',
      [],
    ],
    [
      'deleted by mistake and taken back, deleted on purpose elsewhere later',
      [made, op('b', '2', 'a', null), op('c', '3', 'b', 'x'), op('d', '9', 'a', null)],
      'd',
      [],
    ],
    [
      'deleted on purpose, deleted by mistake elsewhere and taken back later',
      [made, op('b', '2', 'a', null), op('c', '9', 'b', 'x'), op('d', '3', 'a', null)],
      'c',
      ['d'],
    ],
    [
      'deleted, taken back and deleted, deleted and taken back elsewhere later',
      [made, op('b', '2', 'a', null), op('c', '9', 'b', 'x'), op('d', '3', 'a', null)].concat(
        op('e', '4', 'd', 'x'),
        op('f', '5', 'e', null),
      ),
      'c',
      ['f'],
    ],
    [
      'changed and taken back, changed to the same elsewhere later',
      [made, op('b', '2', 'a', 'y'), op('c', '3', 'b', 'x'), op('d', '9', 'a', 'y')],
      'd',
      [],
    ],
    [
      'changed, changed to the same elsewhere and taken back later',
      [made, op('b', '2', 'a', 'y'), op('c', '9', 'b', 'x'), op('d', '3', 'a', 'y')],
      'c',
      ['d'],
    ],
    [
      'left on purpose as it was changed, and changed to the same elsewhere and on',
      [made, op('b', '2', 'a', 'y'), op('c', '3', 'b', 'y'), op('d', '4', 'a', 'y'), op('e', '5', 'd', 'z')],
      'e',
      ['c'],
    ],
    [
      'a base that says it is later than what is made on it',
      [op('a', '9', null, 'x'), op('b', '2', 'a', 'y')],
      'b',
      [],
    ],
    ['deleted here, changed there later', [made, op('b', '2', 'a', null), op('c', '3', 'a', 'z')], 'c', ['b']],
    ['changed here, deleted there later', [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', null)], 'c', ['b']],
    ['taken back on one side', [made, op('b', '2', 'a', 'y'), op('c', '3', 'b', 'x'), op('d', '4', 'a', 'z')], 'd', []],
    [
      'the other state and back again',
      [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'z'), op('d', '4', 'c', 'y'), op('e', '5', 'd', 'z')],
      'e',
      ['b'],
    ],
    ['left as it is, on purpose', [made, op('b', '2', 'a', 'x'), op('c', '3', 'a', 'y')], 'c', ['b']],
    [
      'what the other side has had and left',
      [
        made,
        op('b', '2', 'a', 'y'),
        op('c', '3', 'b', 'w'),
        op('d', '4', 'c', 'y'),
        op('e', '5', 'd', 'z'),
        op('f', '3', 'a', 'y'),
      ],
      'e',
      [],
    ],
    [
      'work on the side that lost',
      [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'z'), op('d', '4', 'b', 'w')],
      'd',
      ['c'],
    ],
    ['made on two machines with the same content', [made, op('b', '2', null, 'x'), op('c', '3', 'a', 'y')], 'c', []],
    ['made on two machines with other content', [made, op('b', '2', null, 'y')], 'b', ['a']],
  ])('%s', (_, operations, head, conflicts) => {
    const { head: stands, conflicts: open } = outcomeOf(operations, none);
    expect({ stands, open }).toEqual({ stands: head, open: conflicts });
  });

  it('a decision on any of the operations that did the same decides it', () => {
    const operations = [made, op('b', '2', 'a', 'y'), op('c', '3', 'a', 'y'), op('d', '4', 'a', 'z')];
    expect(outcomeOf(operations, none).conflicts).toEqual(['c']);
    expect(outcomeOf(operations, (id) => id === 'b').conflicts).toEqual([]);
  });

  it('takes a record that was changed ten thousand times, and another copy as often, each time on another state', () => {
    const at = (i: number): string => String(i).padStart(6, '0');
    const line = Array.from({ length: 10_000 }, (_, i) =>
      op(`l${i}`, at(i + 10_000), i === 0 ? null : `l${i - 1}`, `s${i % 7_000}`),
    );
    const leaves = Array.from({ length: 10_000 }, (_, i) =>
      op(`o${i}`, at(i), `l${i % 9_999}`, `s${(i * 31) % 9_000}`),
    );
    const begun = performance.now();
    const { head, conflicts, closed } = outcomeOf([...line, ...leaves], none);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect([head, conflicts.length + closed.length > 9_000, conflicts.length > 1_000]).toEqual(['l9999', true, true]);
  });

  it('refuses to run in a circle', () => {
    expect(() => outcomeOf([op('a', '1', 'b', 'x'), op('b', '2', 'a', 'y')], none)).toThrow('made on itself');
  });
});
