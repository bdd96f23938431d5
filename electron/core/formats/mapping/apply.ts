import { isExtracted } from '../../../../shared/model/document.ts';
import type { Annotation, Attributes, AttributeValue } from '../../../../shared/model/annotation.ts';
import { handleFor } from '../../../../shared/model/annotator.ts';
import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { idSchema } from '../../../../shared/model/ids.ts';
import type { AttributeMapping, Mapping } from '../../../../shared/model/mapping.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import { quoteOf } from '../../../../shared/text/quote.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { documentId, sha256 } from '../../sources/identity.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import { deriveId } from '../derive-id.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import { byId, byPlace } from '../native/order.ts';
import { titleFor } from '../native/title.ts';
import { at, Problem } from '../problem.ts';
import { typedValue } from './values.ts';

/** What foreign names are turned into, and by whom what names nobody was made. */
export interface MappingContext {
  readonly mapping: Mapping;
  readonly codebook: Codebook;
  readonly defaultAnnotator: string | undefined;
  /** Names the origin of what states none: the format's id. */
  readonly format: string;
}

/** A text that a foreign document turned out to be, with a place in it for each of its annotations that has one. */
export interface PlacedDocument {
  readonly foreign: ForeignDocument;
  readonly text: string;
  /** By the annotation's own id; what is not in it is left out. */
  readonly places: ReadonlyMap<string, readonly Span[]>;
}

/** What was left out on purpose, counted by what it was. */
export type LeftOut = ReadonlyMap<string, number>;

/** A dataset in the words of the codebook. */
export interface Mapped {
  readonly records: readonly DatasetRecord[];
  readonly leftOut: LeftOut;
}

/** Names come from files: `constructor` is one that every object has without having been told. */
const own = <T>(told: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(told, name) ? told[name] : undefined;

interface MappedAnnotation {
  readonly annotation: Annotation;
  readonly foreign: ForeignAnnotation;
}

/**
 * Turns placed documents into records of the project: names by the mapping, values into the codebook's types, ids derived from the
 * content where the format has none, so that importing twice changes nothing. Pure. Linear.
 *
 * @throws Refusal with file and line: a label or relation type that the codebook does not have, an annotation that names nobody, a relation
 *   whose end is nowhere, an id that stands twice.
 */
export function applyMapping(documents: readonly PlacedDocument[], context: MappingContext): Mapped {
  const leftOut = new Map<string, number>();
  const mapped = documents.map((placed) => {
    for (const { what, count } of placed.foreign.leftOut ?? []) leave(leftOut, what, count);
    const document = documentId(placed.text);
    return { placed, document, annotations: annotationsOf(placed, document, context, leftOut) };
  });
  const byKey = new Map(mapped.map((one) => [one.placed.foreign.key, one]));
  const records = mapped.map(({ placed, document, annotations }): DatasetRecord => {
    const { foreign, text } = placed;
    const { structure, mediaType: stated = 'text/plain' } = foreign;
    const kept = structure !== undefined && isExtracted(stated) ? { structure } : {};
    const mediaType = isExtracted(stated) && structure === undefined ? 'text/plain' : stated;
    const relations = foreign.relations.flatMap((relation): DatasetRelation[] => {
      const other = relation.toDocument === undefined ? undefined : byKey.get(relation.toDocument);
      return at(relation.place, () => relationOf(relation, annotations, other, context, leftOut));
    });
    return {
      id: document,
      title: at(foreign.place, () => titleFor(text, mediaType, foreign.title, kept.structure)),
      metadata: foreign.metadata ?? {},
      publications: foreign.publications ?? [],
      mediaType,
      ...kept,
      text,
      textSha256: sha256(text),
      annotations: [...annotations.values()].map(({ annotation }) => annotation).toSorted(byPlace),
      claims: (foreign.claims ?? []).toSorted(byId),
      sources: (foreign.sources ?? []).toSorted(byId),
      labels: documentLabels(foreign, context, leftOut),
      relations: relations.toSorted(byId),
    };
  });
  return { records, leftOut };
}

type Tally = Map<string, number>;

function leave(tally: Tally, what: string, count = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + count);
}

