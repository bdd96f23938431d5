import { isBlank, trimSpan } from './trim.ts';
import { unitsOf, type WordUnit } from './units-of-words.ts';
import { utf16, type Span, type Utf16 } from './units.ts';
import { chunksOf, runAround, withNeighbours, type Window } from './windows.ts';

/** Words of texts in one language. Every offset is in UTF-16 code units; lines and blocks need no care: words end at blanks. */
export interface Words {
  /**
   * Widens a span to whole words and whole grapheme clusters: "orth Kor" becomes "North Korea". Edges in blanks move inwards;
   * punctuation is kept as it was marked. Null where nothing is left. The same span again changes nothing. O(the two words).
   */
  snap(text: string, span: Span): Span | null;
  /** The first start (or end) of a word after `offset`, or null at the end of the text. */
  next(text: string, offset: Utf16, edge: 'start' | 'end'): Utf16 | null;
  /** The last start (or end) of a word before `offset`, or null at the beginning of the text. */
  previous(text: string, offset: Utf16, edge: 'start' | 'end'): Utf16 | null;
  /** How many words a text has. O(n), about 100 ms for 1 MB. */
  count(text: string): number;
}

/** How often a span is widened at most. Three rounds have been enough for every text tried. */
const ROUNDS = 8;

/** What holds the character at `offset`: a word's unit or a grapheme cluster. */
const holding = <T extends { start: number; end: number }>(units: readonly T[], offset: number): T | undefined =>
  units.find((unit) => unit.start <= offset && offset < unit.end);

/** The same of a window, without doing it again for the one that was asked about last. */
function keepingLast(read: (window: Window) => readonly WordUnit[]): (window: Window) => readonly WordUnit[] {
  let last: { readonly window: Window; readonly units: readonly WordUnit[] } | null = null;
  return (window) => {
    if (last?.window.start !== window.start || last.window.text !== window.text) last = { window, units: read(window) };
    return last.units;
  };
}

/**
 * Makes the words of a language. Making it is what costs (about 1 ms); keep it.
 *
 * @param locale BCP 47, such as `ko`; the machine's own where it is not known. Segmentation hardly depends on it.
 */
export function createWords(locale?: string): Words {
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  const graphemes = new Intl.Segmenter(locale, { granularity: 'grapheme' });

  const unitsAround = (text: string, offset: number): readonly WordUnit[] => unitsOf(words, runAround(text, offset));
  // Without blanks between words a run is a sentence: who asks about all of its edges has it segmented once.
  const unitsAtStart = keepingLast((run) => unitsOf(words, run));
  const unitsAtEnd = keepingLast((run) => unitsOf(words, run));

  const clusterAt = (text: string, offset: number): { start: number; end: number } => {
    const window = withNeighbours(text, runAround(text, offset));
    const { index, segment } = graphemes.segment(window.text).containing(offset - window.start) ?? {
      index: offset - window.start,
      segment: text.charAt(offset),
    };
    return { start: window.start + index, end: window.start + index + segment.length };
  };

  /** Outwards to the edges of words: both ends are at characters that are no blanks. */
  const toWords = (text: string, { start, end }: Span): Span => {
    const first = holding(unitsAtStart(runAround(text, start)), start);
    const last = holding(unitsAtEnd(runAround(text, end - 1)), end - 1);
    return {
      start: first?.isWord ? utf16(first.start) : start,
      end: last?.isWord ? utf16(last.end) : end,
    };
  };

  /** Outwards to the edges of grapheme clusters; inwards where the cluster's own edge is a blank. */
  const toClusters = (text: string, { start, end }: Span): Span => {
    const first = clusterAt(text, start);
    const last = clusterAt(text, end - 1);
    const startsBlank = first.start < start && isBlank(text.charCodeAt(first.start));
    const endsBlank = last.end > end && isBlank(text.charCodeAt(last.end - 1));
    return {
      start: utf16(startsBlank ? first.end : first.start),
      end: utf16(endsBlank ? last.start : last.end),
    };
  };

  const snap = (text: string, span: Span): Span | null => {
    let current = trimSpan(text, span);
    // A cluster that starts or ends with a blank is given up, and one that holds letters may reach into a further word.
    for (let round = 0; current && round < ROUNDS; round++) {
      const trimmed = trimSpan(text, toClusters(text, toWords(text, current)));
      if (trimmed?.start === current.start && trimmed.end === current.end) break;
      current = trimmed;
    }
    return current;
  };

  const next = (text: string, offset: Utf16, edge: 'start' | 'end'): Utf16 | null => {
    let at: number = offset;
    while (at < text.length) {
      if (isBlank(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const units = unitsAround(text, at);
      const found = units.find((unit) => unit.isWord && unit[edge] > offset && unit.end > at);
      if (found) return utf16(found[edge]);
      at = Math.max(at + 1, units.at(-1)?.end ?? 0);
    }
    return null;
  };

  const previous = (text: string, offset: Utf16, edge: 'start' | 'end'): Utf16 | null => {
    let at: number = Math.min(offset, text.length);
    while (at > 0) {
      if (isBlank(text.charCodeAt(at - 1))) {
        at--;
        continue;
      }
      const units = unitsAround(text, at - 1);
      const found = units.findLast((unit) => unit.isWord && unit[edge] < offset && unit.start < at);
      if (found) return utf16(found[edge]);
      at = Math.min(at - 1, units[0]?.start ?? 0);
    }
    return null;
  };

  const count = (text: string): number => {
    let total = 0;
    for (const chunk of chunksOf(text)) for (const unit of unitsOf(words, chunk)) if (unit.isWord) total++;
    return total;
  };

  return { snap, next, previous, count };
}
