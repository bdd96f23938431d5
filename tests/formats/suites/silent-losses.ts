import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { Fitted } from '../../../electron/core/formats/fit.ts';
import { canonical } from '../../../electron/core/repositories/state.ts';

interface Thing {
  readonly id: string;
}

const same = (a: unknown, b: unknown): boolean => canonical({ v: a ?? null }) === canonical({ v: b ?? null });

/** Lists without their order, which is no content. */
const unordered = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one: unknown) => canonical({ v: one })).toSorted() : value;

/** Names of the fields that are not the same, but for those that follow from others. */
function changed(before: object, after: object, derived: readonly string[]): string[] {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => !derived.includes(key) && !same(unordered(was.get(key)), unordered(is.get(key))),
  );
}

/** The quote says what is between the fragments; the hash is that of the text. */
const DERIVED = {
  annotation: ['quote'],
  relation: ['toDocument'],
  document: ['textSha256', 'annotations', 'relations'],
};

/**
 * What a fit took out of a document or changed in it without a loss that says so: one sentence a thing. A document, an annotation or a relation
 * needs as many losses with its id as it has fields that are not the same, or one where it is gone; annotations that are new need a loss that says how many
 * an annotation became.
 */
export function silentLosses(before: DatasetRecord, { record: after, lost }: Fitted): string[] {
  const named = new Map<string, number>();
  for (const { id = '' } of lost) named.set(id, (named.get(id) ?? 0) + 1);
  const saidOf = (id: string): number => named.get(id) ?? 0;
  const found: string[] = [];

  const compare = (what: 'annotation' | 'relation', was: readonly Thing[], is: readonly Thing[]): void => {
    const there = new Map(is.map((one) => [one.id, one]));
    for (const one of was) {
      const other = there.get(one.id);
      if (other === undefined) {
        if (saidOf(one.id) === 0) found.push(`${what} ${one.id} is gone`);
        continue;
      }
      const fields = changed(one, other, DERIVED[what]);
      if (fields.length > saidOf(one.id)) found.push(`${what} ${one.id} has another ${fields.join(', ')}`);
    }
  };
  compare('annotation', before.annotations, after.annotations);
  compare('relation', before.relations, after.relations);

  const known = new Set([...before.annotations, ...before.relations].map(({ id }) => id));
  const more = [...after.annotations, ...after.relations].filter(({ id }) => !known.has(id)).length;
  const told = lost.reduce((sum, { into = 1 }) => sum + into - 1, 0);
  if (more > told) found.push(`${more} annotations or relations are new, ${told} are said to be`);

  const fields = changed(before, after, DERIVED.document);
  if (fields.length > saidOf(before.id)) found.push(`document ${before.id} has another ${fields.join(', ')}`);
  return found;
}
