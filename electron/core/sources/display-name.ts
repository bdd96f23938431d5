import { splitsPair } from '../../../shared/text/convert.ts';
import { withInvisibleMarked } from '../../../shared/text/visible.ts';

/** The longest name that a publication holds, in UTF-16 code units. */
const MAX_NAME = 255;

/** A file's name as it is kept and shown: invisible characters are U+FFFD, and a long one loses its beginning. */
export function displayName(name: string): string {
  const marked = withInvisibleMarked(name);
  if (marked.length <= MAX_NAME) return marked;
  const start = marked.length - MAX_NAME + 1;
  return `…${marked.slice(splitsPair(marked, start) ? start + 1 : start)}`;
}
