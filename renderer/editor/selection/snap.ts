import { trimSpan } from '../../../shared/text/trim.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { Words } from '../../../shared/text/words.ts';

/**
 * The span that a tag would get: grown to whole words unless `exact`, and without blanks at its ends; null where
 * nothing is left. O(the words at its edges).
 */
export function taggable(text: string, raw: Span, exact: boolean, words: Words): Span | null {
  if (raw.start >= raw.end) return null;
  return exact ? trimSpan(text, raw) : words.snap(text, raw);
}
