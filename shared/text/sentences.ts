import { goesOn } from './abbreviations.ts';
import { trimSpan } from './trim.ts';
import { utf16, type Span, type Utf16 } from './units.ts';

/** Sentences of texts in one language. */
export interface Sentences {
  /**
   * The sentence of a block at an offset, without blanks at its ends; null where the block has none. At the block's end it is
   * the last one. Offsets are UTF-16 code units of the text. O(block), of which at most 20,000 code units are looked at.
   */
  at(text: string, block: Span, offset: Utf16): Span | null;
  /** Where the sentences of a block begin, in order. O(block). */
  starts(text: string, block: Span): readonly Utf16[];
}

/** How far to each side of the offset a very long block is looked at, in UTF-16 code units. */
const REACH = 10_000;

/**
 * Makes the sentences of a language.
 *
 * @param locale BCP 47; English where it is not known.
 */
export function createSentences(locale = 'en'): Sentences {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });

  /** The sentences of a passage, one after another. */
  function* sentencesOf(passage: string): Generator<{ readonly start: number; readonly end: number }> {
    let start = 0;
    let end = 0;
    for (const { index, segment } of segmenter.segment(passage)) {
      const isNew = end === 0 || !goesOn(passage.slice(Math.max(start, index - 40), index), segment);
      if (isNew && end > 0) {
        yield { start, end };
        start = index;
      }
      end = index + segment.length;
    }
    if (end > 0) yield { start, end };
  }

  return {
    starts: (text, { start: low, end: high }) =>
      Array.from(sentencesOf(inOneLine(text.slice(low, high))), ({ start }) => utf16(low + start)),
    at(text, block, offset) {
      const low = Math.max(block.start, offset - REACH);
      const high = Math.min(block.end, offset + REACH);
      let found = { start: 0, end: 0 };
      for (const sentence of sentencesOf(inOneLine(text.slice(low, high)))) {
        if (found.end > 0 && low + found.end > offset) break;
        found = sentence;
      }
      const { start, end } = found;
      return trimSpan(text, { start: utf16(low + start), end: utf16(low + end) });
    },
  };
}

/** A line end ends a sentence for the segmenter, but hard-wrapped paragraphs have one in every line. */
const inOneLine = (passage: string): string => passage.replace(/[\n\r\u0085\u2028\u2029]/g, ' ');

/**
 * The block that an offset is in, its end included; null between blocks. Blocks are in text order and apart. O(log blocks).
 */
export function blockAt<B extends Span>(blocks: readonly B[], offset: number): B | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  return block && offset <= block.end ? block : null;
}

/** The paragraph at an offset: its block without blanks at its ends; null between blocks and in blank ones. */
export function paragraphAt(text: string, blocks: readonly Span[], offset: number): Span | null {
  const block = blockAt(blocks, offset);
  return block && trimSpan(text, block);
}
