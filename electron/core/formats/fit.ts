import { utf16 } from '../../../shared/text/units.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { DatasetRecord, DatasetRelation } from './dataset.ts';
import { deriveId } from './derive-id.ts';
import type { BesideRecord } from './loss.ts';
import { PARTS, type Part } from './parts.ts';

/** One thing that a format has no place for. */
export interface Lost {
  /** In the singular: "discontinuous annotation". */
  readonly what: string;
  /** Why, and what becomes of it, without figures of the single case: equal ones are counted together. */
  readonly why: string;
  /** How many it is; 1 where it is not said. */
  readonly count?: number;
  /** How many others it becomes ("3 discontinuous annotations become 7"). */
  readonly into?: number;
  /** The annotation, relation or document that it is about, and what is lost of it: both stand in `losses.json`. */
  readonly id?: string;
  readonly value?: unknown;
}

/** What a format can hold of a document, and what is lost. */
export interface Fitted {
  readonly record: DatasetRecord;
  readonly lost: readonly Lost[];
}

/** What a fit may ask besides the record. */
export interface FitContext {
  readonly codebook: Codebook;
  readonly beside: BesideRecord;
}

/** Pure and deterministic; fitting what was fitted changes nothing more. */
export type Fit = (record: DatasetRecord, context: FitContext) => Fitted;

/** One fit after another. */
export const inTurn =
  (...fits: readonly Fit[]): Fit =>
  (record, context) =>
    fits.reduce<Fitted>(
      (before, fit) => {
        const after = fit(before.record, context);
        return { record: after.record, lost: [...before.lost, ...after.lost] };
      },
      { record, lost: [] },
    );

/**
 * Takes out of a document every part that a format does not hold, and says what that was. Discontinuous annotations become one
 * annotation a fragment, the first of which keeps id and relations. Linear.
 */
export function fitTo(holds: readonly Part[]): Fit {
  const held = new Set(holds);
  return (record, { beside }) => {
    const lost: Lost[] = [];
    const noPlace = 'the format cannot hold it';
    const lose = (part: Part, id: string, value: unknown, count = 1): void => {
      lost.push({ what: PARTS[part], why: noPlace, id, value, ...(count !== 1 && { count }) });
    };
    if (beside.original === 'other') lost.push({ what: 'original file', why: 'texts are written as UTF-8' });
    if (beside.statuses > 0) {
      lost.push({ what: 'status', why: 'the format cannot hold how far the work is', count: beside.statuses });
    }
    const { annotations, relations } = held.has('fragments') ? record : apart(record, lost);
    const stripped = annotations.map((annotation) => stripAnnotation(annotation, held, lose));
    const layers = new Map(annotations.map(({ id, layer }) => [id, layer]));
    const kept = relations.flatMap((relation) => stripRelation(relation, layers, held, lose));
    return {
      record: { ...stripDocument(record, held, lose), annotations: stripped, relations: kept },
      lost,
    };
  };
}

type Lose = (part: Part, id: string, value: unknown, count?: number) => void;

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** What stands for a part that is not held: the same on both sides of a comparison. */
function stripDocument(record: DatasetRecord, held: ReadonlySet<Part>, lose: Lose): DatasetRecord {
  const { structure, ...rest } = record;
  const { id, title, metadata, publications, mediaType, labels, claims, sources } = rest;
  // Without its structure, such a text is plain text.
  const keepsType = held.has('mediaType') && (structure === undefined || held.has('structure'));
  if (!held.has('title')) lose('title', id, title);
  if (!held.has('metadata') && !isEmpty(metadata)) lose('metadata', id, metadata);
  if (!held.has('publications') && publications.length > 0) {
    lose('publications', id, publications, publications.length);
  }
  if (!keepsType && mediaType !== 'text/plain') lose('mediaType', id, mediaType);
  if (structure !== undefined && !held.has('structure')) lose('structure', id, structure);
  if (!held.has('documentLabels') && !isEmpty(labels)) lose('documentLabels', id, labels);
  if (!held.has('claims') && claims.length > 0) lose('claims', id, claims, claims.length);
  if (!held.has('sources') && sources.length > 0) lose('sources', id, sources, sources.length);
  return {
    ...rest,
    ...(structure !== undefined && held.has('structure') && { structure }),
    ...(!held.has('title') && { title: '' }),
    ...(!held.has('metadata') && { metadata: {} }),
    ...(!held.has('publications') && { publications: [] }),
    ...(!keepsType && { mediaType: 'text/plain' }),
    ...(!held.has('documentLabels') && { labels: {} }),
    ...(!held.has('claims') && { claims: [] }),
    ...(!held.has('sources') && { sources: [] }),
  };
}

