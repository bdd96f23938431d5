import { ANY_LABEL, type RelationType } from './codebook.ts';

/** What of an annotation decides whether it can be an end of a relation. */
export interface Relatable {
  readonly id: string;
  readonly document: string;
  readonly label: string;
}

/** Why two annotations cannot be related by a type. `swapped`: the other way round they could. */
export type EndsProblem =
  | { readonly kind: 'self' }
  | { readonly kind: 'labels'; readonly swapped: boolean }
  | { readonly kind: 'scope' };

/** One way in which two annotations can be related. */
export interface Link {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
}

/** Whether a label may stand at an end that names these; an empty list names all. */
const allows = (names: readonly string[], label: string): boolean =>
  names.length === 0 || names.includes(ANY_LABEL) || names.includes(label);

const fits = ({ from, to }: RelationType, a: Relatable, b: Relatable): boolean =>
  allows(from, a.label) && allows(to, b.label);

/** Why `from` and `to` cannot be the ends of a relation of the type; null where they can. */
export function problemWithEnds(type: RelationType, from: Relatable, to: Relatable): EndsProblem | null {
  if (from.id === to.id) return { kind: 'self' };
  if (!fits(type, from, to) && !(type.symmetric && fits(type, to, from))) {
    return { kind: 'labels', swapped: fits(type, to, from) };
  }
  return type.scope === 'same document' && from.document !== to.document ? { kind: 'scope' } : null;
}

/**
 * The ends as they are stored: those of a symmetric type in the order of their ids, so that one relation has one form. Code
 * unit order, the same everywhere.
 */
export const canonicalEnds = <T extends { readonly from: string; readonly to: string }>(
  symmetric: boolean,
  relation: T,
): T => (symmetric && relation.from > relation.to ? { ...relation, from: relation.to, to: relation.from } : relation);

/** Every way in which the codebook lets two annotations be related, in its order; from `a` to `b` before the other way. */
export function linksBetween(types: readonly RelationType[], a: Relatable, b: Relatable): readonly Link[] {
  return types
    .filter(({ retired }) => retired !== true)
    .flatMap((type): Link[] => {
      const there = problemWithEnds(type, a, b) === null ? [{ type, from: a.id, to: b.id }] : [];
      if (type.symmetric) return there.map((link) => canonicalEnds(true, link));
      const back = problemWithEnds(type, b, a) === null ? [{ type, from: b.id, to: a.id }] : [];
      return [...there, ...back];
    });
}

/** The labels that could be at the other end of any relation of an annotation with this label; null: every label. */
export function labelsBeyond(types: readonly RelationType[], label: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const type of types) {
    if (type.retired === true) continue;
    for (const [here, there] of [
      [type.from, type.to],
      [type.to, type.from],
    ] as const) {
      if (!allows(here, label)) continue;
      if (there.length === 0 || there.includes(ANY_LABEL)) return null;
      for (const name of there) found.add(name);
    }
  }
  return found;
}
