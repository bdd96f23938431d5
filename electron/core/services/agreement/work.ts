import type { Annotation, Attributes } from '../../../../shared/model/annotation.ts';
import { extent } from '../../../../shared/model/annotation.ts';
import type { Relation } from '../../../../shared/model/relation.ts';
import { isExcludedZone, isInZone, zonesOf } from '../../../../shared/model/zones.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { LabelledSpan } from '../../metrics/agreement/spans.ts';

/** What one annotator has done in a document. */
export interface LayerWork {
  readonly layer: string;
  /** Outside EXCLUDED zones. */
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Of the document as a whole. */
  readonly labels: Attributes;
}

/** A document with the work of those who worked on it. */
export interface DocumentWork {
  readonly id: string;
  readonly title: string;
  /** Characters outside EXCLUDED zones, in UTF-16 code units: the continuum. */
  readonly length: number;
  readonly zones: readonly Span[];
  readonly layers: readonly LayerWork[];
}

/** Everything of a document, and who has said something of it or that it is done. */
export interface RawDocument {
  readonly id: string;
  readonly title: string;
  readonly length: number;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly labels: readonly { readonly layer: string; readonly attributes: Attributes }[];
  readonly done: readonly string[];
}

/** Which work is compared. */
export interface WorkChoice {
  readonly layers: readonly string[];
  /** Null: all labels but EXCLUDED. */
  readonly labels: readonly string[] | null;
}

/**
 * The work of a document. An annotator has worked on it who has annotated in it, labelled it, or said that it is done: one who never opened it agrees or disagrees with nobody.
 * EXCLUDED zones, whoever marked them, are taken out with all that is in them.
 */
export function workOf(raw: RawDocument, { layers, labels }: WorkChoice): DocumentWork {
  const zones = zonesOf(raw.annotations);
  const excluded = zones.spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const worked = layers.flatMap((layer): LayerWork[] => {
    const all = raw.annotations.filter((annotation) => annotation.layer === layer && !isExcludedZone(annotation.label));
    const said = raw.labels.find((one) => one.layer === layer)?.attributes ?? {};
    if (all.length === 0 && Object.keys(said).length === 0 && !raw.done.includes(layer)) return [];
    const annotations = all.filter(
      (annotation) => !isInZone(zones, annotation) && (labels === null || labels.includes(annotation.label)),
    );
    const ids = new Set(annotations.map(({ id }) => id));
    const relations = raw.relations.filter(
      (relation) => relation.layer === layer && ids.has(relation.from) && ids.has(relation.to),
    );
    return [{ layer, annotations, relations, labels: said }];
  });
  return { id: raw.id, title: raw.title, length: raw.length - excluded, zones: zones.spans, layers: worked };
}

/** Where an offset of the text is in the continuum, from which the zones are taken out. */
export const inContinuum = (offset: number, zones: readonly Span[]): number =>
  zones.reduce((at, { start, end }) => (end <= offset ? at - (end - start) : at), offset);

/** An annotation as one span of the continuum, from its first character to its last; the inner edges of its fragments are its shape. */
export function outerSpan(annotation: Annotation, zones: readonly Span[]): LabelledSpan {
  const { start, end } = extent(annotation);
  const { fragments, label } = annotation;
  const place = { start: inContinuum(start, zones), end: inContinuum(end, zones), label };
  return fragments.length === 1 ? place : { ...place, shape: fragments.map((f) => `${f.start}-${f.end}`).join(' ') };
}

/** An annotation as a span for each of its fragments: what covers text, for metrics of characters. */
export const fragmentSpans = ({ fragments, label }: Annotation, zones: readonly Span[]): LabelledSpan[] =>
  fragments.map(({ start, end }) => ({ start: inContinuum(start, zones), end: inContinuum(end, zones), label }));