function annotationsOf(
  { foreign, text, places }: PlacedDocument,
  document: string,
  context: MappingContext,
  leftOut: Tally,
): ReadonlyMap<string, MappedAnnotation> {
  const found = new Map<string, MappedAnnotation>();
  const same = new Map<string, number>();
  for (const annotation of foreign.annotations) {
    at(annotation.place, () => {
      const fragments = places.get(annotation.id);
      if (!fragments) return;
      if (found.has(annotation.id)) throw new Problem(`the annotation ${annotation.id} stands twice; keep one`);
      const made = annotationOf(annotation, { document, text, fragments }, context, leftOut, same);
      if (made) found.set(annotation.id, { annotation: made, foreign: annotation });
    });
  }
  return found;
}

function annotationOf(
  foreign: ForeignAnnotation,
  where: { document: string; text: string; fragments: readonly Span[] },
  context: MappingContext,
  leftOut: Tally,
  same: Map<string, number>,
): Annotation | null {
  const { mapping, codebook } = context;
  const told = own(mapping.labels, foreign.label);
  const label = told === undefined ? foreign.label : told.to;
  if (label === null) {
    leave(leftOut, `annotation ${foreign.label}`);
    return null;
  }
  const labels = codebook.labels.map(({ name }) => name);
  if (!labels.includes(label)) throw unknown('label', label, labels);
  const definitions = codebook.attributes.filter(({ on }) => on === label || on === 'any');
  const attributes = {
    ...told?.set,
    ...attributesOf(foreign.attributes, told?.attributes ?? {}, definitions, foreign.label, leftOut),
  };
  const content = {
    document: where.document,
    layer: layerOf(foreign.annotator, context),
    label,
    fragments: where.fragments.map(({ start, end }) => ({ start, end })),
    attributes,
    ...(foreign.note !== undefined && { note: foreign.note }),
    ...(foreign.confidence !== undefined && { confidence: foreign.confidence }),
    ...(foreign.claim !== undefined && { claim: foreign.claim }),
    ...(foreign.flags !== undefined && { flags: [...foreign.flags] }),
  };
  // Two that say the same are two: the second one gets an id of its own, the same on every import.
  const derived = deriveId({ record: 'annotation', ...content });
  const n = same.get(derived) ?? 0;
  same.set(derived, n + 1);
  const id = keepsId(foreign) ? foreign.id : n === 0 ? derived : deriveId({ record: 'annotation', ...content, n });
  return {
    ...content,
    id,
    quote: quoteOf(where.text, content.fragments),
    codebookVersion: foreign.codebookVersion ?? codebook.version,
    origin: foreign.origin ?? { kind: 'import', from: [context.format] },
  };
}

