import { utf16, type Span } from '../../../../shared/text/units.ts';
import { createMapping, type Mapped } from './map-span.ts';
import { wholePassage, type Hit } from './passages.ts';
import { profileOf } from './profile.ts';
import { tokensOf } from './tokens.ts';

/** A run of words that is the same in two texts: where it stands in each, in UTF-16 code units. */
export interface Run {
  readonly a: Span;
  readonly b: Span;
}

/** Two texts that are copies, held against each other. */
export interface Comparison {
  /** The share of words that are the same, of the longer text: 0 to 1. */
  readonly similarity: number;
  /** In the order of the first text; in the second they may stand in another one. */
  readonly runs: readonly Run[];
  /** Where a span of the first text stands in the second. */
  map(span: Span): Mapped;
}

/** Aligns two passages word by word. O(words × band). */
export function comparisonOf(a: string, b: string): Comparison {
  const [here, there] = [tokensOf(a), tokensOf(b)];
  const whole = (text: string) => [{ start: utf16(0), end: utf16(text.length) }];
  const shingles = profileOf(there, whole(b)).shingles;
  const places = new Map<number, number>();
  for (let j = shingles.length - 1; j >= 0; j -= 1) places.set(shingles[j] ?? 0, j);
  places.delete(0);
  const hits: Hit[] = [];
  for (const [i, shingle] of profileOf(here, whole(a)).shingles.entries()) {
    const j = places.get(shingle);
    if (j !== undefined) hits.push({ atA: i, atB: j });
  }
  const passage = wholePassage(here, there, hits);
  if (passage === null) return { similarity: 0, runs: [], map: () => ({ kind: 'outside' }) };
  const { pairs } = passage;
  const runs: { a: Span; b: Span }[] = [];
  let last: { readonly i: number; readonly j: number } | null = null;
  for (const [n, i] of pairs.a.entries()) {
    const j = pairs.b[n] ?? 0;
    const open = runs.at(-1);
    const [endA, endB] = [utf16(here.ends[i] ?? 0), utf16(there.ends[j] ?? 0)];
    if (open && last && i === last.i + 1 && j === last.j + 1) {
      runs[runs.length - 1] = { a: { start: open.a.start, end: endA }, b: { start: open.b.start, end: endB } };
    } else {
      runs.push({
        a: { start: utf16(here.starts[i] ?? 0), end: endA },
        b: { start: utf16(there.starts[j] ?? 0), end: endB },
      });
    }
    last = { i, j };
  }
  return {
    similarity: pairs.a.length / Math.max(here.length, there.length),
    runs,
    map: createMapping({ text: a, tokens: here }, { text: b, tokens: there }, passage),
  };
}
