import type { RelationType } from '../../../shared/model/codebook.ts';
import { problemWithEnds } from '../../../shared/model/relating.ts';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** Which way a relation leads, seen from one of its ends. */
export type Direction = 'out' | 'in' | 'both';

/** The relations of one type that lead one way. */
export interface RelationGroup {
  readonly type: string;
  readonly direction: Direction;
  /** Undefined: the codebook does not have the type. */
  readonly definition: RelationType | undefined;
  readonly relations: readonly Relation[];
}

const ORDER: readonly Direction[] = ['out', 'both', 'in'];

/** The other end of a relation. */
export const otherEnd = ({ from, to }: Relation, id: string): string => (from === id ? to : from);

/** The relations of an annotation by type and direction: in the codebook's order, outgoing before incoming. */
export function grouped(
  relations: readonly Relation[],
  id: string,
  types: readonly RelationType[],
): readonly RelationGroup[] {
  const groups = new Map<string, RelationGroup>();
  for (const relation of relations) {
    if (relation.from !== id && relation.to !== id) continue;
    const definition = types.find(({ name }) => name === relation.type);
    const direction = definition?.symmetric === true ? 'both' : relation.from === id ? 'out' : 'in';
    const key = `${direction} ${relation.type}`;
    const before = groups.get(key)?.relations ?? [];
    groups.set(key, { type: relation.type, direction, definition, relations: [...before, relation] });
  }
  const rank = ({ definition }: RelationGroup): number => (definition ? types.indexOf(definition) : types.length);
  return [...groups.values()].toSorted(
    (a, b) => rank(a) - rank(b) || ORDER.indexOf(a.direction) - ORDER.indexOf(b.direction),
  );
}

/** Whether the codebook would not let the relation be made now: it came with a dataset, or a label was changed since. */
export function isDoubtful(
  { from, to }: Pick<Relation, 'from' | 'to'>,
  definition: RelationType | undefined,
  endOf: (id: string) => RelationEnd | undefined,
): boolean {
  if (definition === undefined) return true;
  const [start, end] = [endOf(from), endOf(to)];
  return start !== undefined && end !== undefined && problemWithEnds(definition, start, end) !== null;
}
