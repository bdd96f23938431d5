import { checkQuote, describeQuoteProblem } from '../../../../shared/text/quote.ts';
import type { Span } from '../../../../shared/text/units.ts';
import type { ForeignDocument } from '../foreign.ts';
import { at, Problem } from '../problem.ts';
import type { PlacedDocument } from './annotation.ts';

/**
 * The annotations of a document that brings its own text, where the file says they are.
 *
 * @throws Refusal with file and line where offsets are outside the text, inside a character, out of order, or the quote is not there.
 */
export function placedInOwnText(foreign: ForeignDocument, text: string): PlacedDocument {
  const places = new Map<string, readonly Span[]>();
  for (const { id, fragments, quote, place } of foreign.annotations) {
    at(place, () => {
      if (!fragments) throw new Problem(`the annotation ${id} has no offsets; correct it`);
      const stated = quote ?? text.slice(fragments[0]?.start, fragments.at(-1)?.end);
      const problem = checkQuote(text, fragments, stated);
      if (problem) throw new Problem(`${id}: ${describeQuoteProblem(problem)}; correct the offsets or the quote`);
      places.set(id, fragments);
    });
  }
  return { foreign, text, places };
}
