import { Refusal } from '../../../shared/api/reply.ts';
import type { CopyOffer } from '../../../shared/api/copies.ts';
import type { Output, Parsed } from '../../../shared/api/procedures.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { byTextOrder, extent, type Annotation } from '../../../shared/model/annotation.ts';
import { zonesOf } from '../../../shared/model/zones.ts';
import { quoteOf } from '../../../shared/text/quote.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import { comparisonOf } from '../metrics/near-duplicates/compare.ts';
import type { Mapped } from '../metrics/near-duplicates/map-span.ts';
import { annotationsOf } from '../repositories/annotations.ts';
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
      if ('kind' in place) return { annotation, place: null, problem: place, state: 'free' };
      const { fragments } = place;
      const quote = quoteOf(text, fragments);
      return { annotation, place: { fragments, quote }, problem: null, state: stateOf(annotation.label, fragments) };
    });
  return { similarity, a: here, b: there, runs: [...runs], offers };
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
  const there = new Set(
    annotations.flatMap(({ layer, label, fragments }) => (layer === own ? [keyOf(label, fragments)] : [])),
  );
  const zones = zonesOf(annotations);
  const locked = own !== null && isLocked(db, own, document);
  const offered = new Set((readCodebook(db)?.labels ?? []).filter(isOffered).map(({ name }) => name));
  return (label: string, fragments: readonly Span[]): CopyOffer['state'] => {
    if (there.has(keyOf(label, fragments))) return 'there';
    if (locked) return 'locked';
    if (!offered.has(label)) return 'retired';
    return zones.holds(fragments) ? 'excluded' : 'free';
  };
}
