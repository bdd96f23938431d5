import type { QualityFix, QualityKind } from '../../../../shared/api/quality.ts';
import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../../shared/model/attributes.ts';
import type { Label } from '../../../../shared/model/codebook.ts';
import type { Block } from '../../../../shared/model/document.ts';
import { isExcludedZone } from '../../../../shared/model/zones.ts';
import { isBlank, trimSpan } from '../../../../shared/text/trim.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { Words } from '../../../../shared/text/words.ts';
import { wholeWords } from '../../quality/half-words.ts';
import { pairsOf, type Pair } from '../../quality/pairs.ts';
import { oddEdges } from '../../quality/punctuation.ts';
import type { Facts, RawFinding } from '../../quality/raw.ts';
import { oddValues } from '../../quality/values.ts';
import type { Survey } from './survey.ts';

/** What annotations are held against. */
export interface Ground {
  readonly survey: Survey;
  readonly scheme: AttributeScheme;
  readonly labels: ReadonlyMap<string, Label>;
  /** Labels whose annotations belong on cards; null: none has to be. */
  readonly onCards: ReadonlySet<string> | null;
  /** Whether the annotator may change what a layer has on a document. */
  readonly mayChange: (layer: string, document: string) => boolean;
}

/** A document's text with how it is read. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly words: Words;
}

type Said = Pick<RawFinding, 'kind' | 'facts'> & { readonly fix?: QualityFix | null; readonly key?: RawFinding['key'] };

const QUESTION = /[?？؟]/u;
/** Words of a note, or of another span, that a finding quotes. */
const EXCERPT = 120;

export const excerpt = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1).toWellFormed()}…` : line;
};

/** What is odd about one annotation by itself. */
export function* annotationFindings(ground: Ground, reading: Reading, one: Annotation): Generator<RawFinding> {
  const { survey, scheme, labels, onCards } = ground;
  const { label, fragments, note, flags = [] } = one;
  const make = maker(one);
  const known = labels.get(label);
  if (!known) yield make({ kind: 'unknown_label', facts: {} });
  else if (known.retired === true) yield make({ kind: 'retired_label', facts: {} });
  for (const odd of oddValues(scheme, one)) yield make({ ...odd, key: [label, ...Object.values(odd.facts)] });
  for (const { kind, text = '' } of flags) {
    yield make({ kind: 'flag', facts: { flag: kind, text }, key: [kind, text] });
  }
  if (note !== undefined && QUESTION.test(note)) {
    yield make({ kind: 'question', facts: { note: excerpt(note) }, key: [note] });
  }
  if (isExcludedZone(label)) return;
  if (one.claim === undefined && onCards?.has(label) === true) yield make({ kind: 'no_card', facts: {} });
  const canMove = ground.mayChange(one.layer, one.document);
  const moved = (to: readonly Span[] | null): QualityFix | null =>
    canMove && to !== null ? placeOf(one, reading.text, to) : null;
  yield* edges(reading, fragments, survey.endsRarely(label), (kind, facts, to) =>
    make({ kind, facts, fix: moved(to) }),
  );
  if (fragments.some((fragment) => crossesBlocks(reading.blocks, fragment))) {
    yield make({ kind: 'block_edge', facts: {} });
  }
  const { start, end } = extent(one);
  const ordinary = survey.ordinary(label, reading.language);
  if (ordinary && (end - start < ordinary.low || end - start > ordinary.high)) {
    const { low, high, n } = ordinary;
    yield make({ kind: 'length', facts: { length: end - start, low, high, n, language: reading.language } });
  }
}

/** Blanks, half words and stray marks at the ends of the fragments. */
function* edges(
  { text, words }: Reading,
  fragments: readonly Span[],
  endsRarely: boolean,
  make: (kind: QualityKind, facts: Facts, to: readonly Span[] | null) => RawFinding,
): Generator<RawFinding> {
  if (fragments.some(({ start, end }) => isBlank(text.charCodeAt(start)) || isBlank(text.charCodeAt(end - 1)))) {
    const trimmed = fragments.flatMap((fragment) => trimSpan(text, fragment) ?? []);
    yield make('blank_edge', {}, trimmed.length === 0 ? null : trimmed);
    // What else is at the ends is told of the span without blanks.
    return;
  }
  const whole = wholeWords(text, fragments, words);
  if (whole) {
    const cut = whole.find(({ start, end }, i) => start !== fragments[i]?.start || end !== fragments[i]?.end);
    yield make('half_word', { whole: cut ? excerpt(text.slice(cut.start, cut.end)) : '' }, whole);
  }
  const odd = fragments.map((fragment) => oddEdges(text, fragment, endsRarely));
  const mark = odd.find((one) => one !== null)?.mark;
  if (mark === undefined) return;
  const trimmed = fragments.flatMap((fragment, i) => {
    const here = odd[i];
    return here ? (here.trimmed ?? []) : fragment;
  });
  yield make('punctuation_edge', { mark }, trimmed.length === 0 ? null : trimmed);
}

/** Annotations of one layer on a document that stand on the same text under the same label. */
export function* pairFindings(ground: Ground, annotations: readonly Annotation[]): Generator<RawFinding> {
  const groups = Map.groupBy(annotations, ({ layer, label }) => `${layer} ${label}`);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const pair of pairsOf(group)) {
      if (pair.kind === 'same_twice' || !isExcludedZone(pair.one.label)) yield pairFinding(ground, pair);
    }
  }
}

function pairFinding(ground: Ground, { kind, one, other, isSpare }: Pair): RawFinding {
  const fix: QualityFix | null =
    isSpare && ground.mayChange(one.layer, one.document)
      ? { kind: 'delete', annotation: one.id, keep: other.id }
      : null;
  const key = [one.label, other.id, ...placesIn(one), ...placesIn(other)];
  return maker(one)({ kind, facts: { other: excerpt(other.quote) }, fix, key });
}

const placesIn = ({ fragments }: Annotation): number[] => fragments.flatMap(({ start, end }) => [start, end]);

/** By default a finding is about label and place. */
const maker =
  (one: Annotation) =>
  ({ kind, facts, fix = null, key = [one.label, ...placesIn(one)] }: Said): RawFinding => ({
    kind,
    facts,
    fix,
    key,
    document: one.document,
    annotation: one.id,
    layer: one.layer,
    label: one.label,
    span: extent(one),
    relation: null,
    card: null,
  });

const placeOf = ({ id }: Annotation, text: string, fragments: readonly Span[]): QualityFix => ({
  kind: 'place',
  annotation: id,
  fragments: fragments.map(({ start, end }) => ({ start, end })),
  quote: text.slice(fragments[0]?.start, fragments.at(-1)?.end),
});

/** Whether a span begins in one block and ends in another. O(log blocks). */
function crossesBlocks(blocks: readonly Block[], { start, end }: Span): boolean {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = blocks[low + 1];
  return next !== undefined && end > next.start;
}
