import { trimSpan } from '../../../shared/text/trim.ts';
import { utf16, type Span, type Utf16 } from '../../../shared/text/units.ts';
import { blockAt, blockOf, type Layout } from '../document/layout.ts';

/** The sentence of its block that holds an offset, without blanks at its ends; null in a block of blanks. */
export function sentenceAt(layout: Layout, offset: Utf16, language?: string): Span | null {
  const block = blockOf(layout, blockAt(layout, offset));
  const text = layout.text.slice(block.start, block.end);
  // A caret after the last character belongs to the sentence that ends there.
  const at = Math.min(Math.max(offset - block.start, 0), Math.max(text.length - 1, 0));
  const sentence = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text).containing(at);
  if (!sentence) return null;
  const start = utf16(block.start + sentence.index);
  return trimSpan(layout.text, { start, end: utf16(start + sentence.segment.length) });
}

const same = (a: Span, b: Span | null): boolean => b !== null && a.start === b.start && a.end === b.end;

/**
 * What S marks next: the sentence at the selection's start; where that (or more of the block) is marked already, the
 * block; then the selection stays as it is.
 */
export function sentenceThenParagraph(layout: Layout, selected: Span, language?: string): Span {
  const sentence = sentenceAt(layout, selected.start, language);
  if (!sentence) return selected;
  const block = trimSpan(layout.text, blockOf(layout, blockAt(layout, selected.start)));
  if (same(selected, block)) return selected;
  const covers = selected.start <= sentence.start && sentence.end <= selected.end;
  return (covers ? block : sentence) ?? selected;
}
