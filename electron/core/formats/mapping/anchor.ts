import { checkQuote } from '../../../../shared/text/quote.ts';
import { splitsPair } from '../../../../shared/text/convert.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import type { Anchored } from './anchor-outcome.ts';
import { contextOf, type Context } from './anchor-context.ts';
import { closest } from './anchor-fuzzy.ts';
import { foldedAt, foldingText, foldText, indexingGrams, type FoldedText, type Grams } from './anchor-text.ts';
import { drained, type Steps } from './steps.ts';

/** What a file says of where an annotation stands. */
export interface Selector extends Context {
  /** Offsets in the text that the file was made for; null where it gives none. */
  readonly fragments: readonly Span[] | null;
  readonly quote: string | undefined;
}

/** Places of a quote that are compared; of what stands more often only the stated place is taken. */
const MOST_PLACES = 500;
/** How much of the context must be there for one of several places, 0 to 1. */
const LEAST_CONTEXT = 0.5;
/** How much better than the next one the context of the place that is taken must be. */
const CLEARLY = 0.2;
/** A quote of so many characters is taken at its only place though all around it is new; a shorter one could be another one's. */
const LONG = 12;

/**
 * Finds annotations again in a text. In this order: the stated place, where the quote stands there and no other place has clearly more
 * of the stated context; the quote as it is, at its only place or at the one with clearly the most of the context; the same with
 * other blanks, line ends, quotation marks and dashes; a quote that changed a little ({@link closest}).
 *
 * Position alone never decides between two places: a text that grew before them brings the wrong one near. What is not decided is
 * `ambiguous`, what is not found is `lost`; neither gets a place. A quote whose figures changed says something else, so that it is
 * `ambiguous` too. Pure; the indexes that changed quotes need are made when they are first needed. O(text) each, and
 * O(text × annotations) at worst.
 */
export function anchorIn(text: string): (selector: Selector) => Anchored {
  const find = anchoringIn(text);
  return (selector) => drained(find(selector));
}

/** {@link anchorIn} in small steps: a stretch of a long text that is indexed, or a place that is looked at closely. */
export function anchoringIn(text: string): (selector: Selector) => Steps<Anchored> {
  let folded: FoldedText | undefined;
  let indexed: Grams | undefined;
  const grams = function* (of: string): Steps<Grams> {
    return (indexed ??= yield* indexingGrams(of));
  };
  return function* (selector) {
    const { quote, fragments } = selector;
    if (quote === undefined || quote.trim() === '') {
      return { outcome: 'lost', why: 'the file gives no quote to find it by' };
    }
    const verbatim = amongVerbatim(text, { ...selector, quote });
    if (verbatim) return verbatim;
    yield;
    folded ??= yield* foldingText(text);
    const whole = folded;
    const sought = foldText(quote);
    const alike = amongFolded(text, whole, sought, selector);
    if (alike) return alike;
    yield;
    const found = yield* closest(sought.text.trim(), whole.text, () => grams(whole.text), selector);
    if ('why' in found) return found;
    const lead = sought.text.length - sought.text.trimStart().length;
    const places = placesOf(text, whole, sought, { at: lead, offsets: found.places }, fragments, quote);
    if (!places) return { outcome: 'lost', why: 'one of its fragments is gone' };
    return { outcome: 'moved', fragments: places, why: `${found.percent} % of the quote are there` };
  };
}

function amongVerbatim(text: string, selector: Selector & { readonly quote: string }): Anchored | null {
  const { quote, fragments } = selector;
  const stated = fragments?.[0]?.start;
  const isThere = fragments !== null && checkQuote(text, fragments, quote) === null;
  const starts = occurrences(text, quote);
  if (starts.length === 0) return null;
  if (starts.length > MOST_PLACES) {
    return isThere
      ? exact(fragments)
      : { outcome: 'ambiguous', why: `the quote stands more than ${MOST_PLACES} times` };
  }
  const picked = pick(
    starts.map((start) => ({ start, end: start + quote.length })),
    text,
    selector,
    isThere ? starts.indexOf(utf16(stated ?? -1)) : -1,
    quote.length,
  );
  if ('why' in picked) return picked;
  const start = starts[picked.at] ?? 0;
  if (isThere && start === stated) return exact(fragments);
  const by = start - (stated ?? start);
  const moved = shifted(fragments, start, quote.length);
  if (checkQuote(text, moved, quote) !== null) {
    return { outcome: 'lost', why: 'its fragments are not in text order, or touch each other' };
  }
  // Where no offsets were stated, nothing has moved.
  if (fragments === null || by === 0) return exact(moved);
  return {
    outcome: 'moved',
    fragments: moved,
    why: `it stands ${Math.abs(by)} characters ${by > 0 ? 'later' : 'earlier'}`,
  };
}

