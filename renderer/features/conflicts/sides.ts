import type { Conflict } from '../../../shared/api/merge.ts';
import type { AttributeValue } from '../../../shared/model/annotation.ts';
import { differencesOf, type Difference } from '../../../shared/model/difference.ts';
import type { Change } from '../../../shared/model/record.ts';

/** One side of a conflict: what stands, or what was kept beside it. */
export type Side = Conflict['standing'];

/** One field that differs, with its value on each side; null: it is not there. */
export interface FieldOfSides {
  readonly field: Difference['field'];
  readonly name: string | null;
  readonly values: readonly (AttributeValue | null)[];
}

/** What stands, then the others. */
export const sidesOf = ({ standing, others }: Conflict): readonly Side[] => [standing, ...others];

/** What tells conflicts apart. */
export const keyOf = ({ entity, record }: Pick<Conflict, 'entity' | 'record'>): string => `${entity} ${record}`;

/** Whether the record is deleted on a side. */
export const isDeleted = ({ state }: Side): boolean => state === null;

/** The fields that are not the same on all sides, in the order in which differences are told. Pure; O(states). */
export function fieldsOf(conflict: Conflict): readonly FieldOfSides[] {
  const sides = sidesOf(conflict);
  const rows = new Map<
    string,
    { field: FieldOfSides['field']; name: string | null; values: (AttributeValue | null)[] }
  >();
  for (const [place, side] of sides.entries()) {
    if (place === 0) continue;
    for (const { field, name, before, after } of differences(conflict, side)) {
      const key = `${field} ${name ?? ''}`;
      const row = rows.get(key) ?? { field, name, values: sides.map(() => before) };
      row.values[place] = after;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

/** States come as JSON of the kind of record that the conflict is about. */
const differences = ({ entity, standing }: Conflict, other: Side): readonly Difference[] =>
  differencesOf(entity, standing.state as Change['after'] as never, other.state as Change['after'] as never);

/** Which conflicts are looked at. Null: all. */
export interface ConflictFilter {
  readonly entity: Conflict['entity'] | null;
  readonly document: string | null;
  /** Handle of somebody who made one of the sides. */
  readonly person: string | null;
}

export const ALL_CONFLICTS: ConflictFilter = { entity: null, document: null, person: null };

/** Those that the filter lets through. */
export const filtered = (conflicts: readonly Conflict[], filter: ConflictFilter): readonly Conflict[] =>
  conflicts.filter(
    (conflict) =>
      (filter.entity === null || conflict.entity === filter.entity) &&
      (filter.document === null || conflict.document === filter.document) &&
      (filter.person === null || sidesOf(conflict).some(({ actor }) => actor === filter.person)),
  );

/** How many conflicts are decided at once. */
export type AllAlike = 'standing' | 'others' | 'mine';

/** What is to stand of a record, and all the sides that this is decided over. */
export interface Decision {
  readonly entity: Conflict['entity'];
  readonly record: string;
  readonly operation: string;
  readonly over: string[];
}

export const decisionFor = (conflict: Conflict, { operation }: Side): Decision => ({
  entity: conflict.entity,
  record: conflict.record,
  operation,
  over: sidesOf(conflict).map((side) => side.operation),
});

/**
 * One decision for each conflict that the rule says anything of. Where there are several other sides, none of them is "the other
 * side": such a conflict is left to be decided by itself.
 */
export function decideAll(conflicts: readonly Conflict[], rule: AllAlike, me: string | null): Decision[] {
  return conflicts.flatMap((conflict) => {
    const side = chosen(conflict, rule, me);
    return side === undefined ? [] : [decisionFor(conflict, side)];
  });
}

function chosen(conflict: Conflict, rule: AllAlike, me: string | null): Side | undefined {
  if (rule === 'standing') return conflict.standing;
  if (rule === 'others') return conflict.others.length === 1 ? conflict.others[0] : undefined;
  return sidesOf(conflict).find(({ actor }) => actor === me);
}
