import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../electron/core/merge/revisions.ts';
import {
  leavesByDefinition,
  MERGE,
  WITHOUT_TIE_BREAK,
  WITHOUT_TOMBSTONES,
  worldOf,
  type Log,
  type Merge,
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
  'a deletion survives': ({ merged, fold }, a, b) => {
    const log = merged(a, b);
    const all = fold(log);
    for (const [record, { state, head }] of Object.entries(fold(a))) {
      if (state !== null || record.startsWith('!')) continue;
      const isNews = b.some((op) => op.record === record && !a.some(({ id }) => id === op.id));
      if (!isNews) same(all[record]?.state ?? null, null, `${record} was deleted`);
      holds(log.some(({ id }) => id === head) && record in all, `the deletion of ${record} is lost`);
    }
  },
  'every side of a conflict stands, is shown or was decided': ({ merged, fold }, a, b) => {
    const log = merged(a, b);
    const all = fold(log);
    for (const [record, { head, conflicts }] of Object.entries(all)) {
      if (record.startsWith('!')) continue;
      const leaves = leavesByDefinition(log, record);
      const line = leaves.find(({ ops }) => ops.some(({ id }) => id === head))?.path.split('/') ?? [];
      for (const { ops, path } of leaves) {
        const isDecided = ops.some(({ id }) => (all[`!${id}`]?.state ?? null) !== null);
        const isShown = ops.some(({ id }) => id === head || conflicts.includes(id));
        const isKnown = [...line, '-'].includes(path.split('/').at(-1) ?? '');
        holds(isShown !== isDecided || isKnown, `${record}: ${path} is ${isShown ? 'shown' : 'hidden'}`);
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
      'the same done twice, and one of them gone on with',
      [made, op('b', '2', 'a', 'y'), op('c', '9', 'a', 'y'), op('d', '3', 'b', 'z')],
      'd',
      [],
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

  it('refuses to run in a circle', () => {
    expect(() => outcomeOf([op('a', '1', 'b', 'x'), op('b', '2', 'a', 'y')], none)).toThrow('made on itself');
  });
});
