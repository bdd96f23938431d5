import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_FILTER, type DifferenceFilter } from '../agreement/differences.ts';

/** How a training is looked at. It stays while another view is open. */
export interface TrainingState {
  /** Null: not chosen yet. */
  readonly learner: string | null;
  readonly reference: string | null;
  /** Documents count, and are shown, only once the learner is done with them. */
  readonly whenDone: boolean;
  readonly part: 'score' | 'differences';
  readonly filter: DifferenceFilter;
  /** The difference at hand, by its key; null: the first. */
  readonly current: string | null;
}

const START: TrainingState = {
  learner: null,
  reference: null,
  whenDone: true,
  part: 'score',
  filter: NO_FILTER,
  current: null,
};

/** A learner’s work held against a reference. */
export interface TrainingFeature {
  readonly store: StoreApi<TrainingState>;
  /** Another project is open, or none. */
  readonly clear: () => void;
}

/** Makes the feature. */
export function createTraining(): TrainingFeature {
  const store = createStore<TrainingState>(() => START);
  return { store, clear: () => store.setState(START) };
}
