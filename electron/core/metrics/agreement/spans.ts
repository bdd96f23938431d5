import { bestMatching, type Edge } from './matching.ts';
import { firstAtLeast } from '../sorted.ts';
import { measured, undefinedSince, type Measure } from './measure.ts';

/** A labelled span of one document: half-open, any unit as long as it is the same for all. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** What else its boundaries are made of: the inner edges of a discontinuous one. Compared as text. */
  readonly shape?: string;
}

/** What two annotators did in one document, matched one to one: indices of both sides, -1 for what has no match. */
export interface SpanMatch {
  readonly pairs: readonly (readonly [reference: number, other: number])[];
  readonly missing: readonly number[];
  readonly spurious: readonly number[];
}

/** How good a match of spans is that are not equal; a better kind outweighs any number of worse ones. */
const KINDS = ['overlap', 'type', 'boundary'] as const;
type Kind = (typeof KINDS)[number];

/** A better kind is worth more than all matches of the next worse one together, as long as a component has fewer than this many spans. */
const BASE = 4096;

const hasSameBoundaries = (a: LabelledSpan, b: LabelledSpan): boolean =>
  a.start === b.start && a.end === b.end && a.shape === b.shape;

function kindOf(a: LabelledSpan, b: LabelledSpan): Kind | null {
  if (a.start >= b.end || b.start >= a.end) return null;
  if (hasSameBoundaries(a, b)) return 'boundary';
  return a.label === b.label ? 'type' : 'overlap';
}

/** The share of what either covers, from first to last, that both cover: 0 where they do not overlap, 1 where they are equal. */
export function sharedPart(a: LabelledSpan, b: LabelledSpan): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const all = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return Math.max(0, both) / all;
}

/** Among matches of one kind, those that share more: never enough to outweigh a better kind. */
const shared = (a: LabelledSpan, b: LabelledSpan): number => sharedPart(a, b) / BASE;

/**
 * Matches the spans of two annotators one to one: as many equal ones as possible, then as many with equal boundaries, then with the same label that overlap, then
 * that overlap at all (MUC-5 categories; the order of the spans does not matter). Spans of length 0 match nothing. `mayMatch` leaves out pairs of spans that overlap and
 * have other boundaries. About O(n log n) where overlaps are local.
 */
export function matchSpans(
  reference: readonly LabelledSpan[],
  other: readonly LabelledSpan[],
  mayMatch: (a: LabelledSpan, b: LabelledSpan) => boolean = () => true,
): SpanMatch {
  const pairs: [number, number][] = [];
  const { restA, restB } = takeEqual(reference, other, pairs);
  const sorted = restB.toSorted((x, y) => (other[x]?.start ?? 0) - (other[y]?.start ?? 0) || x - y);
  const starts = sorted.map((i) => other[i]?.start ?? 0);
  const longest = Math.max(0, ...sorted.map((i) => (other[i]?.end ?? 0) - (other[i]?.start ?? 0)));
  const rows = restA.map((i): Edge[] => {
    const a = reference[i];
    if (!a) return [];
    const edges: Edge[] = [];
    for (let at = firstAtLeast(starts, a.start - longest); at < sorted.length && (starts[at] ?? 0) < a.end; at++) {
      const b = other[sorted[at] ?? -1];
      const kind = b && kindOf(a, b);
      if (b && kind && (kind === 'boundary' || mayMatch(a, b)))
        edges.push({ column: at, weight: BASE ** KINDS.indexOf(kind) + shared(a, b) });
    }
    return edges;
  });
  const columnOf = bestMatching(rows, sorted.length);
  const taken = new Set<number>();
  const missing: number[] = [];
  for (const [row, column] of columnOf.entries()) {
    const a = restA[row] ?? -1;
    const b = sorted[column];
    if (b === undefined) missing.push(a);
    else {
      pairs.push([a, b]);
      taken.add(b);
    }
  }
  return { pairs, missing, spurious: restB.filter((i) => !taken.has(i)) };
}

/** Equal spans meet first: which of several equal ones makes no difference to the rest. */
function takeEqual(
  reference: readonly LabelledSpan[],
  other: readonly LabelledSpan[],
  pairs: [number, number][],
): { restA: number[]; restB: number[] } {
  const key = ({ start, end, label, shape = '' }: LabelledSpan): string => `${start} ${end} ${shape} ${label}`;
  const free = new Map<string, number[]>();
  for (const [i, span] of other.entries()) {
    const list = free.get(key(span));
    if (list) list.push(i);
    else free.set(key(span), [i]);
  }
  const restA: number[] = [];
  const taken = new Set<number>();
  for (const [i, span] of reference.entries()) {
    const match = span.start < span.end ? free.get(key(span))?.shift() : undefined;
    if (match === undefined) restA.push(i);
    else {
      pairs.push([i, match]);
      taken.add(match);
    }
  }
  return { restA, restB: [...other.keys()].filter((i) => !taken.has(i)) };
}

/** Correct, incorrect, partial, missing, spurious (MUC-5; Chinchor & Sundheim 1993). */
export interface SpanCounts {
  readonly correct: number;
  readonly incorrect: number;
  readonly partial: number;
  readonly missing: number;
  readonly spurious: number;
}

/** What counts as agreement (SemEval-2013 task 9): the same boundaries and label; the same boundaries; the same label; any overlap, which counts half. */
export const SPAN_MODES = ['strict', 'boundary', 'type', 'overlap'] as const;
export type SpanMode = (typeof SPAN_MODES)[number];

const NO_SPANS: SpanCounts = { correct: 0, incorrect: 0, partial: 0, missing: 0, spurious: 0 };

/** Counts the matches of one document in a mode. */
export function countSpans(
  reference: readonly LabelledSpan[],
  other: readonly LabelledSpan[],
  { pairs, missing, spurious }: SpanMatch,
  mode: SpanMode,
): SpanCounts {
  let correct = 0;
  let partial = 0;
  for (const [i, j] of pairs) {
    const a = reference[i];
    const b = other[j];
    if (!a || !b) continue;
    const boundary = hasSameBoundaries(a, b);
    const isSame =
      mode === 'strict' ? boundary && a.label === b.label : mode === 'type' ? a.label === b.label : boundary;
    if (isSame) correct += 1;
    else if (mode === 'overlap') partial += 1;
  }
  const incorrect = pairs.length - correct - partial;
  return { correct, incorrect, partial, missing: missing.length, spurious: spurious.length };
}

/** Counts of several documents together: the micro average. */
export const addCounts = (all: readonly SpanCounts[]): SpanCounts =>
  all.reduce(
    (sum, one) => ({
      correct: sum.correct + one.correct,
      incorrect: sum.incorrect + one.incorrect,
      partial: sum.partial + one.partial,
      missing: sum.missing + one.missing,
      spurious: sum.spurious + one.spurious,
    }),
    NO_SPANS,
  );

/** Precision, recall and F1 of counts; a partial match counts half. F1 is 0 where nothing is right, and undefined where nobody marked anything. */
export interface SpanScore {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: Measure;
}

export function scoreSpans({ correct, incorrect, partial, missing, spurious }: SpanCounts): SpanScore {
  const right = correct + partial / 2;
  const possible = correct + incorrect + partial + missing;
  const actual = correct + incorrect + partial + spurious;
  const precision = actual === 0 ? null : right / actual;
  const recall = possible === 0 ? null : right / possible;
  if (precision === null && recall === null) return { precision, recall, f1: undefinedSince('neither marked a span') };
  // The harmonic mean of both, in the form that is defined where one of them is not.
  return { precision, recall, f1: measured((2 * right) / (possible + actual)) };
}
