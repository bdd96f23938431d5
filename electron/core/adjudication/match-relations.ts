import { compareStrings } from '../../../shared/model/annotation.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** A relation whose ends are units. */
export interface Linked {
  readonly relation: Relation;
  /** Keys of the units of its ends. */
  readonly from: string;
  readonly to: string;
  readonly isSymmetric: boolean;
}

/** Relations of several layers that say something of the same two units: one a layer at most. */
export interface LinkGroup {
  readonly units: readonly [string, string];
  readonly links: readonly Linked[];
}

/** Whether it goes from the second of its units to the first. A symmetric one goes nowhere. */
export const isBack = ({ from, to, isSymmetric }: Linked): boolean => !isSymmetric && from > to;

/**
 * Matches relations whose ends' units match: those of one type and direction first, then those of one type the other way round, then
 * those of another type. Every relation is in exactly one group. Groups stand in the order of their units and types. O(n log n) where
 * few relations have the same ends.
 */
export function matchRelations(links: readonly Linked[]): readonly LinkGroup[] {
  const byEnds = new Map<string, Linked[]>();
  for (const link of links) {
    const key = unitsOf(link).join('\n');
    const list = byEnds.get(key);
    if (list) list.push(link);
    else byEnds.set(key, [link]);
  }
  return [...byEnds.values()].flatMap((same) => {
    const [first] = same;
    return first ? grouped(same).map((list) => ({ units: unitsOf(first), links: list })) : [];
  });
}

const unitsOf = ({ from, to }: Linked): readonly [string, string] => (from < to ? [from, to] : [to, from]);

function grouped(links: readonly Linked[]): Linked[][] {
  const sorted = links.toSorted(
    (a, b) => compareStrings(a.relation.type, b.relation.type) || compareStrings(a.relation.id, b.relation.id),
  );
  const type = ({ relation }: Linked): string => relation.type;
  const exact = (link: Linked): string => `${type(link)} ${isBack(link)}`;
  const alone = sorted.map((link) => [link]);
  return [exact, type, () => ''].reduce((groups, key) => joinedBy(groups, key), alone);
}

/** Puts groups with the same key together, the larger ones first, as long as no layer comes twice into one. */
function joinedBy(groups: readonly Linked[][], key: (link: Linked) => string): Linked[][] {
  const joined: Linked[][] = [];
  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    const [first] = group;
    if (!first) continue;
    const into = joined.find(
      ([head, ...rest]) =>
        head !== undefined &&
        key(head) === key(first) &&
        ![head, ...rest].some((one) => group.some((other) => other.relation.layer === one.relation.layer)),
    );
    if (into) into.push(...group);
    else joined.push([...group]);
  }
  return joined;
}
