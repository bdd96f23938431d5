import { drained, STRIDE, type Steps } from './steps.ts';

/** A text as quotes are compared: without what differs when a text is copied. Offsets lead both ways. */
export interface FoldedText {
  readonly text: string;
  /** Of each code unit of `text`, where it begins in the original; one more entry for the end. */
  readonly starts: Int32Array;
  /** Of each code unit of `text`, where it ends in the original. */
  readonly ends: Int32Array;
}

/** Seen by nobody, and put in or taken out by editors. */
const INVISIBLE = /[\u00ad\u200b\u200c\u2060\ufeff]/;
const BLANK = /\s/;
const SINGLE = "'’‘‚‛`´′";
const DOUBLE = '"“”„‟«»″';
const DASH = '-‐‑‒–—−';

/**
 * Folds a text: any run of blanks and line ends is one blank, quotation marks and dashes are straight, what cannot be seen is
 * gone. Case, accents and figures stay: they are what a quote says. Linear.
 */
export const foldText = (text: string): FoldedText => drained(foldingText(text));

/** {@link foldText} in small steps. */
export function* foldingText(text: string): Steps<FoldedText> {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (i % STRIDE === STRIDE - 1) yield;
    const unit = text.charAt(i);
    if (INVISIBLE.test(unit)) continue;
    const isBlank = BLANK.test(unit);
    if (isBlank && units.at(-1) === ' ') {
      ends[ends.length - 1] = i + 1;
      continue;
    }
    units.push(isBlank ? ' ' : foldedUnit(unit));
    starts.push(i);
    ends.push(i + 1);
  }
  starts.push(text.length);
  return { text: units.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function foldedUnit(unit: string): string {
  if (unit < '\u0080' && unit !== '`') return unit;
  if (SINGLE.includes(unit)) return "'";
  if (DOUBLE.includes(unit)) return '"';
  return DASH.includes(unit) ? '-' : unit;
}

/** The first folded code unit that begins at or after an offset of the original. O(log n). */
export function foldedAt({ starts }: FoldedText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places of every short run of code units in a text, without those that stand everywhere. */
export type Grams = ReadonlyMap<string, readonly number[]>;

/** Long enough to be rare, short enough to stand between two changes. */
export const GRAM = 4;
/** A run that stands more often tells nothing of where a quote is. */
const MOST_PLACES = 200;

/** Indexes a folded text, in small steps. O(n) in time and memory. */
export function* indexingGrams(text: string): Steps<Grams> {
  const grams = new Map<string, number[]>();
  const common = new Set<string>();
  for (let i = 0; i + GRAM <= text.length; i += 1) {
    if (i % STRIDE === STRIDE - 1) yield;
    const gram = text.slice(i, i + GRAM);
    if (common.has(gram)) continue;
    const places = grams.get(gram);
    if (!places) grams.set(gram, [i]);
    else if (places.length < MOST_PLACES) places.push(i);
    else {
      grams.delete(gram);
      common.add(gram);
    }
  }
  return grams;
}
