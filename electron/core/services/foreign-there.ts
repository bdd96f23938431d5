import type { ForeignContent } from '../../../shared/api/staged.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { ReadDb } from '../db/types.ts';
import { deriveId } from '../formats/derive-id.ts';
import type { There } from '../formats/mapping/context.ts';
import { annotationsOf, hasAnnotation } from '../repositories/annotations.ts';
import { relationBetween, relationById } from '../repositories/relations.ts';
import type { Met } from '../spool/met.ts';
import { besideId, isAmong, pairsOf, saysNoMore } from './foreign-pairs.ts';
import { bare } from './import-clashes.ts';

/** What becomes of what the project has with another label or other values: it stays as it is, or what came stands beside it. */
export type Again = ForeignContent['again'];

/** What of an import is in the project already: counted. */
export type Here = { -readonly [K in keyof ForeignContent['here']]: ForeignContent['here'][K] };

const saysNoMoreThan = (known: Relation, { type, layer, from, to, attributes, note }: Relation): boolean =>
  isAmong({ type, layer, from, to, note }, { ...known }) && isAmong(attributes, known.attributes);

/**
 * Meets what comes in with the project, by {@link pairsOf}: relations by their ids in the same layer, or by type, layer and both ends. What
 * comes with an id that something else in the project has gets one of its own. Only the annotations of one document are in memory.
 *
 * @param how `here` is counted up, `met` is added to.
 */
export function thereIn(db: ReadDb, how: { readonly again: Again; readonly here: Here; readonly met: Met }): There {
  const { again, here, met } = how;
  return {
    annotations(document, coming) {
      const there = annotationsOf(db, document);
      const known = there.length === 0 ? new Map<string, string>() : met.of(document);
      const pairs = there.length === 0 ? undefined : pairsOf(coming.values(), there, known);
      met.keep(document, known);
      const after = new Map<Annotation, Annotation>();
      for (const one of coming.values()) if (!after.has(one)) after.set(one, meet(pairs?.get(one), one));
      return new Map(Array.from(coming, ([id, one]) => [id, after.get(one) ?? one] as const));
    },
    relation(coming) {
      const named = relationById(db, coming.id);
      const between = relationBetween(db, coming);
      if (!named && !between) return coming;
      const beside = { ...coming, id: deriveId({ record: 'relation', again: bare(coming) }) };
      const mine = named?.layer === coming.layer ? named : undefined;
      const added = relationById(db, beside.id);
      const same = [mine, between, added].find((one) => one && saysNoMoreThan(one, coming));
      const known = same ?? (again === 'leave' ? (mine ?? between ?? added) : added);
      if (!known) return named ? beside : coming;
      here.relations += 1;
      here.other += Number(!same && again === 'leave');
      const { toDocument } = coming;
      return { ...known, ...(toDocument !== undefined && known.to === coming.to && { toDocument }) };
    },
  };

  function meet(known: Annotation | undefined, one: Annotation): Annotation {
    if (!known) return hasAnnotation(db, one.id) ? { ...one, id: besideId(one) } : one;
    const isOther = !saysNoMore(one, known);
    if (isOther && again === 'add' && known.id !== besideId(one)) return { ...one, id: besideId(one) };
    here.annotations += 1;
    here.other += Number(isOther && again === 'leave');
    return known;
  }
}
