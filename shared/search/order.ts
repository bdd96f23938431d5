import type { Hit } from '../api/search.ts';
import { compareStrings } from '../model/annotation.ts';
import { searchText } from './form.ts';
import { tokensOf } from './tokens.ts';

/** What the hits are ordered by. */
export const SORTS = ['document', 'left', 'hit', 'right'] as const;
export type Sort = (typeof SORTS)[number];

/** The key of a hit in a list. */
export const keyOfHit = ({ area, document, start, end, annotation, left }: Hit): string =>
  `${area} ${document} ${start} ${end} ${annotation === null ? '' : `${annotation.id} ${left.length}`}`;

/** What hits are ordered by: key words in their context. */
type InContext = Pick<Hit, 'left' | 'hit' | 'right'>;

/** What is compared: words of the search form; those before the hit from the nearest on. */
function wordsFor(sort: Exclude<Sort, 'document'>, { left, hit, right }: InContext): string {
  if (sort === 'left') return tokensOf(searchText(left)).toReversed().join(' ');
  return sort === 'right' ? tokensOf(searchText(right)).join(' ') : tokensOf(searchText(hit)).join(' ');
}

/** The hits in an order; equal ones stay as they stand in the texts. O(n log n). */
export function ordered<H extends InContext>(hits: readonly H[], sort: Sort): readonly H[] {
  if (sort === 'document') return hits;
  return hits
    .map((hit) => ({ hit, words: wordsFor(sort, hit) }))
    .toSorted((a, b) => compareStrings(a.words, b.words))
    .map(({ hit }) => hit);
}
