import { invariant } from '../../../../shared/assert.ts';
import { compareSaid, type Said } from '../../../../shared/adjudication/compare.ts';
import { saidByAnnotation, saidByRelation, saidOfDocument } from '../../../../shared/adjudication/said.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { canonicalEnds } from '../../../../shared/model/relating.ts';
import { joined } from '../../../../shared/text/fragments.ts';
import { mostCommon, type Doubt, type PassUnit, type Verdict } from '../../adjudication/first-pass.ts';
import type { Unit } from '../../adjudication/unit.ts';
import type { ReadDb } from '../../db/types.ts';
import { relationBetween } from '../../repositories/relations.ts';
import { textOf } from '../../repositories/texts.ts';
import type { Book } from './book.ts';
import { GOLD } from './gold.ts';
import { recordOf, type Decidable } from './judge.ts';
import { annotationFrom } from './result.ts';

/** The candidates of a unit with what they say. */
export type Candidates = readonly { readonly layer: string; readonly record: Decidable; readonly said: Said }[];

type Made = Extract<Verdict, { kind: 'made' }>;

/** What a pass works with; `least`: the sureness that is asked for; `gold`: the gold annotations that it makes, by the keys of their units. */
export interface PassContext {
  readonly db: ReadDb;
  readonly book: Book;
  readonly least: number;
  readonly gold: ReadonlyMap<string, string>;
  readonly codebookVersion: string;
  readonly symmetric: ReadonlySet<string>;
}

/** What stands at a unit, and what the first pass is told of it. `annotations`: of its document, by id. */
export function saidAt(
  db: ReadDb,
  book: Book,
  { key, kind, voices }: Unit,
  annotations: ReadonlyMap<string, Annotation>,
): { candidates: Candidates; told: PassUnit } {
  const candidates = voices.flatMap(({ layer, id }) => {
    const record = id === null ? undefined : (annotations.get(id) ?? recordOf(db, kind, id));
    return record ? [{ layer, record, said: saidBy(book, record) }] : [];
  });
  const byLayer = new Map(candidates.map(({ layer, said }) => [layer, said]));
  const nothing = kind === 'documentLabels' ? saidOfDocument() : null;
  return {
    candidates,
    told: { key, kind, said: voices.map(({ layer }) => ({ layer, said: byLayer.get(layer) ?? nothing })) },
  };
}

function saidBy(book: Book, record: Decidable): Said {
  if ('fragments' in record) return saidByAnnotation(record, book.cardOf);
  if ('from' in record) return saidByRelation(record, book.isBack(record));
  return saidOfDocument(record.attributes);
}

/** What all say alike is the verdict; anything else is left to people, and so is what only one could say. */
export function agreedVerdict({ said }: PassUnit): Verdict {
  const [first] = said;
  if (said.length < 2) return { kind: 'queued', doubt: 'alone' };
  if (!first?.said || compareSaid(said.map((one) => one.said)).aspects.length > 0)
    return { kind: 'queued', doubt: 'below' };
  const { label, attributes, claim, note } = first.said;
  return { kind: 'made', sureness: 1, label, attributes, claim, note, layers: said.map(({ layer }) => layer) };
}

/** A gold record with what it says. `share`: of those who gave the label, how many have its place or direction. */
interface Result {
  readonly record: Decidable;
  readonly said: Said;
  readonly share: number;
}

/** The gold record of a verdict, or why there is none. */
export function resultOf(
  context: PassContext,
  { unit, candidates, result, verdict }: { unit: Unit; candidates: Candidates; result: string; verdict: Made },
): Result | Doubt {
  const from = candidates.filter(({ layer }) => verdict.layers.includes(layer));
  switch (unit.kind) {
    case 'annotation':
      return annotation(context, unit, from, result, verdict);
    case 'relation':
      return relation(context, from, result, verdict);
    case 'documentLabels': {
      const { attributes } = verdict;
      const record = { id: result, layer: GOLD, document: unit.document, attributes };
      return { record, said: saidOfDocument(attributes), share: 1 };
    }
  }
}

function annotation(
  { db, book, least, codebookVersion }: PassContext,
  unit: Unit,
  from: Candidates,
  id: string,
  { label, attributes, claim, note }: Made,
): Result | Doubt {
  const sources = from.flatMap(({ record }) => ('fragments' in record ? [record] : []));
  const found = placeOf(db, unit.document, sources);
  if (found === null || found.share < least) return 'edges';
  const { fragments, quote } = found.place;
  const record = annotationFrom(
    { id, cardOf: book.cardOf, codebookVersion },
    {
      fragments,
      quote,
      document: unit.document,
      label,
      attributes,
      ...(note !== null && { note }),
      ...(claim !== null && { claim }),
    },
    sources.map((one) => one.id),
  );
  return { record, said: saidByAnnotation(record, book.cardOf), share: found.share };
}

/**
 * Where most of them begin and where most of them end; where one has several fragments, the place that most have as a whole. `share`: of the end that
 * fewer have. Null: a tie.
 */
function placeOf(
  db: ReadDb,
  document: string,
  sources: readonly Annotation[],
): { place: Pick<Annotation, 'fragments' | 'quote'>; share: number } | null {
  const whole = mostCommon(sources.map(({ fragments }) => JSON.stringify(fragments)));
  const same = sources.find(({ fragments }) => JSON.stringify(fragments) === whole?.value);
  if (sources.some(({ fragments }) => fragments.length > 1))
    return whole && same ? { place: same, share: whole.share } : null;
  const starts = mostCommon(sources.map(({ fragments }) => Number(fragments[0]?.start)));
  const ends = mostCommon(sources.map(({ fragments }) => Number(fragments[0]?.end)));
  if (starts === null || ends === null || starts.value >= ends.value) return null;
  const [start, end, share] = [starts.value, ends.value, Math.min(starts.share, ends.share)];
  const known = sources.find(({ fragments: [only] }) => Number(only?.start) === start && Number(only?.end) === end);
  if (known) return { place: known, share };
  const [first, last] = [
    sources.find(({ fragments }) => Number(fragments[0]?.start) === start)?.fragments[0],
    sources.find(({ fragments }) => Number(fragments[0]?.end) === end)?.fragments[0],
  ];
  const text = textOf(db, document);
  invariant(first && last && text !== undefined, 'an annotation has a place in a text');
  const fragments = joined([{ start: first.start, end: last.end }]).map((one) => ({ ...one }));
  return { place: { fragments, quote: text.slice(start, end) }, share };
}

function relation(
  { db, book, least, gold, symmetric }: PassContext,
  from: Candidates,
  id: string,
  { label, attributes, note }: Made,
): Result | Doubt {
  const direction = mostCommon(from.map(({ said }) => said.edges));
  const source = from.find(({ said }) => said.edges === direction?.value);
  if (!direction || direction.share < least || !source || !('from' in source.record)) return 'edges';
  const goldAt = (end: string): string | null => {
    const unit = book.unitOf('annotation', end);
    return (unit && gold.get(unit.key)) ?? unit?.judged?.result ?? null;
  };
  const [a, b] = [goldAt(source.record.from), goldAt(source.record.to)];
  if (a === null || b === null) return 'ends';
  const record = canonicalEnds(symmetric.has(label), {
    id,
    layer: GOLD,
    type: label,
    from: a,
    to: b,
    attributes,
    ...(note !== null && { note }),
  });
  const twin = relationBetween(db, record);
  if (twin && twin.id !== id) return 'ends';
  return { record, said: { ...source.said, label, attributes, note }, share: direction.share };
}
