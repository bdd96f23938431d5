import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgreementResult, ProjectAgreement } from '../../../shared/api/agreement.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { SessionFeature } from '../session/store.ts';
import type { DifferenceFilter } from './differences.ts';
import { USUAL_THRESHOLDS, type Pair, type Thresholds } from './measures.ts';

/** What is compared; null: all that there is. */
export interface Choice {
  readonly layers: readonly string[] | null;
  readonly documents: readonly string[] | null;
  readonly labels: readonly string[] | null;
}

/** How far long work is, and what came of it. */
export interface Work<T> {
  readonly phase: 'none' | 'computing' | 'ready' | 'stopped' | 'failed';
  readonly task: string | null;
  readonly fraction: number | null;
  /** Steps that are done, where nobody knows how many there are. */
  readonly steps: number;
  readonly problem: string | null;
  /** The last answer; it stays while a fresh one is under way. */
  readonly found: T | null;
}

/** The disagreements of two layers that are shown, instead of the numbers. */
export interface Behind {
  readonly pair: Pair;
  readonly filter: DifferenceFilter;
  /** The one at hand, by its key; null: the first. */
  readonly current: string | null;
}

/** What the tab of the numbers shows. It stays while another view is open. */
export interface AgreementState {
  readonly tab: 'results' | 'training';
  readonly choice: Choice;
  readonly numbers: Work<ProjectAgreement>;
  /** γ of what is chosen. */
  readonly gamma: Work<readonly AgreementResult[]>;
  /** The work has changed since the numbers were computed. */
  readonly isStale: boolean;
  /** The measure of the matrix and of labels and documents, by its key. */
  readonly measure: string;
  /** Whose numbers are shown, by the pair's key; empty: all together. */
  readonly pair: string;
  readonly thresholds: Thresholds;
  readonly seed: number;
  /** Null: the numbers are shown. */
  readonly behind: Behind | null;
}

/** How far layers agree. */
export interface AgreementFeature {
  readonly store: StoreApi<AgreementState>;
  /** The numbers are on the screen: computes them where there are none, or where they are old. @returns the end of it. */
  enter(): () => void;
  choose(choice: Partial<Choice>): void;
  compute(): Promise<void>;
  measureGamma(): Promise<void>;
  /** Draws the conventions' lines elsewhere: remembered for all projects. */
  setThresholds(thresholds: Thresholds): void;
  /** Shows what is behind a number. */
  open(pair: Pair, filter: DifferenceFilter): void;
  /** Back to the numbers. */
  back(): void;
  stop(): void;
  changed(changes: Written['changes']): void;
  stale(): void;
  progress(event: TaskProgress): void;
  clear(): void;
}

const IDLE = { phase: 'none', task: null, fraction: null, steps: 0, problem: null, found: null } as const;
const START: AgreementState = {
  tab: 'results',
  choice: { layers: null, documents: null, labels: null },
  numbers: IDLE,
  gamma: IDLE,
  isStale: false,
  measure: 'span_strict',
  pair: '',
  thresholds: USUAL_THRESHOLDS,
  seed: 1,
  behind: null,
};
/** What is quicker than this is computed again by itself when the work changes. */
const QUICK_MS = 1500;
/** Changes come one by one while somebody works. */
const REST_MS = 400;

/** Kinds of records that the numbers come from. */
const COUNTED: ReadonlySet<string> = new Set([
  'annotation',
  'relation',
  'claim',
  'status',
  'document',
  'documentLabels',
  'codebook',
  'layer',
  'team',
  'assignment',
]);

