import { v7 as newId } from 'uuid';
import type { Compared } from '../../../shared/api/copies.ts';
import { canonicalEnds } from '../../../shared/model/relating.ts';
import type { Relation } from '../../../shared/model/relation.ts';

/** What becomes of the relations of annotations that are copied. */
interface Along {
  /** Those that come along, between the ends that they will have, with ids of their own. */
  readonly relate: readonly Omit<Relation, 'layer'>[];
  /** How many stay behind because their other end stands in another document. */
  readonly across: number;
  /** How many stay behind because their other end is not copied, or the codebook would not let them be made anew. */
  readonly loose: number;
}

/**
 * The relations that come along with copies. Both ends are copied, or one is and the other is there already; of two that would
 * say the same, one comes. O(relations).
 *
 * @param made what each copied annotation becomes, by id.
 */
export function relationsAlong(
  { offers, relations }: Pick<Compared, 'offers' | 'relations'>,
  made: ReadonlyMap<string, string>,
): Along {
  const ends = new Map(
    offers.flatMap(({ annotation, twin }) => (twin === null ? [] : [[annotation.id, twin] as const])),
  );
  for (const [id, copy] of made) ends.set(id, copy);
  const relate = new Map<string, Omit<Relation, 'layer'>>();
  let [across, loose] = [0, 0];
  for (const { relation, symmetric, state } of relations) {
    if (!made.has(relation.from) && !made.has(relation.to)) continue;
    const [from, to] = [ends.get(relation.from), ends.get(relation.to)];
    if (state === 'across') across += 1;
    else if (state === 'unfit' || from === undefined || to === undefined) loose += 1;
    else {
      const { layer: _layer, ...kept } = relation;
      const along = canonicalEnds(symmetric, { ...kept, id: newId(), from, to });
      const link = `${along.type} ${along.from} ${along.to}`;
      if (!relate.has(link)) relate.set(link, along);
    }
  }
  return { relate: [...relate.values()], across, loose };
}

/** The same before anything is copied: what is ticked, told by numbers. */
export function previewOf(compared: Compared | null, ticked: ReadonlySet<string>) {
  const made = new Map([...ticked].map((id) => [id, id]));
  const { relate, across, loose } = relationsAlong(compared ?? { offers: [], relations: [] }, made);
  return { annotations: ticked.size, relations: relate.length, across, loose };
}
