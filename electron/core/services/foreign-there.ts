import type { ForeignContent } from '../../../shared/api/staged.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { ReadDb } from '../db/types.ts';
import { deriveId } from '../formats/derive-id.ts';
import type { There } from '../formats/mapping/context.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import { relationBetween, relationById } from '../repositories/relations.ts';
import { canonical } from '../repositories/state.ts';
import { bare } from './import-clashes.ts';

/** What becomes of what the project has with another label or other values: it stays as it is, or what came stands beside it. */
export type Again = ForeignContent['again'];

/** What of an import is in the project already: counted. */
export type Here = { -readonly [K in keyof ForeignContent['here']]: ForeignContent['here'][K] };

/** What people see of an annotation. */
const seen = ({ layer, label, fragments, attributes, note = '' }: Annotation): string =>
  canonical([layer, label, fragments, attributes, note]);
const place = ({ layer, label, fragments }: Annotation): string => canonical([layer, label, fragments]);

/**
 * Meets what comes in with the project. An annotation was imported before where the project has its id, which is made of the words of its
 * file; and it is there, whatever its id, where the same layer has the same label on the same words, as where an export is read again. Only
 * the annotations of one document are in memory.
 *
 * @param here is counted up.
 */
export function thereIn(db: ReadDb, again: Again, here: Here): There {
  return {
    annotations(document, coming) {
      const there = new Map(annotationsOf(db, document).map((one) => [one.id, one]));
      if (there.size === 0) return coming;
      const named = new Set(Array.from(coming.values(), ({ id }) => id));
      const unnamed = Map.groupBy(
        [...there.values()].filter(({ id }) => !named.has(id)),
        place,
      );
      const met = new Map<Annotation, Annotation>();
      for (const one of coming.values()) {
        if (met.has(one)) continue;
        const known = there.get(one.id) ?? unnamed.get(place(one))?.shift();
        met.set(one, known === undefined ? one : meet(known, one, there));
      }
      return new Map(Array.from(coming, ([id, one]) => [id, met.get(one) ?? one] as const));
    },
    relation(coming) {
      const known = relationById(db, coming.id) ?? relationBetween(db, coming);
      if (!known) return coming;
      const isOther = known.type !== coming.type || known.layer !== coming.layer;
      if (isOther && again === 'add') {
        const id = deriveId({ record: 'relation', again: bare(coming) });
        const added = relationById(db, id);
        if (!added) return { ...coming, id };
      }
      here.relations += 1;
      here.other += Number(isOther && again === 'leave');
      return { ...known, ...(coming.toDocument !== undefined && { toDocument: coming.toDocument }) };
    },
  };

  function meet(known: Annotation, one: Annotation, there: ReadonlyMap<string, Annotation>): Annotation {
    if (seen(known) === seen(one)) {
      here.annotations += 1;
      return known;
    }
    const { quote: _, codebookVersion: __, origin: ___, ...said } = one;
    const id = deriveId({ record: 'annotation', again: said });
    const added = again === 'add' ? there.get(id) : known;
    if (!added) return { ...one, id };
    here.annotations += 1;
    here.other += Number(again === 'leave');
    return added;
  }
}
