import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Training } from '../../../shared/api/agreement.ts';
import type { Client } from '../../../shared/api/client.ts';
import { isCancelled } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
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
  /** The comparison that is under way; null: none. */
  readonly task: string | null;
  /** From 0 to 1; null while the whole is unknown. */
  readonly fraction: number | null;
  /** Somebody stopped it: nothing is compared again by itself. */
  readonly isStopped: boolean;
}

const START: TrainingState = {
  learner: null,
  reference: null,
  whenDone: true,
  part: 'score',
  filter: NO_FILTER,
  current: null,
  task: null,
  fraction: null,
  isStopped: false,
};

/** Who is compared with whom. */
interface Pair {
  readonly learner: string;
  readonly reference: string;
  readonly whenDone: boolean;
}

/** A learner’s work held against a reference. */
export interface TrainingFeature {
  readonly store: StoreApi<TrainingState>;
  /**
   * Compares; one that is under way is ended, as its answer is not wanted any more.
   *
   * @returns null where it was stopped, at once while that stands.
   */
  readonly compare: (pair: Pair) => Promise<Training | null>;
  readonly stop: () => void;
  /** Something else is to be compared, or the same after all. */
  readonly resume: () => void;
  /** Nobody looks at it any more. */
  readonly leave: () => void;
  readonly progress: (event: TaskProgress) => void;
  /** Another project is open, or none. */
  readonly clear: () => void;
}

/** Makes the feature. */
export function createTraining(client: Client): TrainingFeature {
  const store = createStore<TrainingState>(() => START);

  function leave(): void {
    const { task } = store.getState();
    if (task === null) return;
    store.setState({ task: null, fraction: null });
    void client.call('task.cancel', { task }).catch(() => undefined);
  }

  return {
    store,
    async compare(pair) {
      if (store.getState().isStopped) return null;
      leave();
      const task = newId();
      store.setState({ task, fraction: null });
      try {
        return await client.call('agreement.training', { task, ...pair });
      } catch (error) {
        if (isCancelled(error)) return null;
        throw error;
      } finally {
        if (store.getState().task === task) store.setState({ task: null, fraction: null });
      }
    },
    stop() {
      leave();
      store.setState({ isStopped: true });
    },
    resume: () => store.setState({ isStopped: false }),
    leave,
    progress(event) {
      if (store.getState().task === event.task) store.setState({ fraction: fractionOf(event) });
    },
    clear() {
      leave();
      store.setState(START);
    },
  };
}
