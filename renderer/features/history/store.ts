import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { BatchInfo } from '../../../shared/api/history.ts';
import type { Input, Output } from '../../../shared/api/procedures.ts';
import { messageOf } from '../../app/errors.ts';

/** What the list of the history is narrowed to. */
export type HistoryFilter = Pick<Input<'history.batches'>, 'actor' | 'document' | 'kind' | 'words'>;

/** What the view of the history shows. */
export interface HistoryState {
  readonly filter: HistoryFilter;
  readonly batches: readonly BatchInfo[];
  /** Where earlier batches go on; null: there are none. */
  readonly next: number | null;
  readonly actors: Output<'history.batches'>['actors'];
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly selected: string | null;
  /** The selected batch with its changes; null while it is read. */
  readonly detail: Output<'history.batch'> | null;
}

/** Looking through the history of the project. */
export interface HistoryFeature {
  readonly store: StoreApi<HistoryState>;
  /** Reads the newest batches; those that are shown stay until the answer is there. */
  load(): Promise<void>;
  setFilter(filter: HistoryFilter): void;
  /** Reads earlier batches, where there are some. */
  more(): Promise<void>;
  select(batch: string): Promise<void>;
  /** Reads further changes of the selected batch. */
  moreChanges(): Promise<void>;
  /** The project is left. */
  clear(): void;
}

const NOTHING: HistoryState = {
  filter: {},
  batches: [],
  next: null,
  actors: [],
  phase: 'idle',
  problem: null,
  selected: null,
  detail: null,
};

/** Makes the feature. What is asked for last is what is shown. */
export function createHistoryFeature(client: Client): HistoryFeature {
  const store = createStore<HistoryState>(() => NOTHING);
  let asked = 0;

  async function page(before: number | null): Promise<void> {
    const mine = ++asked;
    const { filter } = store.getState();
    if (before === null) store.setState({ phase: 'loading' });
    try {
      const answer = await client.call('history.batches', { ...filter, ...(before !== null && { before }) });
      if (mine !== asked) return;
      const kept = before === null ? [] : store.getState().batches;
      const batches = [...kept, ...answer.batches];
      store.setState({ batches, next: answer.next, actors: answer.actors, phase: 'ready', problem: null });
      const { selected } = store.getState();
      const first = batches[0];
      if (batches.some(({ batch }) => batch === selected) && selected !== null) await read(selected, 0);
      else if (first === undefined) store.setState({ selected: null, detail: null });
      else await select(first.batch);
    } catch (error) {
      if (mine === asked) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  async function read(batch: string, from: number): Promise<void> {
    const answer = await client.call('history.batch', { batch, from });
    const { selected, detail } = store.getState();
    if (selected !== batch) return;
    const before = from === 0 ? [] : (detail?.operations ?? []);
    store.setState({ detail: { ...answer, operations: [...before, ...answer.operations] } });
  }

  async function select(batch: string): Promise<void> {
    store.setState({ selected: batch, detail: null });
    try {
      await read(batch, 0);
    } catch (error) {
      if (store.getState().selected === batch) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  return {
    store,
    load: () => page(null),
    setFilter(filter) {
      store.setState({ filter });
      void page(null);
    },
    async more() {
      const { next, phase } = store.getState();
      if (next === null || phase !== 'ready') return;
      store.setState({ next: null });
      await page(next);
    },
    select,
    async moreChanges() {
      const { selected, detail } = store.getState();
      if (selected !== null && detail?.next != null) await read(selected, detail.next);
    },
    clear() {
      asked += 1;
      store.setState(NOTHING, true);
    },
  };
}
