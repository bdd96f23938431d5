import type { Choice, UnitView } from '../../../shared/api/adjudication.ts';
import { assertNever } from '../../../shared/assert.ts';
import { extent, type Attributes, type AttributePatch } from '../../../shared/model/annotation.ts';
import { patched, type AttributeScheme } from '../../../shared/model/attributes.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import type { Edges, EdgeStep } from '../../../shared/text/edges.ts';
import { quoteOf } from '../../../shared/text/quote.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { Option, Row } from './options.ts';

/** What is being made of the candidates, until it is decided. */
export interface Draft {
  readonly kind: UnitView['kind'];
  /** Layer of the candidate that it began with: of a relation, whose ends it has. */
  readonly layer: string;
  /** The label, or the type of a relation. */
  readonly label: string;
  readonly fragments: readonly Span[];
  readonly quote: string;
  readonly attributes: Attributes;
  readonly claim: string | null;
  readonly note: string | null;
  /** A relation goes the other way than the candidate's. */
  readonly swapped: boolean;
}

/** A draft that says what an option does. */
export function draftOf(view: UnitView, { candidate, said }: Option): Draft {
  const { record } = candidate;
  const place =
    'fragments' in record ? { fragments: record.fragments, quote: record.quote } : { fragments: [], quote: '' };
  return { ...place, ...said, kind: view.kind, layer: candidate.layer, swapped: false };
}

/** A draft of what stands in gold, for one that was edited before; null where that is no such record. */
export function draftOfResult({ kind, result, candidates: [first] }: UnitView): Draft | null {
  if (result === null || first === undefined || kind === 'relation') return null;
  const isAnnotation = 'fragments' in result;
  return {
    kind,
    layer: first.layer,
    label: isAnnotation ? result.label : '',
    fragments: isAnnotation ? result.fragments : [],
    quote: isAnnotation ? result.quote : '',
    attributes: result.attributes,
    claim: isAnnotation ? (result.claim ?? null) : null,
    note: isAnnotation ? (result.note ?? null) : null,
    swapped: false,
  };
}

/** The draft with one line of an option taken over. */
export function taken(draft: Draft, { aspect, name }: Row, { candidate: { record, layer }, said }: Option): Draft {
  switch (aspect) {
    case 'label':
      return { ...draft, label: said.label };
    case 'edges':
      return 'fragments' in record ? { ...draft, fragments: record.fragments, quote: record.quote } : draft;
    case 'from':
    case 'to':
      return { ...draft, layer, swapped: false };
    case 'attributes': {
      const value = name === null ? undefined : record.attributes[name];
      return name === null ? draft : { ...draft, attributes: patched(draft.attributes, { [name]: value ?? null }) };
    }
    case 'claim':
      return { ...draft, claim: said.claim };
    case 'note':
      return { ...draft, note: said.note };
    default:
      return assertNever(aspect);
  }
}

/** The draft with another label: it takes along the attributes that the label has too. */
export const relabelled = (draft: Draft, label: string, scheme: AttributeScheme): Draft =>
  label === draft.label
    ? draft
    : { ...draft, label, attributes: draft.kind === 'annotation' ? scheme.carried(draft, label) : draft.attributes };

/** The draft with answers put in. */
export const answered = (draft: Draft, patch: AttributePatch, scheme: AttributeScheme): Draft => ({
  ...draft,
  attributes: scheme.answered(askedAs(draft), draft.attributes, patched(draft.attributes, patch)),
});

/** The label whose questions are asked of a draft. */
export const askedAs = ({ kind, label }: Pick<Draft, 'kind' | 'label'>): string =>
  kind === 'documentLabels' ? ON_DOCUMENT : label;

/** The draft with one edge moved; null where it cannot be. Fragments that an edge passes go. */
export function movedEdge(draft: Draft, text: string, edges: Edges, step: EdgeStep): Draft | null {
  if (draft.fragments.length === 0) return null;
  const place = edges.move(text, extent({ fragments: [...draft.fragments] }), step);
  if (place === null) return null;
  const kept = draft.fragments
    .map((fragment) => ({
      start: fragment.start > place.start ? fragment.start : place.start,
      end: fragment.end < place.end ? fragment.end : place.end,
    }))
    .filter(({ start, end }) => start < end);
  const last = kept.length - 1;
  const fragments = kept.map((fragment, i) => ({
    start: i === 0 ? place.start : fragment.start,
    end: i === last ? place.end : fragment.end,
  }));
  return fragments.length === 0 ? null : { ...draft, fragments, quote: quoteOf(text, fragments) };
}

/** What deciding a draft asks for. */
export function choiceOf({ kind, layer, label, fragments, quote, attributes, claim, note, swapped }: Draft): Choice {
  const said = note !== null && note.trim() !== '' ? { note } : {};
  switch (kind) {
    case 'annotation':
      return {
        kind,
        label,
        fragments: fragments.map((fragment) => ({ ...fragment })),
        quote,
        attributes,
        ...said,
        ...(claim !== null && { claim }),
      };
    case 'relation':
      return { kind, layer, type: label, swapped, attributes, ...said };
    case 'documentLabels':
      return { kind, attributes };
    default:
      return assertNever(kind);
  }
}
