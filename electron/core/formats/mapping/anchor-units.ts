import { offsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, utf16, type CodePoint, type Span, type Utf16 } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';

/**
 * Offsets that a file counts in code points of a text that it does not bring, in UTF-16 code units of the text that is at hand, which may be
 * another version: where the quote says how long it is, the quote counts. An offset outside of the text says nothing, and is left to the quote.
 */
export function countedFor(foreign: ForeignDocument, text: string): ForeignDocument {
  if (foreign.unit !== 'codepoint') return foreign;
  const map = offsetMap(text);
  const at = (offset: number): Utf16 | null => (offset > map.codePoints ? null : map.toUtf16(codePoint(offset)));
  const { unit: _, ...rest } = foreign;
  return {
    ...rest,
    annotations: foreign.annotations.map((annotation) => ({ ...annotation, fragments: counted(annotation, at, text) })),
  };
}

function counted(
  { fragments, quote }: ForeignAnnotation,
  at: (offset: number) => Utf16 | null,
  text: string,
): readonly Span[] | null {
  const base = fragments?.[0]?.start;
  if (fragments === null || base === undefined) return null;
  if (quote === undefined) {
    const spans = fragments.map(({ start, end }) => ({ start: at(start), end: at(end) }));
    return spans.every((span): span is Span => span.start !== null && span.end !== null) ? spans : null;
  }
  const within = offsetMap(quote);
  const points = fragments.map(({ start, end }): [CodePoint, CodePoint] => [
    codePoint(start - base),
    codePoint(end - base),
  ]);
  if (points.flat().some((point) => point < 0 || point > within.codePoints)) return null;
  // Where the place is outside of the text, it is at its end: only the way from one fragment to the next matters then.
  const start = at(base) ?? utf16(text.length);
  return points.map(([from, to]) => ({
    start: utf16(start + within.toUtf16(from)),
    end: utf16(start + within.toUtf16(to)),
  }));
}
