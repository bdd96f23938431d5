import { useState } from 'react';
import { useStore } from 'zustand';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { countIn, progressIn } from '../documents/order.ts';

/** Which documents are exported. */
export type Which = 'all' | 'done' | 'open';

/** What of the project is exported: chosen in the dialog, all of it at first. */
export interface Scope {
  readonly which: Which;
  readonly layer: string;
  /** Layers with annotations. */
  readonly layers: readonly string[];
  /** Names of the chosen labels; null: all, also such as the codebook does not know. */
  readonly labels: readonly string[] | null;
  readonly documents: number;
  readonly annotations: number;
  /** As the core is asked for it. */
  readonly request: { readonly layer: string; readonly documents?: string[]; readonly labels?: string[] };
  readonly setWhich: (which: Which) => void;
  readonly setLayer: (layer: string) => void;
  readonly setLabels: (labels: readonly string[] | null) => void;
}

/** What of the open project an export takes along. */
export function useScope(): Scope {
  const { documents, annotate } = useWorkbench();
  const list = useStore(documents.store, (state) => state.documents);
  const openId = useStore(annotate.store, (state) => state.id);
  const annotator = useAnnotator();
  const [wanted, setLayer] = useState(annotator?.id ?? 'all');
  const [which, setWhich] = useState<Which>('all');
  const [labels, setLabels] = useState<readonly string[] | null>(null);

  const layers = [
    ...new Set(list.flatMap(({ annotations }) => Object.keys(annotations).filter((id) => (annotations[id] ?? 0) > 0))),
  ];
  // Whoever has not annotated yet has no layer that could be written.
  const layer = layers.includes(wanted) ? wanted : 'all';
  const included = list.filter(
    (document) =>
      which === 'all' ||
      (which === 'done'
        ? progressIn(document, layer === 'all' ? (annotator?.id ?? null) : layer) === 'done'
        : document.id === openId),
  );
  return {
    which,
    layer,
    layers,
    labels,
    documents: included.length,
    annotations: included.reduce(
      (sum, document) =>
        sum + (layer === 'all' ? layers : [layer]).reduce((inner, one) => inner + countIn(document, one), 0),
      0,
    ),
    request: {
      layer,
      ...(which === 'all' ? {} : { documents: included.map(({ id }) => id) }),
      ...(labels === null ? {} : { labels: [...labels] }),
    },
    setWhich,
    setLayer,
    setLabels,
  };
}
