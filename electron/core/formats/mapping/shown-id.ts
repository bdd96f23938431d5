import type { ForeignAnnotation } from '../foreign.ts';

/**
 * How a message calls an annotation whose file and line it begins with: the id without these where a reader made it of them, and one that the
 * file gives no id by its place, from 1.
 */
export function shownId({ id, place }: Pick<ForeignAnnotation, 'id' | 'place'>): string {
  const made = `${place.file}:${place.line}:`;
  const own = id.startsWith(made) ? id.slice(made.length) : id;
  const nth = /^#(\d+)$/.exec(own)?.[1];
  return nth === undefined ? own : `annotation ${Number(nth) + 1} of this line`;
}