/** Ids that can be meant by everybody are kept; `T1` means another annotation in every file. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const keepsId = ({ id, keepsId: isOurs }: { readonly id: string; readonly keepsId?: true }): boolean =>
  (isOurs === true || UUID.test(id)) && idSchema.safeParse(id).success;

function layerOf(annotator: string | undefined, { mapping, defaultAnnotator }: MappingContext): string {
  if (annotator === undefined) {
    if (defaultAnnotator !== undefined) return defaultAnnotator;
    throw new Problem('it names no annotator; say whose it is (--annotator NAME)');
  }
  const handle = own(mapping.annotators, annotator) ?? handleFor(annotator);
  if (handle !== null) return handle;
  throw new Problem(`${JSON.stringify(annotator)} cannot be an annotator's handle; map it to one`);
}

function attributesOf(
  foreign: Attributes,
  mapping: Readonly<Record<string, AttributeMapping>>,
  definitions: readonly AttributeDefinition[],
  label: string,
  leftOut: Tally,
): Attributes {
  const attributes = new Map<string, AttributeValue>();
  for (const [name, stated] of Object.entries(foreign)) {
    const told = own(mapping, name);
    const to = told === undefined ? name : told.to;
    if (to === null) {
      leave(leftOut, `attribute ${label}.${name}`);
      continue;
    }
    const value = mappedValue(stated, told, `value of ${label}.${name}`, leftOut);
    if (value === null) continue;
    const definition = definitions.find((one) => one.name === to);
    attributes.set(to, typedValue(value, definition));
  }
  return Object.fromEntries(attributes);
}

function mappedValue(
  stated: AttributeValue,
  told: AttributeMapping | undefined,
  what: string,
  leftOut: Tally,
): AttributeValue | null {
  const values = told?.values;
  if (!values) return stated;
  const list = (Array.isArray(stated) ? stated : [stated]).flatMap((one) => {
    const to = Object.hasOwn(values, String(one)) ? values[String(one)] : one;
    if (to !== null && to !== undefined) return [to];
    leave(leftOut, what);
    return [];
  });
  if (Array.isArray(stated)) return list;
  return list[0] ?? null;
}

function documentLabels(foreign: ForeignDocument, context: MappingContext, leftOut: Tally): DatasetRecord['labels'] {
  const definitions = context.codebook.attributes.filter(({ on }) => on === ON_DOCUMENT);
  const all = Object.entries(foreign.labels ?? {}).flatMap(([annotator, stated]): [string, Attributes][] => {
    const layer = at(foreign.place, () => layerOf(annotator === '' ? undefined : annotator, context));
    const attributes = attributesOf(stated, context.mapping.documentLabels, definitions, ON_DOCUMENT, leftOut);
    return Object.keys(attributes).length === 0 ? [] : [[layer, attributes]];
  });
  return Object.fromEntries(all);
}

interface OtherDocument {
  readonly document: string;
  readonly annotations: ReadonlyMap<string, MappedAnnotation>;
}

function relationOf(
  foreign: ForeignRelation,
  here: ReadonlyMap<string, MappedAnnotation>,
  other: OtherDocument | undefined,
  context: MappingContext,
  leftOut: Tally,
): DatasetRelation[] {
  const { mapping, codebook } = context;
  const told = own(mapping.relations, foreign.type);
  const type = told === undefined ? foreign.type : told.to;
  if (type === null) {
    leave(leftOut, `relation ${foreign.type}`);
    return [];
  }
  const known = codebook.relations.map(({ name }) => name);
  if (!known.includes(type)) throw unknown('relation type', type, known);
  const from = here.get(foreign.from)?.annotation;
  const to = (other?.annotations ?? here).get(foreign.to)?.annotation;
  if (!from || !to) {
    leave(leftOut, `relation ${foreign.type}, one of whose ends was left out`);
    return [];
  }
  const content = {
    type,
    from: from.id,
    to: to.id,
    layer: foreign.annotator === undefined ? from.layer : layerOf(foreign.annotator, context),
    attributes: foreign.attributes,
    ...(foreign.note !== undefined && { note: foreign.note }),
  };
  const isSymmetric = codebook.relations.some(({ name, symmetric }) => name === type && symmetric);
  const ordered = canonicalEnds(isSymmetric, content);
  const id = keepsId(foreign) ? foreign.id : deriveId({ record: 'relation', ...ordered });
  // Where the ends change places, the document of the other one is no longer that of `to`.
  const toDocument = ordered === content && to.document !== from.document ? { toDocument: to.document } : {};
  return [{ ...ordered, id, ...toDocument }];
}

function unknown(what: string, name: string, known: readonly string[]): Problem {
  const names = known.join(', ') || 'none';
  return new Problem(
    `the codebook has no ${what} ${JSON.stringify(name)}; it has ${names}. Map it, or extend the codebook`,
  );
}
