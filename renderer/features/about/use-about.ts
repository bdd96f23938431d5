import { useStore } from 'zustand';
import type { Attributes } from '../../../shared/model/annotation.ts';
import { ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { useWorkbench } from '../../app/context.tsx';

/** Draws anew whenever something that the panel is made of changes. */
function useChanges(): void {
  const { about, annotate, documents } = useWorkbench();
  useStore(about.store);
  useStore(documents.store, (state) => state.documents);
  useStore(annotate.store, (state) => state.writes);
  useStore(annotate.store, (state) => state.document);
}

/** The open document's record, with what is on its way. */
export function useRecord(): SourceDocument | null {
  useChanges();
  return useWorkbench().about.record();
}

/** One's own labels of a document, with what is on its way. */
export function useOwnLabels(document: string): Attributes {
  useChanges();
  return useWorkbench().about.labels(document);
}

/** How many mandatory labels of a document are missing in one's own layer. */
export function useMissingLabels(document: string): number {
  const { annotate } = useWorkbench();
  const attributes = useOwnLabels(document);
  return useStore(annotate.store, ({ scheme }) => scheme.missing({ label: ON_DOCUMENT, attributes }).length);
}
