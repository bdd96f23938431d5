import { progressOf, type Status } from '../model/status.ts';

/** How far work on a document is; locked is done, too. */
export const STATES = ['done', 'in progress', 'open'] as const;

/** What of a document tells how far work on it is. */
export interface WorkedOn {
  readonly id: string;
  /** Annotations by layer. */
  readonly annotations: Readonly<Record<string, number>>;
  /** What was said of the work, by layer. */
  readonly status: Readonly<Record<string, Status['state']>>;
}

/** Counts by {@link STATES}, in their order. */
export type StateCounts = readonly [done: number, inProgress: number, open: number];

/** How many documents each layer is done with, is at, and has open; and for each document, how many layers. */
export interface ProgressCounts {
  readonly layers: readonly { readonly layer: string; readonly counts: StateCounts }[];
  readonly documents: readonly { readonly id: string; readonly counts: StateCounts }[];
}

/** Counts how far the work is, of the layers that have done or said anything at all. O(documents × layers). */
export function countProgress(documents: readonly WorkedOn[], only: string | null): ProgressCounts {
  const all = documents.flatMap(({ annotations, status }) => [
    ...Object.keys(annotations).filter((layer) => (annotations[layer] ?? 0) > 0),
    ...Object.keys(status),
  ]);
  const layers = [...new Set(all)].filter((layer) => only === null || layer === only).toSorted();
  const count = (pairs: readonly (readonly [WorkedOn, string])[]): StateCounts => {
    const states = pairs.map(([{ annotations, status }, layer]) => {
      const progress = progressOf(status[layer] ?? null, annotations[layer] ?? 0);
      return progress === 'locked' ? 'done' : progress;
    });
    const of = (state: (typeof STATES)[number]): number => states.filter((one) => one === state).length;
    return [of('done'), of('in progress'), of('open')];
  };
  return {
    layers: layers.map((layer) => ({ layer, counts: count(documents.map((document) => [document, layer])) })),
    documents: documents.map((document) => ({
      id: document.id,
      counts: count(layers.map((layer) => [document, layer])),
    })),
  };
}
