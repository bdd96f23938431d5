import { checkQuote, describeQuoteProblem } from '../../../../shared/text/quote.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, type Span, type Utf16 } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';
import { at, Problem, refusalAt } from '../problem.ts';
import type { PlacedDocument } from './annotation.ts';
import { shownId } from './shown-id.ts';

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
      if (problem)
        throw new Problem(
          `${shownId({ id, place })}: ${describeQuoteProblem(problem)}; correct the offsets or the quote`,
        );
      places.set(id, fragments);
    });
  }
  return { foreign, text, places };
}

/**
 * A document without its text, with the places of its annotations as that text counts them: those that the file gives in code points become
 * UTF-16 code units.
 *
 * @throws Refusal with file and line for an offset outside the text that the file means.
 */
export function countedIn(foreign: ForeignDocument, text: string): ForeignDocument {
  if (foreign.unit !== 'codepoint') return foreign;
  const map = offsetMap(text);
  const annotations = foreign.annotations.map((annotation): ForeignAnnotation => {
    const { fragments, place } = annotation;
    const last = Math.max(0, ...(fragments ?? []).flatMap(({ start, end }) => [start, end]));
    if (last > map.codePoints) {
      const what = `offset ${last} is outside the text, which has ${map.codePoints} code points; correct it`;
      throw refusalAt(place, `${shownId(annotation)}: ${what}`);
    }
    if (fragments === null) return annotation;
    const at = (offset: number): Utf16 => map.toUtf16(codePoint(offset));
    return { ...annotation, fragments: fragments.map(({ start, end }) => ({ start: at(start), end: at(end) })) };
  });
  const { unit: _unit, ...rest } = foreign;
  return { ...rest, annotations };
}