const exact = (fragments: readonly Span[]): Anchored => ({ outcome: 'exact', fragments, why: '' });

function shifted(fragments: readonly Span[] | null, start: number, length: number): readonly Span[] {
  // A single fragment is the quote, whatever its offsets say.
  if (fragments === null || fragments.length === 1) return [{ start: utf16(start), end: utf16(start + length) }];
  const by = start - (fragments[0]?.start ?? 0);
  return fragments.map((fragment) => ({ start: utf16(fragment.start + by), end: utf16(fragment.end + by) }));
}

/** Where a string stands, overlapping places too, one more than are compared at most. A place inside a character is none. */
function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0 && found.length <= MOST_PLACES; at = text.indexOf(quote, at + 1)) {
    if (!splitsPair(text, at) && !splitsPair(text, at + quote.length)) found.push(at);
  }
  return found;
}

type Picked = { readonly at: number } | Extract<Anchored, { outcome: 'ambiguous' | 'lost' }>;

/** Which of several equal places is meant. `stated`: the one that the file's offsets name, or -1. */
function pick(
  places: readonly { readonly start: number; readonly end: number }[],
  text: string,
  context: Context,
  stated: number,
  length: number,
): Picked {
  const scores = places.map(({ start, end }) => contextOf(text, start, end, context));
  const known = scores[0] !== null;
  if (places.length === 1) {
    if (stated === 0 || !known || length >= LONG || (scores[0] ?? 0) >= LEAST_CONTEXT) return { at: 0 };
    return { outcome: 'ambiguous', why: 'so short a quote stands in other words than the file says' };
  }
  if (!known) {
    return stated >= 0 ? { at: stated } : { outcome: 'ambiguous', why: `the quote stands ${places.length} times` };
  }
  const order = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const [first = 0, second = 0] = order;
  const best = scores[first] ?? 0;
  if (stated >= 0 && (scores[stated] ?? 0) > best - CLEARLY) return { at: stated };
  if (best >= LEAST_CONTEXT && best - (scores[second] ?? 0) >= CLEARLY) return { at: first };
  return { outcome: 'ambiguous', why: `the quote stands ${places.length} times, in words that are alike` };
}

function amongFolded(text: string, folded: FoldedText, sought: FoldedText, selector: Selector): Anchored | null {
  const quote = sought.text.trim();
  const lead = sought.text.length - sought.text.trimStart().length;
  const starts = quote === '' ? [] : occurrences(folded.text, quote);
  if (starts.length === 0 || starts.length > MOST_PLACES) return null;
  const context = { prefix: foldText(selector.prefix ?? '').text, suffix: foldText(selector.suffix ?? '').text };
  const places = starts.map((start) => ({ start, end: start + quote.length }));
  const picked = pick(places, folded.text, context, -1, quote.length);
  if ('why' in picked) return picked;
  const start = starts[picked.at] ?? 0;
  const offsets = Int32Array.from({ length: quote.length + 1 }, (_, i) => start + i);
  const fragments = placesOf(text, folded, sought, { at: lead, offsets }, selector.fragments, selector.quote ?? '');
  if (!fragments) return { outcome: 'lost', why: 'one of its fragments is gone' };
  return { outcome: 'moved', fragments, why: 'blanks, line ends or quotation marks in it differ' };
}

/** Where the folded quote stands in the folded text: for each of its offsets from `at`, one there. */
interface FoldedPlaces {
  readonly at: number;
  readonly offsets: Int32Array;
}

/** The fragments of a quote that was found, in the original text. Null where one of them would be empty. */
function placesOf(
  text: string,
  folded: FoldedText,
  sought: FoldedText,
  { at, offsets }: FoldedPlaces,
  fragments: readonly Span[] | null,
  quote: string,
): readonly Span[] | null {
  const whole = [{ start: utf16(0), end: utf16(quote.length) }];
  const parts = fragments && fragments.length > 1 ? fragments : whole;
  const base = parts[0]?.start ?? 0;
  const clamp = (i: number): number => offsets[Math.max(0, Math.min(offsets.length - 1, i))] ?? 0;
  const made: Span[] = [];
  for (const part of parts) {
    const from = clamp(foldedAt(sought, part.start - base) - at);
    const to = clamp(foldedAt(sought, part.end - base) - at);
    if (to <= from) return null;
    let start = folded.starts[from] ?? 0;
    let end = folded.ends[to - 1] ?? 0;
    while (start < end && /\s/.test(text.charAt(start))) start += 1;
    while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
    if (splitsPair(text, start)) start -= 1;
    if (splitsPair(text, end)) end += 1;
    made.push({ start: utf16(start), end: utf16(end) });
  }
  const found = text.slice(made[0]?.start, made.at(-1)?.end);
  return checkQuote(text, made, found) === null ? made : null;
}
