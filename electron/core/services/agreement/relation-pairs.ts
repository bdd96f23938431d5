import type { Relation } from '../../../../shared/model/relation.ts';
import type { PairWork } from './pair.ts';

/** Relations of two annotators between the same ends; null: only one of them has it. */
export interface RelationPair {
  readonly reference: Relation | null;
  readonly other: Relation | null;
  /** Of the same type, and the same way round unless the type has none. */
  readonly isSame: boolean;
}

/**
 * Pairs relations one to one: first those that are the same, their ends being matched annotations, then those of another type, or the other way
 * round, between the same two ends. One of which an end has no match is alone. O(relations).
 */
export function pairRelations({ reference, other, match }: PairWork, symmetric: ReadonlySet<string>): RelationPair[] {
  const partner = new Map<string, string>();
  for (const [i, j] of match.pairs) {
    const a = reference.annotations[i];
    const b = other.annotations[j];
    if (a && b) partner.set(a.id, b.id);
  }
  const unordered = (from: string, to: string): string => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const same = (type: string, from: string, to: string): string =>
    `${type} ${symmetric.has(type) ? unordered(from, to) : `${from} ${to}`}`;
  const ends = (_: string, from: string, to: string): string => unordered(from, to);
  const pairs: RelationPair[] = [];
  let mine: readonly Relation[] = reference.relations;
  let theirs: readonly Relation[] = other.relations;
  for (const key of [same, ends]) {
    const free = new Map<string, Relation[]>();
    for (const one of theirs) {
      const at = key(one.type, one.from, one.to);
      const list = free.get(at);
      if (list) list.push(one);
      else free.set(at, [one]);
    }
    const taken = new Set<Relation>();
    mine = mine.filter((one) => {
      const [from, to] = [partner.get(one.from), partner.get(one.to)];
      const twin = from === undefined || to === undefined ? undefined : free.get(key(one.type, from, to))?.shift();
      if (twin === undefined) return true;
      pairs.push({ reference: one, other: twin, isSame: key === same });
      taken.add(twin);
      return false;
    });
    theirs = theirs.filter((one) => !taken.has(one));
  }
  return [
    ...pairs,
    ...mine.map((one) => ({ reference: one, other: null, isSame: false })),
    ...theirs.map((one) => ({ reference: null, other: one, isSame: false })),
  ];
}
