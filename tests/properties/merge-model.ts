import { isLater, outcomeOf, union, type Revised } from '../../electron/core/merge/revisions.ts';

/** A merge as a pure function of logs, and small worlds to try it on: a few copies, two records, and what people do there. */

export interface Op extends Revised {
  /** `r…` a record; `!…` a decision on the operation that is named. */
  readonly record: string;
}
export type Log = readonly Op[];

/** What two logs become, and what a log says: the parts that the laws are about. */
export interface Merge {
  merged(a: Log, b: Log): Log;
  fold(log: Log): Fold;
}
export type Fold = Readonly<Record<string, { head: string; state: string | null; conflicts: readonly string[] }>>;

const isSame = (a: Op, b: Op): boolean => a.at === b.at && a.base === b.base && a.state === b.state;
const differ = (id: string): never => {
  throw new Error(`${id} differs`);
};

function foldWith(log: Log, later: typeof isLater): Fold {
  const records = new Map<string, Op[]>();
  for (const op of log) records.set(op.record, [...(records.get(op.record) ?? []), op]);
  const byId = new Map(log.map((op) => [op.id, op]));
  const decided = new Set<string>();
  const result: Record<string, Fold[string]> = {};
  for (const record of [...records.keys()].toSorted()) {
    const { head, conflicts } = outcomeOf(records.get(record) ?? [], (id) => decided.has(id), later);
    const state = byId.get(head)?.state ?? null;
    if (record.startsWith('!') && state !== null) decided.add(record.slice(1));
    result[record] = { head, state, conflicts: record.startsWith('!') ? [] : conflicts };
  }
  return result;
}

export const MERGE: Merge = {
  merged: (a, b) => union(a, b, isSame, differ),
  fold: (log) => foldWith(log, isLater),
};

/** Wrong on purpose: of two leaves with one stamp, whichever was met first. */
export const WITHOUT_TIE_BREAK: Merge = { ...MERGE, fold: (log) => foldWith(log, (a, b) => a.at > b.at) };

/** Wrong on purpose: what was deleted leaves no trace. */
export const WITHOUT_TOMBSTONES: Merge = {
  ...MERGE,
  merged: (a, b) => MERGE.merged(a, b).filter(({ state }) => state !== null),
};

/** Wrong on purpose: a deletion that lost is not shown. */
export const WITHOUT_LOST_DELETIONS: Merge = {
  ...MERGE,
  fold: (log) => {
    const byId = new Map(log.map((op) => [op.id, op]));
    const shown = ({ conflicts, ...one }: Fold[string]): Fold[string] => ({
      ...one,
      conflicts: conflicts.filter((id) => byId.get(id)?.state !== null),
    });
    return Object.fromEntries(Object.entries(MERGE.fold(log)).map(([record, one]) => [record, shown(one)]));
  },
};

const STATES = ['x', 'y', 'z'];
const COPIES = 3;

/** Three copies after what the numbers say: edits, deletions, decisions and exchanges, with stamps that tie and clocks that are wrong. */
export function worldOf(bytes: ArrayLike<number>): readonly [Log, Log, Log] {
  const copies: Log[] = [[], [], []];
  let made = 0;
  for (let i = 0; i + 2 < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const at = a % COPIES;
    const log = copies[at] ?? [];
    const act = (a >> 2) % 8;
    if (act === 0 || act === 1) {
      copies[at] = MERGE.merged(log, copies[(at + 1 + (b % 2)) % COPIES] ?? []);
      continue;
    }
    const all = MERGE.fold(log);
    const open = Object.keys(all).find((one) => (all[one]?.conflicts.length ?? 0) > 0);
    const record = (act === 2 || act === 4 ? open : undefined) ?? `r${b % 3 === 0 ? 1 : 0}`;
    const now = all[record];
    const [conflict] = now?.conflicts ?? [];
    const stamp = stampOf(log, c >> 2);
    const add = (to: string, state: string | null, base: string | null): void => {
      copies[at] = [...(copies[at] ?? []), { id: `${b % 5}${at}${(made += 1)}`, at: stamp, record: to, base, state }];
    };
    if (act === 2 && conflict !== undefined && now) {
      const other = log.find(({ id }) => id === conflict)?.state ?? null;
      add(record, c % 2 === 0 ? now.state : other, now.head);
      add(`!${conflict}`, 'decided', null);
    } else if (act === 3) {
      if (now && now.state !== null) add(record, null, now.head);
    } else if (act === 4 && conflict !== undefined) {
      // Somebody whose copy has only the side that lost works on it.
      add(record, STATES[c % 3] ?? null, conflict);
    } else add(record, STATES[c % 3] ?? null, now?.head ?? null);
  }
  return [copies[0] ?? [], copies[1] ?? [], copies[2] ?? []];
}

/** Mostly later than all that the copy knows, as the clock gives it; now and then any. */
function stampOf(log: Log, n: number): string {
  const last = log.reduce((max, { at }) => Math.max(max, Number.parseInt(at, 36)), 0);
  return (n % 4 === 0 ? n % 7 : last + 1).toString(36).padStart(3, '0');
}

/** An operation and those that it was made on, the first one first. */
function lineTo(op: Op, byId: ReadonlyMap<string, Op>): Op[] {
  const base = op.base === null ? undefined : byId.get(op.base);
  return [...(base ? lineTo(base, byId) : []), op];
}

/** The leaves by their definition, computed otherwise: operations that no other one names, by the line of states that led to them. */
export function leavesByDefinition(log: Log, record: string): { ops: Op[]; path: string }[] {
  const own = log.filter((op) => op.record === record);
  const byId = new Map(own.map((op) => [op.id, op]));
  const byPath = new Map<string, Op[]>();
  for (const op of own) {
    if (own.some(({ base }) => base === op.id)) continue;
    const path = lineTo(op, byId)
      .map(({ state }) => state ?? '-')
      .join('/');
    byPath.set(path, [...(byPath.get(path) ?? []), op]);
  }
  return [...byPath].map(([path, ops]) => ({ path, ops }));
}

/** The states that the line of an operation has had since another one left it, the one they parted from included: no word of it is fused or left out. */
export function sinceParted(log: Log, winner: Op, op: Op): (string | null)[] {
  const byId = new Map(log.filter(({ record }) => record === op.record).map((one) => [one.id, one]));
  const [line, other] = [lineTo(winner, byId), lineTo(op, byId)];
  const parted = line.findLastIndex(({ id }) => other.some((one) => one.id === id));
  return parted < 0 ? [null, ...line.map(({ state }) => state)] : line.slice(parted).map(({ state }) => state);
}

/** Whether what stands knows of a leaf, by the definition, walked anew for each: what the line came back from since they parted is left out. */
export function isKnownByDefinition(log: Log, winner: Op, op: Op): boolean {
  const since = sinceParted(log, winner, op);
  const before = log.find(({ id }) => id === op.base)?.state ?? null;
  const isSaidAgain = before === op.state;
  const states: (string | null)[] = [];
  for (const state of since.slice(isSaidAgain ? 1 : 0)) {
    const at = states.indexOf(state);
    if (at < 0) states.push(state);
    else states.length = at + 1;
  }
  return states.includes(op.state) && (!isSaidAgain || since.filter((state) => state === op.state).length > 1);
}
