import { isBlank } from './trim.ts';
import { utf16, type Span, type Utf16 } from './units.ts';
import { runAround, withNeighbours } from './windows.ts';
import { createWords } from './words.ts';

/** One step of one edge of a span. `forward` is towards the end of the text, whichever way it is written. */
export interface EdgeStep {
  readonly edge: 'start' | 'end';
  readonly forward: boolean;
  readonly unit: 'word' | 'character';
}

/** Moves the edges of spans in texts of one language. */
export interface Edges {
  /**
   * The span with one edge moved, in UTF-16 code units; null where it cannot move: at the end of the text, or because
   * nothing would be left. An edge never stands inside a grapheme cluster, and a blank is never the first or last
   * character. O(the words passed).
   */
  move(text: string, span: Span, step: EdgeStep): Span | null;
}

/**
 * Makes the edges of a language. Making it is what costs (about 1 ms); keep it.
 *
 * @param locale BCP 47; the machine's own where it is not known.
 */
export function createEdges(locale?: string): Edges {
  const words = createWords(locale);
  const graphemes = new Intl.Segmenter(locale, { granularity: 'grapheme' });

  const clusterAt = (text: string, offset: number): { start: number; end: number } => {
    const window = withNeighbours(text, runAround(text, offset));
    const found = graphemes.segment(window.text).containing(offset - window.start);
    if (!found) throw new RangeError(`offset ${offset} is outside the text, which has ${text.length} characters`);
    const start = window.start + found.index;
    return { start, end: start + found.segment.length };
  };

  /** Whether a span may begin (or end) at an offset. */
  const fits = (text: string, offset: number, edge: EdgeStep['edge']): boolean => {
    const character = edge === 'start' ? offset : offset - 1;
    if (character < 0 || character >= text.length || isBlank(text.charCodeAt(character))) return false;
    return offset === text.length || clusterAt(text, offset).start === offset;
  };

  const nextCharacter = (text: string, offset: number, forward: boolean): number | null => {
    if (forward) return offset < text.length ? clusterAt(text, offset).end : null;
    return offset > 0 ? clusterAt(text, offset - 1).start : null;
  };

  const nextPlace = (text: string, offset: Utf16, { edge, forward, unit }: EdgeStep): Utf16 | null => {
    let at: number | null = offset;
    do {
      if (unit === 'character') at = nextCharacter(text, at, forward);
      else at = forward ? words.next(text, utf16(at), edge) : words.previous(text, utf16(at), edge);
    } while (at !== null && !fits(text, at, edge));
    return at === null ? null : utf16(at);
  };

  return {
    move(text, span, step) {
      const at = nextPlace(text, span[step.edge], step);
      if (at === null) return null;
      const moved = step.edge === 'start' ? { start: at, end: span.end } : { start: span.start, end: at };
      return moved.start < moved.end ? moved : null;
    },
  };
}