/** Layer, origin and codebook version are given anew by every import; ids are too, but needed for relations until they are written. */
function stripAnnotation(annotation: Annotation, held: ReadonlySet<Part>, lose: Lose): Annotation {
  const { note, confidence, claim, flags, attributes, origin, ...rest } = annotation;
  const { id } = annotation;
  if (note !== undefined && !held.has('notes')) lose('notes', id, note);
  if (confidence !== undefined && !held.has('confidence')) lose('confidence', id, confidence);
  if (claim !== undefined && !held.has('claim')) lose('claim', id, claim);
  if (flags !== undefined && !held.has('flags')) lose('flags', id, flags, flags.length);
  if (!held.has('attributes') && !isEmpty(attributes)) {
    lose('attributes', id, attributes, Object.keys(attributes).length);
  }
  if (!held.has('origin') && origin.kind !== 'human') lose('origin', id, origin);
  return {
    ...rest,
    attributes: held.has('attributes') ? attributes : {},
    origin: held.has('origin') ? origin : { kind: 'human' },
    ...(note !== undefined && held.has('notes') && { note }),
    ...(confidence !== undefined && held.has('confidence') && { confidence }),
    ...(claim !== undefined && held.has('claim') && { claim }),
    ...(flags !== undefined && held.has('flags') && { flags }),
  };
}

function stripRelation(
  relation: DatasetRelation,
  layers: ReadonlyMap<string, string>,
  held: ReadonlySet<Part>,
  lose: Lose,
): DatasetRelation[] {
  const { id, attributes, note, toDocument } = relation;
  if (!held.has('relations')) {
    lose('relations', id, relation);
    return [];
  }
  if (toDocument !== undefined && !held.has('relationsAcross')) {
    lose('relationsAcross', id, relation);
    return [];
  }
  const { note: _, ...plain } = relation;
  if (!held.has('relationAttributes') && !isEmpty(attributes)) {
    lose('relationAttributes', id, attributes, Object.keys(attributes).length);
  }
  if (!held.has('relationNotes') && note !== undefined) lose('relationNotes', id, note);
  const layer = layers.get(relation.from) ?? relation.layer;
  if (!held.has('relationLayers') && layer !== relation.layer) lose('relationLayers', id, relation.layer);
  return [
    {
      ...plain,
      layer: held.has('relationLayers') ? relation.layer : layer,
      attributes: held.has('relationAttributes') ? attributes : {},
      ...(note !== undefined && held.has('relationNotes') && { note }),
    },
  ];
}

/**
 * The ids of what is written in a format that has no place for them, counted: whoever reads it again gives new ones. They are needed
 * for relations until then, so that no fit takes them out.
 */
export function idsGivenAnew(
  { annotations, relations }: Pick<DatasetRecord, 'annotations' | 'relations'>,
  holds: readonly Part[],
): readonly Lost[] {
  const why = 'new ones are given when it is read again';
  return [
    { part: 'annotationIds', count: annotations.length } as const,
    { part: 'relationIds', count: relations.length } as const,
  ].flatMap(({ part, count }) => (count === 0 || holds.includes(part) ? [] : { what: PARTS[part], why, count }));
}

function apart(record: DatasetRecord, lost: Lost[]): Pick<DatasetRecord, 'annotations' | 'relations'> {
  const annotations = record.annotations.flatMap((annotation): Annotation[] => {
    const { fragments, id } = annotation;
    if (fragments.length === 1) return [annotation];
    lost.push({
      what: PARTS.fragments,
      why: 'each fragment becomes an annotation of its own',
      id,
      into: fragments.length,
      value: fragments,
    });
    return fragments.map((fragment, i) => ({
      ...annotation,
      id: i === 0 ? id : deriveId({ record: 'fragment', of: id, n: i }),
      fragments: [{ start: utf16(fragment.start), end: utf16(fragment.end) }],
      quote: record.text.slice(fragment.start, fragment.end),
    }));
  });
  return { annotations, relations: record.relations };
}
