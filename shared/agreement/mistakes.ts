import type { Words } from '../text/words.ts';
import { utf16 } from '../text/units.ts';

/** How far one edge of a span is from where it should be. */
export interface EdgeMistake {
  readonly edge: 'start' | 'end';
  /** Whether too much is marked there, or too little. */
  readonly isLong: boolean;
  /** Whole words of difference. */
  readonly words: number;
  /** Whether the edge stands inside a word. */
  readonly isInside: boolean;
  /** UTF-16 code units of difference: what to say where no word is. */
  readonly characters: number;
}

/** A span with the text that it covers, from its first character to its last. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The edges at which a span differs from what it should be. Nothing where the two do not overlap: then it is another place. */
export function edgeMistakes(should: Quoted, is: Quoted, words: Words): readonly EdgeMistake[] {
  if (should.start >= is.end || is.start >= should.end) return [];
  const at = (edge: 'start' | 'end'): EdgeMistake[] => {
    const [a, b] = [should[edge], is[edge]];
    if (a === b) return [];
    const isLong = edge === 'start' ? b < a : b > a;
    const { quote } = isLong ? is : should;
    const characters = Math.abs(a - b);
    const [from, to] = edge === 'start' ? [0, characters] : [quote.length - characters, quote.length];
    const whole = words.snap(quote, { start: utf16(from), end: utf16(to) });
    const isInside = whole !== null && (edge === 'start' ? whole.end > to : whole.start < from);
    const count = words.count(quote.slice(from, to));
    return [{ edge, isLong, words: isInside ? Math.max(0, count - 1) : count, isInside, characters }];
  };
  return [...at('start'), ...at('end')];
}
