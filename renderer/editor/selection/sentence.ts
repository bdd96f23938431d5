import type { Sentences } from '../../../shared/text/sentences.ts';
import { trimSpan } from '../../../shared/text/trim.ts';
import type { Span } from '../../../shared/text/units.ts';
import { blockAt, blockOf, type Layout } from '../document/layout.ts';

const same = (a: Span, b: Span | null): boolean => b !== null && a.start === b.start && a.end === b.end;

/**
 * What S marks next: the sentence at the selection's start; where that (or more of the block) is marked already, the
 * block; then the selection stays as it is.
 */
export function sentenceThenParagraph(layout: Layout, selected: Span, sentences: Sentences): Span {
  const block = blockOf(layout, blockAt(layout, selected.start));
  const sentence = sentences.at(layout.text, block, selected.start);
  if (!sentence) return selected;
  const paragraph = trimSpan(layout.text, block);
  if (same(selected, paragraph)) return selected;
  const covers = selected.start <= sentence.start && sentence.end <= selected.end;
  return (covers ? paragraph : sentence) ?? selected;
}
