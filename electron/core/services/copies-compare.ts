import { Refusal } from '../../../shared/api/reply.ts';
import type { CopyOffer, TouchingRelation } from '../../../shared/api/copies.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { byTextOrder, extent, type Annotation } from '../../../shared/model/annotation.ts';
import { problemWithEnds } from '../../../shared/model/relating.ts';
import { zonesOf } from '../../../shared/model/zones.ts';
import { quoteOf } from '../../../shared/text/quote.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import { comparisonOf } from '../metrics/near-duplicates/compare.ts';
import type { Mapped } from '../metrics/near-duplicates/map-span.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { relationsTouching } from '../repositories/relations.ts';
import { readCodebook } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import { isLocked } from './own.ts';

type Request = Parsed<'copies.compare'>;

/**
 * Two passages word by word, and where the annotations of the first would stand in the second: exactly, or not at all.
 *
 * @param own the annotator's layer, into which the annotations would go; null: nobody said who annotates.
 * @throws Refusal `not_found` (document), `invalid` (a place outside its text).
 */
export function compareCopies(db: ReadDb, own: string | null, { a, b, layer }: Request): Output<'copies.compare'> {
  const here = readPassage(db, a);
  const there = readPassage(db, b);
  const { similarity, runs, map } = comparisonOf(here, there);
  const mapped = (span: Span): Mapped => {
    const inside = map({ start: utf16(span.start - a.start), end: utf16(span.end - a.start) });
    return inside.kind === 'exact' ? { kind: 'exact', span: shifted(inside.span, b.start) } : inside;
  };
  const stateOf = createState(db, own, b.document);
  const text = textOf(db, b.document) ?? '';
  const offers = annotationsOf(db, a.document)
    .filter((one) => (layer === null || one.layer === layer) && overlaps(extent(one), a))
    .toSorted(byTextOrder)
    .map((annotation): CopyOffer => {
      const place = placeOf(annotation, mapped, a);
      if ('kind' in place) return { annotation, place: null, problem: place, state: 'free', twin: null };
      const { fragments } = place;
      const quote = quoteOf(text, fragments);
      return { annotation, place: { fragments, quote }, problem: null, ...stateOf(annotation.label, fragments) };
    });
  const relations = touching(db, a.document, layer, new Set(offers.map(({ annotation }) => annotation.id)));
  return { similarity, a: here, b: there, runs: [...runs], offers, relations };
}

function readPassage(db: ReadDb, { document, start, end }: Request['a']): string {
  const text = textOf(db, document);
  if (text === undefined) throw new Refusal('not_found', `There is no document ${document} in this project.`);
  if (start >= end || end > text.length) {
    throw new Refusal(
      'invalid',
      `The passage ${start} to ${end} is not in the text of ${document}. Look for the copies again.`,
    );
  }
  return text.slice(start, end);
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: utf16(start + by), end: utf16(end + by) });
const overlaps = (x: Span, y: { readonly start: number; readonly end: number }): boolean =>
  x.start < y.end && y.start < x.end;

/** The place of all fragments, or what is in the way of the first that has none. */
function placeOf(
  { fragments }: Annotation,
  map: (span: Span) => Mapped,
  passage: Request['a'],
): { readonly fragments: Span[] } | Exclude<Mapped, { kind: 'exact' }> {
  const spans: Span[] = [];
  for (const fragment of fragments) {
    if (fragment.start < passage.start || fragment.end > passage.end) return { kind: 'outside' };
    const mapped = map(fragment);
    if (mapped.kind !== 'exact') return mapped;
    if (mapped.span.start <= (spans.at(-1)?.end ?? -1)) return { kind: 'moved' };
    spans.push(mapped.span);
  }
  return { fragments: spans };
}

/** Whether a label can be put there, and whether it is there already. */
function createState(db: ReadDb, own: string | null, document: string) {
  const annotations = annotationsOf(db, document);
  const keyOf = (label: string, fragments: readonly Span[]): string =>
    `${label} ${fragments.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
  const there = new Map(
    annotations.flatMap(({ id, layer, label, fragments }) =>
      layer === own ? [[keyOf(label, fragments), id] as const] : [],
    ),
  );
  const zones = zonesOf(annotations);
  const locked = own !== null && isLocked(db, own, document);
  const offered = new Set((readCodebook(db)?.labels ?? []).filter(isOffered).map(({ name }) => name));
  return (label: string, fragments: readonly Span[]): Pick<CopyOffer, 'state' | 'twin'> => {
    const twin = there.get(keyOf(label, fragments)) ?? null;
    if (twin !== null) return { state: 'there', twin };
    if (locked) return { state: 'locked', twin };
    if (!offered.has(label)) return { state: 'retired', twin };
    return { state: zones.holds(fragments) ? 'excluded' : 'free', twin };
  };
}

/** The relations of a layer that touch the offered annotations: those in one document, those across, those of an old scheme. */
function touching(
  db: ReadDb,
  document: string,
  layer: string | null,
  offered: ReadonlySet<string>,
): TouchingRelation[] {
  const types = new Map((readCodebook(db)?.relations ?? []).map((type) => [type.name, type]));
  return relationsTouching(db, document).flatMap((relation): TouchingRelation[] => {
    if (layer !== null && relation.layer !== layer) return [];
    if (!offered.has(relation.from) && !offered.has(relation.to)) return [];
    const [from, to] = [annotationById(db, relation.from), annotationById(db, relation.to)];
    // One that has lost an end is listed among the problems of its document.
    if (!from || !to) return [];
    const type = types.get(relation.type);
    const isFit = type !== undefined && type.retired !== true && problemWithEnds(type, from, to) === null;
    const state = from.document !== to.document ? 'across' : isFit ? 'free' : 'unfit';
    return [{ relation, symmetric: type?.symmetric === true, state }];
  });
}
