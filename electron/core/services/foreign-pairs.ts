import type { Annotation } from '../../../shared/model/annotation.ts';
import { deriveId } from '../formats/derive-id.ts';
import { canonical } from '../repositories/state.ts';

type Key = (annotation: Annotation) => string;

type Said = Readonly<Record<string, unknown>>;

/** Whether all that is said stands among what is known, too. What is left open says nothing: most formats have no place for all of it. */
export const isAmong = (said: Said, known: Said): boolean =>
  Object.entries(said).every(([part, value]) => isOpen(value) || canonical([value]) === canonical([known[part]]));

const isOpen = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether an annotation says nothing that another does not say as well, whatever people have made of that one since. */
export const saysNoMore = (coming: Annotation, known: Annotation): boolean =>
  place(coming) === place(known) &&
  isAmong(coming.attributes, known.attributes) &&
  isAmong(besides(coming), besides(known));

const besides = ({ note, claim, confidence, flags }: Annotation): Said => ({ note, claim, confidence, flags });

/** All that people made of it, and not where it came from. */
const whole: Key = ({ layer, label, fragments, attributes, note, claim, confidence, flags }) =>
  canonical([layer, label, fragments, attributes, note ?? '', claim ?? null, confidence ?? null, flags ?? []]);
/** What most formats have a place for. */
const values: Key = ({ layer, label, fragments, attributes }) => canonical([layer, label, fragments, attributes]);
const place: Key = ({ layer, label, fragments }) => canonical([layer, label, fragments]);

/** The id of what comes in beside another of its id: made of all that it says, so that it is added once. */
export function besideId({ quote: _, codebookVersion: __, origin: ___, ...said }: Annotation): string {
  return deriveId({ record: 'annotation', again: said });
}

/**
 * Pairs the annotations that come for a text with those that are there. First by id, in the same layer; then, of what is left, those that say
 * the same; then the same label and values on the same words; then the same label on the same words. What is there is paired once, but by
 * its own id. Pure. Linear.
 *
 * @param met what was paired before for the same text, ids of what is there by those of what came: it is paired so again. Is added to.
 */
export function pairsOf(
  coming: Iterable<Annotation>,
  there: readonly Annotation[],
  met: Map<string, string>,
): ReadonlyMap<Annotation, Annotation> {
  const byId = new Map(there.map((one) => [one.id, one]));
  const used = new Set(met.values());
  const pairs = new Map<Annotation, Annotation>();
  function pair(one: Annotation, known: Annotation): void {
    pairs.set(one, known);
    used.add(known.id);
    met.set(one.id, known.id);
  }
  const named = (id: string | undefined, { layer }: Annotation): Annotation | undefined => {
    const found = id === undefined ? undefined : byId.get(id);
    return found?.layer === layer ? found : undefined;
  };
  const all = [...new Set(coming)];
  for (const one of all) {
    const known = named(one.id, one) ?? named(met.get(one.id), one);
    if (known) used.add(known.id);
    // What was added beside it stands for what says so.
    const found = known && saysNoMore(one, known) ? known : (named(besideId(one), one) ?? known);
    if (found) pair(one, found);
  }
  for (const key of [whole, values, place]) {
    const left = all.filter((one) => !pairs.has(one));
    if (left.length === 0) break;
    const free = Map.groupBy(
      there.filter(({ id }) => !used.has(id)),
      key,
    );
    for (const one of left) {
      const known = free.get(key(one))?.shift();
      if (known) pair(one, known);
    }
  }
  return pairs;
}
