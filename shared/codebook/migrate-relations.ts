import type { Codebook, RelationType } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import type { Step } from './apply.ts';

/** A relation after a migration, and what each step found of it. */
export interface MigratedRelation {
  readonly record: Relation;
  /** By step: it has the type that the edit is about. */
  readonly uses: readonly boolean[];
  /** By step: it gets another type. */
  readonly retyped: readonly boolean[];
  /** Steps that change what the type may link, with the type's name then. */
  readonly narrowed: readonly { readonly step: number; readonly type: string }[];
}

/** A relation after every step: only its type ever changes. */
export function migratedRelation(relation: Relation, steps: readonly Step[]): MigratedRelation {
  let { type } = relation;
  const uses: boolean[] = [];
  const retyped: boolean[] = [];
  const narrowed: { step: number; type: string }[] = [];
  for (const [step, { edit, before, after }] of steps.entries()) {
    let [has, becomes] = [false, type];
    if (before !== after) {
      if (edit.edit === 'mergeRelations') {
        has = edit.relations.includes(type) && type !== edit.into;
        if (has) becomes = edit.into;
      } else if ('relation' in edit && typeof edit.relation === 'string') {
        has = edit.relation === type;
        if (has && edit.edit === 'renameRelation') becomes = edit.to;
        if (has && edit.edit === 'changeRelation') narrowed.push({ step, type });
      }
    }
    uses.push(has);
    retyped.push(becomes !== type);
    type = becomes;
  }
  return { record: type === relation.type ? relation : { ...relation, type }, uses, retyped, narrowed };
}

/** The two ends of a relation, as a step finds them. */
export interface Ends {
  readonly from: string;
  readonly to: string;
  readonly sameDocument: boolean;
}

/** Why a relation that its type allowed before a step is not allowed after it; null where it is, or was not before either. */
export function misfit(type: string, ends: Ends, { before, after }: Pick<Step, 'before' | 'after'>): string | null {
  const [old, now] = [typeNamed(before, type), typeNamed(after, type)];
  if (!old || !now || !fits(old, ends) || fits(now, ends)) return null;
  return `${type} no longer links ${ends.from} to ${ends.to}${ends.sameDocument ? '' : ' of another document'}`;
}

const typeNamed = (codebook: Codebook, name: string): RelationType | undefined =>
  codebook.relations.find((relation) => relation.name === name);

function fits({ from, to, scope, symmetric }: RelationType, ends: Ends): boolean {
  const isStraight = from.includes(ends.from) && to.includes(ends.to);
  const isTurned = symmetric && from.includes(ends.to) && to.includes(ends.from);
  return (isStraight || isTurned) && (scope === 'any' || ends.sameDocument);
}
