import { handleFor } from '../../../shared/model/annotator.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { ReadDb } from '../db/types.ts';
import { isPerson, personIn, personOf } from '../formats/mapping/person.ts';
import type { Words } from '../formats/mapping/words.ts';
import { importOriginsOf } from '../repositories/annotations.ts';

/**
 * People of other files whose annotations are already in a layer that the mapping gives to somebody of another name in this one: two people's
 * work would be one there. O(annotations of such layers).
 */
export function othersIn(db: ReadDb, { annotators }: Mapping, words: Pick<Words, 'annotators'>): string[] {
  const names = new Map<string, Set<string>>();
  for (const name of words.annotators.keys()) {
    const layer = Object.hasOwn(annotators, name) ? annotators[name] : undefined;
    if (layer === undefined || layer === handleFor(name)) continue;
    names.set(layer, (names.get(layer) ?? new Set()).add(personIn(layer, name) ?? name));
  }
  const others = [...names].flatMap(([layer, here]) =>
    importOriginsOf(db, layer).flatMap(({ from = [] }) => from.filter((one) => isPerson(one) && !here.has(one))),
  );
  return [...new Set(others)].map(personOf).toSorted();
}
