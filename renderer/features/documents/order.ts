import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { compareStrings } from '../../../shared/model/annotation.ts';
import { progressOf, type Progress } from '../../../shared/model/status.ts';
import { t } from '../../strings/t.ts';

/** How the list can be sorted. */
export const SORTS = ['added', 'title', 'length', 'annotations', 'status'] as const;

export type Sort = (typeof SORTS)[number];

/** Whether a remembered value is a sort that this version knows. */
export const isSort = (value: unknown): value is Sort => SORTS.some((id) => id === value);

/** How far a layer's work on a document is. */
export const progressIn = (document: DocumentSummary, layer: string | null): Progress =>
  progressOf((layer === null ? null : document.status[layer]) ?? null, countIn(document, layer));

/** Whether there is work left to do. */
export const isUnfinished = (progress: Progress): boolean => progress !== 'done' && progress !== 'locked';

/** Annotations of a layer in a document. */
export const countIn = (document: DocumentSummary, layer: string | null): number =>
  layer === null ? 0 : (document.annotations[layer] ?? 0);

/** What people read where a document has no title. */
export const titleOf = (document: Pick<DocumentSummary, 'title' | 'fileName'>): string =>
  document.title === '' ? (document.fileName ?? t('documents.untitled')) : document.title;

const PROGRESS_ORDER: readonly Progress[] = ['in progress', 'open', 'done', 'locked'];
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Case and accents do not matter when a list is filtered by typing. */
export const searchable = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The documents that have every typed word in title, outlet or file name, in the chosen order. O(n log n). */
export function arrange(
  documents: readonly DocumentSummary[],
  filter: string,
  sort: Sort,
  layer: string | null,
): readonly DocumentSummary[] {
  const words = searchable(filter).split(/\s+/).filter(Boolean);
  const hits =
    words.length === 0
      ? documents
      : documents.filter((document) => {
          const text = searchable(`${document.title} ${document.outlet ?? ''} ${document.fileName ?? ''}`);
          return words.every((word) => text.includes(word));
        });
  return hits.toSorted(comparing(sort, layer));
}

type Compare = (a: DocumentSummary, b: DocumentSummary) => number;

/** The order of a sort. Total: what is equal stands in the order of import, then of ids. */
function comparing(sort: Sort, layer: string | null): Compare {
  const progress = (document: DocumentSummary): number => PROGRESS_ORDER.indexOf(progressIn(document, layer));
  const compare: Record<Sort, Compare> = {
    added: () => 0,
    title: (a, b) => collator.compare(titleOf(a), titleOf(b)),
    length: (a, b) => b.words - a.words,
    annotations: (a, b) => countIn(b, layer) - countIn(a, layer),
    status: (a, b) => progress(a) - progress(b),
  };
  return (a, b) => compare[sort](a, b) || a.added - b.added || compareStrings(a.id, b.id);
}

/**
 * An arranged list after the counts or the status of one document have changed, which decide its place but not whether it is
 * shown. O(log n) comparisons and one copy of the array, where arranging anew would sort 10,000 documents at every gesture.
 */
export function rearrange(
  arranged: readonly DocumentSummary[],
  before: DocumentSummary,
  after: DocumentSummary,
  sort: Sort,
  layer: string | null,
): readonly DocumentSummary[] {
  const compare = comparing(sort, layer);
  const place = placeOf(arranged, before, compare);
  if (arranged[place]?.id !== before.id) return arranged;
  if (compare(before, after) === 0) return arranged.with(place, after);
  const others = arranged.toSpliced(place, 1);
  others.splice(placeOf(others, after, compare), 0, after);
  return others;
}

/** Number of documents that stand before this one in an arranged list. */
function placeOf(arranged: readonly DocumentSummary[], document: DocumentSummary, compare: Compare): number {
  let [low, high] = [0, arranged.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = arranged[middle];
    if (other !== undefined && compare(other, document) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The document to go on with: the first after `from` in this order that is neither done nor locked, else from the top. */
export function nextOpen(
  documents: readonly DocumentSummary[],
  from: string,
  layer: string | null,
): DocumentSummary | undefined {
  const here = documents.findIndex(({ id }) => id === from);
  const isOpen = (document: DocumentSummary): boolean => isUnfinished(progressIn(document, layer));
  const behind = documents.findIndex((document, place) => place > here && isOpen(document));
  return behind === -1 ? documents.find((document, place) => place < here && isOpen(document)) : documents[behind];
}
