import { checkQuote, describeQuoteProblem } from '../../../../shared/text/quote.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, type Span } from '../../../../shared/text/units.ts';
import type { ForeignDocument } from '../foreign.ts';
import { at, Problem, refusalAt } from '../problem.ts';
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

/**
 * A document without its text, with the places of its annotations as that text counts them: those that the file gives in code points become
 * UTF-16 code units.
 *
 * @throws Refusal with file and line for an offset outside the text.
 */
export function countedIn(foreign: ForeignDocument, text: string): ForeignDocument {
  if (foreign.unit !== 'codepoint') return foreign;
  const map = offsetMap(text);
  const annotations = foreign.annotations.map((annotation) => ({
    ...annotation,
    fragments:
      annotation.fragments?.map(({ start, end }): Span => {
        const most = Math.max(start, end);
        if (most > map.codePoints) {
          throw refusalAt(
            annotation.place,
            `${annotation.id}: offset ${most} is outside the text, which has ${map.codePoints} code points; correct it`,
          );
        }
        return { start: map.toUtf16(codePoint(start)), end: map.toUtf16(codePoint(end)) };
      }) ?? null,
  }));
  const { unit: _unit, ...rest } = foreign;
  return { ...rest, annotations };
}
