import { utf16, codePoint, type Span, type Utf16 } from '../../../../shared/text/units.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { checkQuote, describeQuoteProblem, type QuoteProblem } from '../../../../shared/text/quote.ts';
import { Problem } from '../problem.ts';
import type { AnnotationLine, OffsetUnit } from './schema.ts';

/** A text with the unit that a line counts it in. */
export interface Ruler {
  readonly text: string;
  /** Where an offset of the line is in the text. @throws Problem where its unit cannot say: outside the text. */
  toUtf16(offset: number): Utf16;
  /** What the line would call an offset of the text that `toUtf16` gave. */
  fromUtf16(offset: number): number;
}

/** Makes the ruler for a text; made once a line, since it walks the whole text. */
export function rulerFor(text: string, unit: OffsetUnit): Ruler {
  if (unit === 'utf16') return { text, toUtf16: utf16, fromUtf16: (offset) => offset };
  const map = offsetMap(text);
  return {
    text,
    toUtf16(offset) {
      if (offset <= map.codePoints) return map.toUtf16(codePoint(offset));
      throw new Problem(`offset ${offset} is outside the text, which has ${map.codePoints} code points; correct it`);
    },
    fromUtf16: (offset) => map.toCodePoint(utf16(offset)),
  };
}

/**
 * The fragments of an annotation of a line, checked against each other, the outer offsets and the quote.
 *
 * @throws Problem that says which offsets, and what the text has there.
 */
export function fragmentsOf(annotation: AnnotationLine, ruler: Ruler): Span[] {
  const stated = annotation.fragments ?? [[annotation.start, annotation.end]];
  const spans = stated.map(([start, end]) => ({ start: ruler.toUtf16(start), end: ruler.toUtf16(end) }));
  const problem = checkQuote(ruler.text, spans, annotation.quote);
  if (problem && problem.kind !== 'different') throw new Problem(`${described(problem, ruler)}; correct it`);
  checkOuter(annotation, stated);
  if (problem) {
    const place = range(annotation.start, annotation.end);
    throw new Problem(`at ${place} ${described(problem, ruler)}; correct the offsets or the quote`);
  }
  return spans;
}

function checkOuter({ start, end }: AnnotationLine, stated: readonly (readonly [number, number])[]): void {
  const first = stated[0]?.[0] ?? start;
  const last = stated.at(-1)?.[1] ?? end;
  if (start === first && end === last) return;
  throw new Problem(`start and end say ${range(start, end)}, the fragments ${range(first, last)}; make them agree`);
}

/** In words, with offsets in the unit of the line. */
const described = (problem: QuoteProblem, ruler: Ruler): string =>
  describeQuoteProblem('offset' in problem ? { ...problem, offset: ruler.fromUtf16(problem.offset) } : problem);

const range = (start: number, end: number): string => `${start} to ${end}`;