/** Makes the feature. */
export function createAgreement({
  client,
  session,
  announce,
}: {
  readonly client: Client;
  readonly session: Pick<SessionFeature, 'remember' | 'recall'>;
  readonly announce: (text: string) => void;
}): AgreementFeature {
  const store = createStore<AgreementState>(() => START);
  let isShown = false;
  let lastMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const asked = () => {
    const { layers, documents, labels } = store.getState().choice;
    return {
      ...(layers && { layers: [...layers] }),
      ...(documents && { documents: [...documents] }),
      ...(labels && { labels: [...labels] }),
    };
  };

  async function run<K extends 'numbers' | 'gamma'>(
    which: K,
    call: (task: string) => Promise<AgreementState[K]['found']>,
  ): Promise<void> {
    const task = newId();
    end(which);
    store.setState((state) => ({
      ...state,
      [which]: { ...state[which], phase: 'computing', task, fraction: null, steps: 0, problem: null },
    }));
    const settle = (work: Partial<Work<unknown>>): void => {
      store.setState((state) =>
        state[which].task === task ? { ...state, [which]: { ...state[which], ...work, task: null } } : state,
      );
    };
    try {
      settle({ phase: 'ready', found: await call(task) });
    } catch (error) {
      const stopped = isCancelled(error);
      settle({ phase: stopped ? 'stopped' : 'failed', problem: stopped ? null : messageOf(error), found: null });
    }
  }

  function end(which: 'numbers' | 'gamma'): void {
    const { task } = store.getState()[which];
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  async function compute(): Promise<void> {
    clearTimeout(timer);
    end('gamma');
    store.setState({ isStale: false, gamma: IDLE });
    const { layers } = store.getState().choice;
    if (layers !== null && layers.length < 2) {
      // Nothing to be asked: the view says what is missing.
      end('numbers');
      store.setState({ numbers: { ...IDLE, phase: 'failed' } });
      return;
    }
    const before = performance.now();
    await run('numbers', (task) => client.call('agreement.project', { task, ...asked(), gamma: 'without' }));
    lastMs = performance.now() - before;
    const { phase, found } = store.getState().numbers;
    if (phase === 'ready' && found !== null && isShown) announce(t('agreement.ready', { count: found.items }));
  }

  function soon(): void {
    if (store.getState().numbers.phase === 'none') return;
    store.setState({ isStale: true });
    clearTimeout(timer);
    if (isShown && lastMs < QUICK_MS) timer = setTimeout(() => void compute(), REST_MS);
  }

  return {
    store,
    enter() {
      isShown = true;
      const [low, high] = [session.recall('agreement.low'), session.recall('agreement.high')];
      if (typeof low === 'number' && typeof high === 'number') store.setState({ thresholds: [low, high] });
      const { numbers, isStale } = store.getState();
      if (numbers.phase === 'none' || (isStale && lastMs < QUICK_MS)) void compute();
      return () => {
        isShown = false;
        clearTimeout(timer);
      };
    },
    choose(choice) {
      store.setState((state) => ({ choice: { ...state.choice, ...choice }, pair: '', behind: null }));
      void compute();
    },
    compute,
    measureGamma: () =>
      run('gamma', async (task) => {
        const { seed } = store.getState();
        const { results } = await client.call('agreement.project', { task, ...asked(), seed, gamma: 'only' });
        return results;
      }),
    setThresholds(thresholds) {
      store.setState({ thresholds });
      session.remember('agreement.low', thresholds[0]);
      session.remember('agreement.high', thresholds[1]);
    },
    open: (pair, filter) => store.setState({ behind: { pair, filter, current: null } }),
    back: () => store.setState({ behind: null }),
    stop() {
      end('numbers');
      end('gamma');
    },
    changed(changes) {
      if (changes.length === 0 || changes.some(({ entity }) => COUNTED.has(entity))) soon();
    },
    stale: soon,
    progress(event) {
      for (const which of ['numbers', 'gamma'] as const) {
        store.setState((state) =>
          state[which].task === event.task
            ? { ...state, [which]: { ...state[which], fraction: fractionOf(event), steps: event.done } }
            : state,
        );
      }
    },
    clear() {
      end('numbers');
      end('gamma');
      clearTimeout(timer);
      store.setState(START);
    },
  };
}
