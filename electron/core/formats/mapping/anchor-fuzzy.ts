import { alignNear, type Approximate } from './anchor-align.ts';
import { contextOf, type Context } from './anchor-context.ts';
import { foldText, GRAM, type Grams } from './anchor-text.ts';
import type { Anchored } from './anchor-outcome.ts';
import type { Steps } from './steps.ts';

/** A shorter quote that changed could be anything. */
const LEAST_LENGTH = 8;
/** A longer one would take too long: it is lost, and said. */
const MOST_LENGTH = 20_000;
/** Longer texts are not searched for changed quotes. */
const MOST_TEXT = 4_000_000;
/** So much of the quote must be there, 0 to 1: below, what is found says something else. */
const LEAST_LIKENESS = 0.7;
/** What the quote itself counts beside its context where one is stated: the quote is what was annotated. */
const WEIGHT_OF_QUOTE = 0.7;
/** How much better than the next one the place that is taken must be. */
const CLEARLY = 0.1;
/** Places that are looked at closely. */
const MOST_CANDIDATES = 12;
/** Runs of a quote that are looked up. */
const MOST_GRAMS = 200;
/** How far the quote's characters may drift from where the first common run has them. */
const MOST_DRIFT = 150;
/** Common runs whose distances differ by less speak for the same place. */
const NEAR = 16;

interface Candidate extends Approximate {
  readonly score: number;
  readonly likeness: number;
}

type Unplaced = Extract<Anchored, { outcome: 'ambiguous' | 'lost' }>;

const lost = (why: string): Unplaced => ({ outcome: 'lost', why });

/**
 * The place of a quote that changed a little. Runs of four characters that both have lead to a few places; there quote and text are
 * aligned, and the place with the least changes and the most of the context is taken where it is clearly the best. A quote every
 * fifth character of which changed is not found: that is the price of not comparing it with the whole text.
 * O(runs × their places + places × quote × drift), in a step a place.
 *
 * @param quote folded, without blanks around it. @param text folded.
 */
export function* closest(
  quote: string,
  text: string,
  grams: () => Steps<Grams>,
  context: Context,
): Steps<{ readonly places: Int32Array; readonly percent: number } | Unplaced> {
  if (quote.length < LEAST_LENGTH)
    return lost('the quote is not in the text, and too short to be known again once it changed');
  if (quote.length > MOST_LENGTH || text.length > MOST_TEXT)
    return lost('the quote is not in the text, which is too long to search for a changed one');
  const around = { prefix: foldText(context.prefix ?? '').text, suffix: foldText(context.suffix ?? '').text };
  const candidates: Candidate[] = [];
  for (const diagonal of diagonals(quote, yield* grams())) {
    yield;
    candidates.push(...candidateAt(quote, text, diagonal, around));
  }
  const found = candidates.toSorted((a, b) => b.score - a.score || startOf(a) - startOf(b));
  const [best] = found;
  if (!best) return lost('the quote is not in the text, nor anything like it');
  const other = found.find((one) => startOf(one) >= endOf(best) || endOf(one) <= startOf(best));
  if (other && best.score - other.score < CLEARLY) {
    return { outcome: 'ambiguous', why: 'the quote changed, and several places are as much like it' };
  }
  const now = text.slice(startOf(best), endOf(best));
  if (figuresOf(now) !== figuresOf(quote)) {
    return { outcome: 'ambiguous', why: `a figure in it changed: the text says ${JSON.stringify(shortened(now))}` };
  }
  return { places: best.places, percent: Math.floor(best.likeness * 100) };
}

const startOf = ({ places }: Approximate): number => places[0] ?? 0;
const endOf = ({ places }: Approximate): number => places.at(-1) ?? 0;
const figuresOf = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(' ');
const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`);

/** How far text and quote are apart where they have most in common, the best first. */
function diagonals(quote: string, grams: Grams): number[] {
  const step = Math.max(1, Math.floor((quote.length - GRAM + 1) / MOST_GRAMS));
  const hits = new Map<number, { count: number; sum: number }>();
  for (let i = 0; i + GRAM <= quote.length; i += step) {
    for (const place of grams.get(quote.slice(i, i + GRAM)) ?? []) {
      const bucket = Math.floor((place - i) / NEAR);
      const there = hits.get(bucket) ?? { count: 0, sum: 0 };
      hits.set(bucket, { count: there.count + 1, sum: there.sum + place - i });
    }
  }
  return [...hits.values()]
    .toSorted((a, b) => b.count - a.count || a.sum / a.count - b.sum / b.count)
    .slice(0, MOST_CANDIDATES)
    .map(({ count, sum }) => Math.round(sum / count));
}

function candidateAt(quote: string, text: string, diagonal: number, context: Context): Candidate[] {
  const most = Math.floor(quote.length * (1 - LEAST_LIKENESS));
  const width = NEAR + Math.min(most, MOST_DRIFT);
  const aligned = alignNear(quote, text, diagonal, width);
  if (!aligned || aligned.changes > most) return [];
  const likeness = 1 - aligned.changes / quote.length;
  const around = contextOf(text, startOf(aligned), endOf(aligned), context);
  const score = around === null ? likeness : WEIGHT_OF_QUOTE * likeness + (1 - WEIGHT_OF_QUOTE) * around;
  return [{ ...aligned, likeness, score }];
}
