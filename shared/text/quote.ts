import { assertNever } from '../assert.ts';
import { splitsPair } from './convert.ts';
import type { Span } from './units.ts';

/** What can be wrong with fragments and the quote that they came with. */
export type QuoteProblem =
  | { readonly kind: 'no fragments' }
  | { readonly kind: 'outside' | 'empty' | 'out of order' | 'inside a surrogate pair'; readonly offset: number }
  | { readonly kind: 'different'; readonly quote: string; readonly text: string };

/**
 * The quote of fragments: the text from the first one's start to the last one's end, what lies between them included.
 * Offsets are UTF-16 code units; the fragments are in text order.
 */
export function quoteOf(text: string, fragments: readonly Span[]): string {
  return text.slice(fragments[0]?.start ?? 0, fragments.at(-1)?.end ?? 0);
}

/** What is wrong with one fragment that comes after `previousEnd`, or null. */
function fragmentProblem(text: string, { start, end }: Span, previousEnd: number): QuoteProblem | null {
  for (const offset of [start, end]) {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return { kind: 'outside', offset };
    if (splitsPair(text, offset)) return { kind: 'inside a surrogate pair', offset };
  }
  if (start >= end) return { kind: 'empty', offset: start };
  return start <= previousEnd ? { kind: 'out of order', offset: start } : null;
}

/**
 * Checks fragments against a text, and that the text says there what the quote says. Null: all is well. The first problem
 * otherwise. Touching fragments are out of order: they are one fragment.
 */
export function checkQuote(text: string, fragments: readonly Span[], quote: string): QuoteProblem | null {
  if (fragments.length === 0) return { kind: 'no fragments' };
  let previousEnd = -1;
  for (const fragment of fragments) {
    const problem = fragmentProblem(text, fragment, previousEnd);
    if (problem) return problem;
    previousEnd = fragment.end;
  }
  const found = quoteOf(text, fragments);
  return found === quote ? null : { kind: 'different', quote, text: found };
}

const short = (text: string): string => JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 59)}…`);

/** A quote problem in words, without a full stop. Offsets are named as they came. */
export function describeQuoteProblem(problem: QuoteProblem): string {
  switch (problem.kind) {
    case 'no fragments':
      return 'there is no span';
    case 'outside':
      return `offset ${problem.offset} is outside the text`;
    case 'empty':
      return `the span at offset ${problem.offset} is empty or ends before it starts`;
    case 'out of order':
      return `the fragment at offset ${problem.offset} touches or precedes the one before it`;
    case 'inside a surrogate pair':
      return `offset ${problem.offset} is inside a character`;
    case 'different':
      return `the text there says ${short(problem.text)}, the quote says ${short(problem.quote)}`;
    default:
      return assertNever(problem);
  }
}
