import type { Codebook, RelationType } from '../model/codebook.ts';
import { canonicalEnds, problemWithEnds } from '../model/relating.ts';
import type { Relation } from '../model/relation.ts';
import type { Step } from './apply.ts';
import { isSame } from './parts.ts';

/** A relation after a migration, and what each step found of it. */
export interface MigratedRelation {
  readonly record: Relation;
  /** By step: it has the type that the edit is about. */
  readonly uses: readonly boolean[];
  /** By step: it gets another type, or its ends are stored in the other order. */
  readonly changed: readonly boolean[];
  /** Steps that change what the type may link, with the relation before each. */
  readonly narrowed: readonly { readonly step: number; readonly relation: Relation }[];
}

/**
 * A relation after every step: only its type and the order of its ends ever change. The ends are put into the order of their
 * ids where the type becomes symmetric. Two relations that say the same then both stay: each can have a note and attributes.
 */
export function migratedRelation(relation: Relation, steps: readonly Step[]): MigratedRelation {
  let record = relation;
  const uses: boolean[] = [];
  const changed: boolean[] = [];
  const narrowed: { step: number; relation: Relation }[] = [];
  for (const [step, { edit, before, after }] of steps.entries()) {
    const { type } = record;
    let has = false;
    let next = record;
    if (before !== after) {
      if (edit.edit === 'mergeRelations') {
        has = edit.relations.includes(type) && type !== edit.into;
        if (has) next = { ...record, type: edit.into };
      } else if ('relation' in edit && typeof edit.relation === 'string') {
        has = edit.relation === type;
        if (has && edit.edit === 'renameRelation') next = { ...record, type: edit.to };
        if (has && edit.edit === 'changeRelation') {
          narrowed.push({ step, relation: record });
          const isMadeSo = typeNamed(after, type)?.symmetric === true && typeNamed(before, type)?.symmetric === false;
          next = canonicalEnds(isMadeSo, record);
        }
      }
    }
    uses.push(has);
    changed.push(next !== record);
    record = next;
  }
  return { record: isSame(record, relation) ? relation : record, uses, changed, narrowed };
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

const fits = (type: RelationType, { from, to, sameDocument }: Ends): boolean =>
  problemWithEnds(
    type,
    { id: 'from', document: 'one', label: from },
    { id: 'to', document: sameDocument ? 'one' : 'another', label: to },
  ) === null;
