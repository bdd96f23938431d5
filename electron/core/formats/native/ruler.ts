import { utf16, codePoint, type Span, type Utf16 } from '../../../../shared/text/units.ts';
import { offsetMap, splitsPair } from '../../../../shared/text/convert.ts';
import { Problem, shown } from '../problem.ts';
import type { AnnotationLine, OffsetUnit } from './schema.ts';

/** A text with the unit that a line counts it in. */
export interface Ruler {
  readonly text: string;
  /** Where an offset of the line is in the text. @throws Problem outside the text or inside a character. */
  toUtf16(offset: number): Utf16;
}

/** Makes the ruler for a text; made once a line, since it walks the whole text. */
export function rulerFor(text: string, unit: OffsetUnit): Ruler {
  if (unit === 'utf16') return { text, toUtf16: (offset) => checkedUtf16(text, offset) };
  const map = offsetMap(text);
  return {
    text,
    toUtf16(offset) {
      if (offset > map.codePoints) throw outside(offset, `${map.codePoints} code points`);
      return map.toUtf16(codePoint(offset));
    },
  };
}

/**
 * The fragments of an annotation of a line, checked against each other, the outer offsets and the quote.
 *
 * @throws Problem that says which offsets, and what the text has there.
 */
export function fragmentsOf(annotation: AnnotationLine, ruler: Ruler): Span[] {
  const stated = annotation.fragments ?? [[annotation.start, annotation.end]];
  let previous = -1;
  const spans = stated.map(([start, end]) => {
    if (start >= end) throw new Problem(`the span ${range(start, end)} is empty or ends before it starts; correct it`);
    if (start <= previous) {
      throw new Problem(`the fragment ${range(start, end)} touches or precedes the one before it; join or order them`);
    }
    previous = end;
    return { start: ruler.toUtf16(start), end: ruler.toUtf16(end) };
  });
  checkOuter(annotation, stated);
  checkQuote(annotation, ruler.text.slice(spans[0]?.start, spans.at(-1)?.end));
  return spans;
}

function checkOuter({ start, end }: AnnotationLine, stated: readonly (readonly [number, number])[]): void {
  const first = stated[0]?.[0] ?? start;
  const last = stated.at(-1)?.[1] ?? end;
  if (start === first && end === last) return;
  throw new Problem(`start and end say ${range(start, end)}, the fragments ${range(first, last)}; make them agree`);
}

function checkQuote({ start, end, quote }: AnnotationLine, found: string): void {
  if (quote === found) return;
  const fix = 'correct the offsets or the quote';
  throw new Problem(`at ${range(start, end)} the text has ${shown(found)}, the quote says ${shown(quote)}; ${fix}`);
}

function checkedUtf16(text: string, offset: number): Utf16 {
  if (offset > text.length) throw outside(offset, `${text.length} UTF-16 code units`);
  if (splitsPair(text, offset)) throw new Problem(`offset ${offset} is inside a character; move it by one`);
  return utf16(offset);
}

const outside = (offset: number, length: string): Problem =>
  new Problem(`offset ${offset} is outside the text, which has ${length}; correct it`);

const range = (start: number, end: number): string => `${start} to ${end}`;
