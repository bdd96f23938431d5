import { offsetMap } from '../../../../shared/text/convert.ts';
import { codePoint, utf16, type Span } from '../../../../shared/text/units.ts';
import { Problem } from '../problem.ts';

/** What a region says of itself. */
export interface Stated {
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
}

/** Texts of regions lose or escape line ends on their way through the page: `\n` as two characters. */
const plain = (text: string): string => text.replaceAll(/\s|\\n|\\r/g, '');

/**
 * Where the regions of a text are, in UTF-16. Label Studio counts code points, and counted UTF-16 code units before 2022; the texts of the regions
 * say which one a task was made with. Where they say neither, it is code points, and the check of the quotes tells what is wrong.
 */
export function placesOf(text: string, regions: readonly Stated[]): (region: Stated) => Span {
  const map = offsetMap(text);
  const inCodePoints = ({ start, end }: Stated): Span => {
    const outside = [start, end].find((offset) => offset > map.codePoints);
    if (outside !== undefined) {
      throw new Problem(`offset ${outside} is outside the text, which has ${map.codePoints} code points; correct it`);
    }
    return { start: map.toUtf16(codePoint(start)), end: map.toUtf16(codePoint(end)) };
  };
  const inUnits = ({ start, end }: Stated): Span => ({ start: utf16(start), end: utf16(end) });
  if (map.codePoints === text.length) return inCodePoints;
  const agrees = (place: (region: Stated) => Span): boolean =>
    regions.every((region) => {
      if (region.text === undefined) return true;
      if (region.end > map.codePoints && place === inCodePoints) return false;
      const { start, end } = place(region);
      return plain(text.slice(start, end)) === plain(region.text);
    });
  return !agrees(inCodePoints) && agrees(inUnits) ? inUnits : inCodePoints;
}

/** The quote that is to stand there: the text's own where the region's text only differs in its line ends. */
export function quoteFor(text: string, { start, end }: Span, stated: string | undefined): { quote?: string } {
  if (stated === undefined) return {};
  const there = text.slice(start, end);
  return { quote: plain(there) === plain(stated) ? there : stated };
}
