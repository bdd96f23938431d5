import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { arrange, progressIn, rearrange, type Sort } from './order.ts';

type Documents = readonly DocumentSummary[];

/** What is derived from the list of documents, kept up instead of being made anew when one document changes. */
export interface Arrangement {
  /** The documents as they are shown. O(n log n) when filter, sort, layer or list are new, else O(1). */
  arranged(layer: string | null): Documents;
  /** How many documents a layer is done with. O(n) when layer or list are new, else O(1). */
  done(layer: string | null): number;
  /** One document's counts or status are new, and with them the list. */
  patch(from: Documents, to: Documents, before: DocumentSummary, after: DocumentSummary): void;
}

interface Look {
  readonly documents: Documents;
  readonly filter: string;
  readonly sort: Sort;
  /** Only these are shown; null: all. */
  readonly only: ReadonlySet<string> | null;
}

const isDone = (document: DocumentSummary, layer: string | null): number =>
  progressIn(document, layer) === 'done' ? 1 : 0;

/** Makes an arrangement of whatever `now` says that is looked at, and how. */
export function createArrangement(now: () => Look): Arrangement {
  let shown: (Look & { readonly layer: string | null; readonly list: Documents }) | null = null;
  let counted: { readonly documents: Documents; readonly layer: string | null; readonly done: number } | null = null;

  return {
    arranged(layer) {
      const { documents, filter, sort, only } = now();
      const isKnown =
        shown?.documents === documents &&
        shown.filter === filter &&
        shown.sort === sort &&
        shown.layer === layer &&
        shown.only === only;
      if (shown === null || !isKnown) {
        const list = arrange(
          only === null ? documents : documents.filter(({ id }) => only.has(id)),
          filter,
          sort,
          layer,
        );
        shown = { documents, filter, sort, only, layer, list };
      }
      return shown.list;
    },
    done(layer) {
      const { documents } = now();
      if (counted?.documents !== documents || counted.layer !== layer) {
        counted = { documents, layer, done: documents.reduce((sum, document) => sum + isDone(document, layer), 0) };
      }
      return counted.done;
    },
    patch(from, to, before, after) {
      if (shown?.documents === from) {
        const { sort, layer, list } = shown;
        shown = { ...shown, documents: to, list: rearrange(list, before, after, sort, layer) };
      }
      if (counted?.documents === from) {
        const { layer, done } = counted;
        counted = { documents: to, layer, done: done - isDone(before, layer) + isDone(after, layer) };
      }
    },
  };
}
