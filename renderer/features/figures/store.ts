import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FigureTime } from '../../../shared/claims/figure-points.ts';

/** How the figures are looked at. It stays while another view is open. */
export interface FiguresState {
  /** Null: figures without a unit; undefined: the most frequent one. */
  readonly unit: string | null | undefined;
  readonly time: FigureTime;
  readonly by: 'card' | 'kind';
  readonly isLog: boolean;
}

const START: FiguresState = { unit: undefined, time: 'asOf', by: 'card', isLog: false };

/** The view of the figures over time. */
export interface FiguresFeature {
  readonly store: StoreApi<FiguresState>;
  /** Another project is open, or none. */
  readonly clear: () => void;
}

/** Makes the feature. */
export function createFigures(): FiguresFeature {
  const store = createStore<FiguresState>(() => START);
  return { store, clear: () => store.setState(START) };
}
