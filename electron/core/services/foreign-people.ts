import { handleFor } from '../../../shared/model/annotator.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { ReadDb } from '../db/types.ts';
import { isPerson, personIn, personOf } from '../formats/mapping/person.ts';
import type { Words } from '../formats/mapping/words.ts';
import { importOriginsOf } from '../repositories/annotations.ts';

/** Names that are told of a layer; the rest is counted. */
const MOST_NAMED = 5;

/**
 * Where a mapping makes one annotator of several people: of names of this file, or of one of them and people of other files whose annotations
 * its layer has already. A sentence for each such layer; a mapping may mean it, a flag never does. O(annotations of layers that a name is given to
 * which is not theirs).
 */
export function peopleAsOne(db: ReadDb, { annotators }: Mapping, words: Pick<Words, 'annotators'>): string[] {
  const layers = new Map<string, string[]>();
  for (const name of words.annotators.keys()) {
    const layer = (Object.hasOwn(annotators, name) ? annotators[name] : undefined) ?? handleFor(name);
    if (layer !== null) layers.set(layer, [...(layers.get(layer) ?? []), name]);
  }
  return [...layers].flatMap(([layer, names]) => {
    const others = names.every((name) => handleFor(name) === layer) ? [] : othersIn(db, layer, names);
    if (names.length + others.length < 2) return [];
    const there = others.length === 0 ? '' : `, and the layer ${layer} has annotations of ${listed(others)} already`;
    return [`Two people would become one annotator: what ${listed(names)} annotated becomes ${layer}'s${there}.`];
  });
}

function othersIn(db: ReadDb, layer: string, names: readonly string[]): string[] {
  const here = new Set(names.map((name) => personIn(layer, name) ?? name));
  const others = importOriginsOf(db, layer).flatMap(({ from = [] }) =>
    from.filter((one) => isPerson(one) && !here.has(one)),
  );
  return [...new Set(others)].map(personOf).toSorted();
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => JSON.stringify(name));
  if (names.length > MOST_NAMED) return `${shown.join(', ')} and ${names.length - MOST_NAMED} more`;
  return [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
}
