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
import { relationsOf, type MappedDocument } from './relation.ts';
import { drained, type Steps } from './steps.ts';

/** What was left out on purpose, counted by what it was. */
export type LeftOut = ReadonlyMap<string, number>;

/** A dataset in the words of the codebook. */
export interface Mapped {
  /** In the order of the documents; those of one text are one. */
  readonly records: readonly DatasetRecord[];
  /** For each record, the document that it is made of. */
  readonly origins: readonly PlacedDocument[];
  readonly leftOut: LeftOut;
}

interface Half extends MappedDocument {
  readonly placed: PlacedDocument;
  readonly document: string;
}

/**
 * Turns placed documents into records of the project: names by the mapping, values into the codebook's types, ids derived from the
 * content where the format has none, so that importing twice changes nothing. Pure. Linear. It can be run a document at a time:
 * see {@link mapping}.
 *
 * @throws Refusal with file and line: a label or relation type that the codebook does not have, an annotation that names nobody, a relation
 *   whose end is nowhere, an id that stands twice.
 */
export function applyMapping(documents: readonly PlacedDocument[], context: MappingContext): Mapped {
  return drained(mapping(documents, context));
}

/** {@link applyMapping} in small steps: two for each document, and some for many annotations. */
export function* mapping(documents: readonly PlacedDocument[], context: MappingContext): Steps<Mapped> {
  const leftOut: Tally = new Map();
  const halves: Half[] = [];
  for (const placed of documents) {
    const { foreign, text } = placed;
    for (const { what, count } of foreign.leftOut ?? []) leave(leftOut, what, count);
    const document = documentId(text);
    const annotations = yield* annotationsOf(placed, document, context, leftOut);
    halves.push({ placed, foreign, document, annotations });
    yield;
  }
  const byKey = new Map(halves.map((half) => [half.foreign.key, half]));
  const records = new Map<string, { record: DatasetRecord; origin: PlacedDocument }>();
  for (const half of halves) {
    const record = recordOf(half, byKey, context, leftOut);
    const there = records.get(record.id);
    if (there) {
      // A title that was made of the text is no other one.
      const { title } = half.placed.foreign;
      there.record = together(
        there.record,
        { ...record, title: title === undefined ? there.record.title : record.title },
        leftOut,
      );
    } else records.set(record.id, { record, origin: half.placed });
    yield;
  }
  const all = [...records.values()];
  return { records: all.map(({ record }) => record), origins: all.map(({ origin }) => origin), leftOut };
}

function recordOf(
  half: Half,
  byKey: ReadonlyMap<string, MappedDocument>,
  context: MappingContext,
  leftOut: Tally,
): DatasetRecord {
  const { placed, document, annotations } = half;
  const { foreign, text } = placed;
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
    annotations: [...new Set(annotations.values())].toSorted(byPlace),
    claims: (foreign.claims ?? []).toSorted(byId),
    sources: (foreign.sources ?? []).toSorted(byId),
    labels: documentLabels(foreign, context, leftOut),
    relations: relationsOf(half, byKey, context, leftOut).toSorted(byId),
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
