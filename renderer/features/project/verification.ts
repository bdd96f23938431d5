import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';

/** Where the check of a project stands. */
export type VerificationState =
  | { readonly kind: 'checking'; readonly task: string; readonly phase: string; readonly fraction: number | null }
  | { readonly kind: 'checked'; readonly result: Output<'project.verify'> }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'stopped' };

/** Checking everything that a project promises. */
export interface Verification {
  readonly store: StoreApi<VerificationState>;
  start(): Promise<void>;
  /** Makes the index of the search anew, then checks again. */
  rebuildSearch(): Promise<void>;
  /** Stops the check that runs, if one does. */
  cancel(): void;
  progress(progress: TaskProgress): void;
}

/** Makes the check. A later one takes the place of one that still runs. */
export function createVerification(client: Client): Verification {
  const store = createStore<VerificationState>(() => ({ kind: 'stopped' }));

  const isCurrent = (task: string): boolean => {
    const state = store.getState();
    return state.kind === 'checking' && state.task === task;
  };

  async function check(rebuild: boolean): Promise<void> {
    const task = newId();
    const show = (state: VerificationState): void => {
      if (isCurrent(task)) store.setState(state, true);
    };
    store.setState({ kind: 'checking', task, phase: rebuild ? 'rebuild' : '', fraction: null }, true);
    try {
      if (rebuild) await client.call('search.rebuild', {});
      if (!isCurrent(task)) return;
      const result = await client.call('project.verify', { task });
      show({ kind: 'checked', result });
    } catch (error) {
      show(isCancelled(error) ? { kind: 'stopped' } : { kind: 'failed', problem: messageOf(error) });
    }
  }

  return {
    store,
    start: () => check(false),
    rebuildSearch: () => check(true),
    cancel() {
      const state = store.getState();
      if (state.kind === 'checking') void client.call('task.cancel', { task: state.task }).catch(() => undefined);
    },
    progress(progress) {
      const state = store.getState();
      if (state.kind !== 'checking' || state.task !== progress.task) return;
      store.setState({ ...state, phase: progress.phase, fraction: fractionOf(progress) }, true);
    },
  };
}
