import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { progressOf, type Progress } from '../../../shared/model/status.ts';

/** How the list can be sorted. */
export const SORTS = [
  { id: 'added', name: 'Order of import' },
  { id: 'title', name: 'Title' },
  { id: 'length', name: 'Length' },
  { id: 'annotations', name: 'Annotations' },
  { id: 'status', name: 'Status' },
] as const;

export type Sort = (typeof SORTS)[number]['id'];

/** Whether a remembered value is a sort that this version knows. */
export const isSort = (value: unknown): value is Sort => SORTS.some(({ id }) => id === value);

/** How far a layer's work on a document is. */
export const progressIn = (document: DocumentSummary, layer: string | null): Progress =>
  progressOf((layer === null ? null : document.status[layer]) ?? null, countIn(document, layer));

/** Annotations of a layer in a document. */
export const countIn = (document: DocumentSummary, layer: string | null): number =>
  layer === null ? 0 : (document.annotations[layer] ?? 0);

/** What people read where a document has no title. */
export const titleOf = (document: Pick<DocumentSummary, 'title' | 'fileName'>): string =>
  document.title === '' ? (document.fileName ?? 'Untitled') : document.title;

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
  const byAdded = (a: DocumentSummary, b: DocumentSummary): number => a.added - b.added;
  const compare: Record<Sort, (a: DocumentSummary, b: DocumentSummary) => number> = {
    added: byAdded,
    title: (a, b) => collator.compare(titleOf(a), titleOf(b)),
    length: (a, b) => b.words - a.words,
    annotations: (a, b) => countIn(b, layer) - countIn(a, layer),
    status: (a, b) => PROGRESS_ORDER.indexOf(progressIn(a, layer)) - PROGRESS_ORDER.indexOf(progressIn(b, layer)),
  };
  return hits.toSorted((a, b) => compare[sort](a, b) || byAdded(a, b));
}

/** The document to go on with: the first after `from` in this order that is neither done nor locked, else from the top. */
export function nextOpen(
  documents: readonly DocumentSummary[],
  from: string,
  layer: string | null,
): DocumentSummary | undefined {
  const here = documents.findIndex(({ id }) => id === from);
  const around = [...documents.slice(here + 1), ...documents.slice(0, Math.max(0, here))];
  return around.find((document) => !['done', 'locked'].includes(progressIn(document, layer)));
}
