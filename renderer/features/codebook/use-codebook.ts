import { useStore } from 'zustand';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { CodebookFeature } from './feature.ts';
import type { CodebookState } from './store.ts';

/** A part of the page's state. */
export const useCodebookState = <T>(select: (state: CodebookState) => T): T =>
  useStore(useWorkbench().codebook.store, select);

/** The feature, and what a form needs to know of the draft. */
export function useDraftCodebook(): {
  readonly feature: CodebookFeature;
  readonly codebook: Codebook | null;
  readonly isReadOnly: boolean;
} {
  const feature = useWorkbench().codebook;
  const codebook = useStore(feature.store, (state) => state.applied?.codebook ?? null);
  return { feature, codebook, isReadOnly: useReadOnly() };
}
