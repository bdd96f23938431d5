import { trimSpan } from '../../../shared/text/trim.ts';
import { utf16, type Span, type Utf16 } from '../../../shared/text/units.ts';
import { snapToWords } from '../../../shared/text/words.ts';
import { blockAt, blockOf, type Layout } from '../document/layout.ts';

/** Code units kept on each side of an edge: words are found in there, however long the block is. */
const REACH = 256;

/** Snaps one edge within its block: the text around it is all that is segmented. */
function snapEdge(layout: Layout, span: Span, edge: Utf16, language: string | undefined): Span {
  const block = blockOf(layout, blockAt(layout, edge));
  const from = Math.max(block.start, edge - REACH);
  const text = layout.text.slice(from, Math.min(block.end, edge + REACH));
  const within = (offset: number): Utf16 => utf16(Math.min(Math.max(offset - from, 0), text.length));
  const snapped = snapToWords(text, { start: within(span.start), end: within(span.end) }, language);
  return { start: utf16(snapped.start + from), end: utf16(snapped.end + from) };
}

/**
 * The span that a tag would get: grown to whole words unless `exact`, and without blanks at its ends; null where
 * nothing is left. It never leaves the blocks that the selection touches.
 */
export function taggable(layout: Layout, raw: Span, exact: boolean, language?: string): Span | null {
  const trimmed = raw.start < raw.end ? trimSpan(layout.text, raw) : null;
  if (!trimmed || exact) return trimmed;
  const { start } = snapEdge(layout, trimmed, trimmed.start, language);
  const { end } = snapEdge(layout, trimmed, trimmed.end, language);
  return trimSpan(layout.text, { start, end });
}
