import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Dimension } from '../../../shared/statistics/dimensions.ts';
import type { TogetherHow } from '../../../shared/statistics/together.ts';

/** The parts of the view. */
export type StatisticsTab = 'overview' | 'counts' | 'progress' | 'lengths' | 'together';

/** How the statistics are looked at. It stays while another view is open. */
export interface StatisticsState {
  readonly tab: StatisticsTab;
  readonly rows: Dimension;
  /** Null: counted by the rows alone. */
  readonly columns: Dimension | null;
  /** Only annotations of this label; null: of all. */
  readonly label: string | null;
  readonly document: string | null;
  /** Whether cells say which share of their row they are. */
  readonly isShare: boolean;
  readonly how: TogetherHow;
}

const START: StatisticsState = {
  tab: 'overview',
  rows: 'label',
  columns: 'document',
  label: null,
  document: null,
  isShare: false,
  how: 'sentence',
};

/** The view of the statistics. */
export interface StatisticsFeature {
  readonly store: StoreApi<StatisticsState>;
  /** Another project is open, or none. */
  readonly clear: () => void;
}

/** Makes the feature. */
export function createStatistics(): StatisticsFeature {
  const store = createStore<StatisticsState>(() => START);
  return { store, clear: () => store.setState(START) };
}
