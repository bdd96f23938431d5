import { compareStrings, type Annotation } from '../../../shared/model/annotation.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { canonical } from '../repositories/state.ts';
import type { DatasetRecord, DatasetRelation } from './dataset.ts';
import { byId } from './native/order.ts';
import type { Part } from './parts.ts';

/** One difference between what was written and what came back, in words. */
export interface Difference {
  readonly document: string;
  readonly what: string;
}

/** Differences that are told at most. */
const MOST = 20;

/**
 * What a format changed on the way: the records that were fitted and written against those that were read again. Parts that the format
 * does not hold are not compared; annotations without ids of their own meet by their content. Empty: nothing was changed. The order of lists does not
 * matter, nor does that of the ends of a relation whose type is symmetric in the codebook. Linear but for sorting.
 */
export function differences(
  expected: readonly DatasetRecord[],
  actual: readonly DatasetRecord[],
  holds: readonly Part[],
  { relations }: Pick<Codebook, 'relations'>,
): readonly Difference[] {
  const held = new Set(holds);
  const symmetric = new Set(relations.flatMap((type) => (type.symmetric ? type.name : [])));
  const found: Difference[] = [];
  const told = (document: string, what: string): void => {
    if (found.length < MOST) found.push({ document, what });
  };
  const contents = contentsOf(actual, held);
  const there = new Map(actual.map((record) => [record.id, record]));
  const wanted = contentsOf(expected, held);
  for (const record of expected) {
    const other = there.get(record.id);
    there.delete(record.id);
    if (!other) {
      told(record.id, 'the document is missing');
      continue;
    }
    for (const [what, before] of Object.entries(aboutDocument(record, held))) {
      const after = aboutDocument(other, held)[what];
      if (canonical({ v: before }) !== canonical({ v: after }))
        told(record.id, `${what}: ${short(before)} became ${short(after)}`);
    }
    compareLists(
      record.annotations.map(({ id }) => wanted.get(id) ?? ''),
      other.annotations.map(({ id }) => contents.get(id) ?? ''),
      (what) => told(record.id, `annotation ${what}`),
    );
    if (!held.has('relations')) continue;
    const relation = (names: ReadonlyMap<string, string>) => (one: DatasetRelation) =>
      relationContent(one, names, held, symmetric);
    compareLists(record.relations.map(relation(wanted)), other.relations.map(relation(contents)), (what) =>
      told(record.id, `relation ${what}`),
    );
  }
  for (const id of there.keys()) told(id, 'the document was not written');
  return found;
}

const short = (value: unknown): string => {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= 200 ? json : `${json.slice(0, 199)}…`;
};

function aboutDocument(record: DatasetRecord, held: ReadonlySet<Part>): Record<string, unknown> {
  const { text, title, metadata, publications, mediaType, structure, labels, claims, sources } = record;
  return {
    text,
    ...(held.has('title') && { title }),
    ...(held.has('metadata') && { metadata }),
    ...(held.has('publications') && { publications }),
    ...(held.has('mediaType') && { mediaType }),
    ...(held.has('structure') && { structure: structure ?? null }),
    // Whoever reads a format without annotators has put all of it into one layer.
    ...(held.has('documentLabels') && { labels: held.has('layers') ? labels : Object.values(labels) }),
    ...(held.has('claims') && { claims: claims.toSorted(byId) }),
    ...(held.has('sources') && { sources: sources.toSorted(byId) }),
  };
}

/** What each annotation says, by its id. */
function contentsOf(records: readonly DatasetRecord[], held: ReadonlySet<Part>): ReadonlyMap<string, string> {
  return new Map(
    records.flatMap(({ annotations }) => annotations.map((one) => [one.id, annotationContent(one, held)])),
  );
}

function annotationContent(annotation: Annotation, held: ReadonlySet<Part>): string {
  const { id, document, layer, label, fragments, quote, attributes, note, confidence, claim, flags } = annotation;
  return canonical({
    document,
    label,
    fragments,
    quote,
    ...(held.has('annotationIds') && { id }),
    ...(held.has('layers') && { layer }),
    ...(held.has('attributes') && { attributes }),
    ...(held.has('notes') && { note: note ?? null }),
    ...(held.has('confidence') && { confidence: confidence ?? null }),
    ...(held.has('claim') && { claim: claim ?? null }),
    ...(held.has('flags') && { flags: flags ?? null }),
    ...(held.has('origin') && { origin: annotation.origin }),
    ...(held.has('codebookVersion') && { codebookVersion: annotation.codebookVersion }),
  });
}

function relationContent(
  relation: DatasetRelation,
  names: ReadonlyMap<string, string>,
  held: ReadonlySet<Part>,
  symmetric: ReadonlySet<string>,
): string {
  const { id, type, from, to, layer, attributes, note } = relation;
  const ends = [names.get(from) ?? from, names.get(to) ?? to];
  return canonical({
    type,
    // Which end of a symmetric relation comes first is a matter of ids, and those may be new.
    ends: symmetric.has(type) ? ends.toSorted(compareStrings) : ends,
    ...(held.has('relationIds') && { id }),
    ...(held.has('relationLayers') && { layer }),
    ...(held.has('relationAttributes') && { attributes }),
    ...(held.has('relationNotes') && { note: note ?? null }),
  });
}

/** Both as multisets. */
function compareLists(expected: readonly string[], actual: readonly string[], told: (what: string) => void): void {
  const left = new Map<string, number>();
  for (const one of actual) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of expected) {
    const n = left.get(one) ?? 0;
    if (n === 0) told(`did not come back: ${short(one)}`);
    else left.set(one, n - 1);
  }
  for (const [one, n] of left) if (n > 0) told(`was not written, but came back: ${short(one)}`);
}
