import { isExtracted } from '../../../../shared/model/document.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { DatasetRecord } from '../dataset.ts';
import { isSame, mergeInto, otherOfAnnotator, otherOfText } from '../merge.ts';
import { byId, byPlace } from '../native/order.ts';
import { titleFor } from '../native/title.ts';
import { at } from '../problem.ts';
import { annotationsOf, type PlacedDocument } from './annotation.ts';
import { documentLabels } from './attributes.ts';
import { leave, type MappingContext, type Tally } from './context.ts';
import { endsOf, heldHalves, type Half, type Halves } from './half.ts';
import { relationsOf } from './relation.ts';
import { drained, type Steps } from './steps.ts';

/** What was left out on purpose, counted by what it was. */
export type LeftOut = ReadonlyMap<string, number>;

/** A dataset in the words of the codebook. */
export interface Mapped {
  /** In the order of the documents; those of one text are one. */
  readonly records: readonly DatasetRecord[];
  readonly leftOut: LeftOut;
}

/** A record of the project, and the first document that it is made of. */
export interface MappedRecord {
  readonly record: DatasetRecord;
  readonly origin: Half;
}

/**
 * Turns placed documents into records of the project: names by the mapping, values into the codebook's types, ids derived from the
 * content where the format has none, so that importing twice changes nothing. Pure. Linear. It can be done a document at a time:
 * first {@link halfOf} each, then {@link recordsOf} all of them.
 *
 * @throws Refusal with file and line: a label or relation type that the codebook does not have, an annotation that names nobody, a relation
 *   whose end is nowhere, an id that stands twice.
 */
export function applyMapping(documents: readonly PlacedDocument[], context: MappingContext): Mapped {
  const leftOut: Tally = new Map();
  const halves = heldHalves();
  for (const placed of documents) halves.add(drained(halfOf(placed, context, leftOut)));
  const records = Array.from(recordsOf(halves, context, leftOut), ({ record }) => record);
  return { records, leftOut };
}

const CARD_OF_MET = 'claim card whose mentions stay in the project as they are';

/** Maps the annotations of a document, in steps. Counts what is left out. @throws Refusal as {@link applyMapping} */
export function* halfOf(placed: PlacedDocument, context: MappingContext, leftOut: Tally): Steps<Half> {
  const { foreign, text, facts } = placed;
  for (const { what, count } of foreign.leftOut ?? []) leave(leftOut, what, count);
  const document = documentId(text);
  const mapped = yield* annotationsOf(placed, document, context, leftOut);
  const { annotations, claims, ...rest } = foreign;
  // A card whose mentions are all in the project already, without it, would be on nothing.
  const lost = new Set(mapped.lostCards);
  const kept = claims?.filter(({ id }) => !lost.has(id));
  if (claims && kept && kept.length < claims.length) leave(leftOut, CARD_OF_MET, claims.length - kept.length);
  return {
    foreign: { ...rest, ...(kept && { claims: kept }) },
    text,
    ...(facts && { facts }),
    document,
    annotations: annotations.map(({ id }) => [id, mapped.annotations.get(id) ?? null] as const),
  };
}

/**
 * The records of documents whose annotations are mapped: with their relations, those of one text as one. One at a time.
 *
 * @throws Refusal as {@link applyMapping}.
 */
export function* recordsOf(halves: Halves, context: MappingContext, leftOut: Tally): Generator<MappedRecord> {
  for (const origin of halves.firsts()) {
    let record = recordOf(origin, halves, context, leftOut);
    for (const half of halves.further(origin)) {
      const more = recordOf(half, halves, context, leftOut);
      // A title that was made of the text is no other one.
      const title = half.foreign.title === undefined ? record.title : more.title;
      record = together(record, { ...more, title }, leftOut);
    }
    yield { record, origin };
  }
}

function recordOf(half: Half, halves: Halves, context: MappingContext, leftOut: Tally): DatasetRecord {
  const { foreign, text, document } = half;
  const ends = endsOf(half);
  const annotations = [...ends.annotations.values()].filter((annotation) => annotation !== null);
  const { structure, mediaType: stated = 'text/plain' } = foreign;
  const kept = structure !== undefined && isExtracted(stated) ? { structure } : {};
  const mediaType = isExtracted(stated) && structure === undefined ? 'text/plain' : stated;
  return {
    id: document,
    title: at(foreign.place, () => titleFor(text, mediaType, foreign.title, kept.structure)),
    metadata: foreign.metadata ?? {},
    publications: foreign.publications ?? [],
    mediaType,
    ...kept,
    text,
    textSha256: sha256(text),
    annotations: [...new Map(annotations.map((one) => [one.id, one])).values()].toSorted(byPlace),
    claims: (foreign.claims ?? []).toSorted(byId),
    sources: (foreign.sources ?? []).toSorted(byId),
    labels: documentLabels(foreign, context, leftOut),
    relations: relationsOf(
      { ...ends, key: foreign.key, relations: foreign.relations },
      halves,
      context,
      leftOut,
    ).toSorted(byId),
  };
}

/** Two documents of one text are one. What both say counts once, and where they differ, the first one's word; the other is counted. */
function together(a: DatasetRecord, b: DatasetRecord, leftOut: Tally): DatasetRecord {
  const other = (what: string): void => leave(leftOut, what);
  if (a.title !== b.title) other(otherOfText('title'));
  if (a.mediaType !== b.mediaType) other(otherOfText('kind'));
  const metadata = { ...a.metadata };
  mergeInto(metadata, b.metadata, (name) => other(otherOfText(name)));
  const labels = { ...a.labels };
  for (const [layer, said] of Object.entries(b.labels)) {
    const all = { ...labels[layer] };
    mergeInto(all, said, (name) => other(otherOfAnnotator(name)));
    labels[layer] = all;
  }
  const once = <T extends { readonly id: string }>(what: string, first: readonly T[], more: readonly T[]): T[] => {
    const known = new Map(first.map((one) => [one.id, one]));
    return [
      ...first,
      ...more.filter((one) => {
        const there = known.get(one.id);
        if (there !== undefined && !isSame(there, one)) other(`other ${what} with the same id`);
        return there === undefined;
      }),
    ];
  };
  return {
    ...a,
    publications: [...a.publications, ...b.publications],
    metadata,
    annotations: once('annotation', a.annotations, b.annotations).toSorted(byPlace),
    relations: once('relation', a.relations, b.relations).toSorted(byId),
    claims: once('claim card', a.claims, b.claims).toSorted(byId),
    sources: once('source', a.sources, b.sources).toSorted(byId),
    labels,
  };
}
