import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import type { SessionFeature } from '../session/store.ts';

/** A bundle, or a copy of a project, that a project is to be made from. */
export interface ChosenCopy {
  readonly name: string;
  readonly source: () => Promise<Source>;
}

/** Where making a project from a copy stands. */
export interface BeginningState {
  readonly copy: ChosenCopy | null;
  /** How far it is; null: it is not being made. */
  readonly making: { readonly task: string; readonly fraction: number | null } | null;
  readonly problem: string | null;
}

/** Beginning with a project that somebody else made. */
export interface Beginning {
  readonly store: StoreApi<BeginningState>;
  /** Null: none after all. */
  choose(copy: ChosenCopy | null): void;
  /** Makes the project and opens it; without a path in the usual folder. Answers whether it is there. */
  go(path: string | undefined): Promise<boolean>;
  cancel(): void;
  progress(progress: TaskProgress): void;
  clear(): void;
}

const NOTHING: BeginningState = { copy: null, making: null, problem: null };

/** Makes the feature. */
export function createBeginning(client: Client, session: Pick<SessionFeature, 'createFrom'>): Beginning {
  const store = createStore<BeginningState>(() => NOTHING);
  return {
    store,
    choose: (copy) => store.setState({ copy, problem: null }),
    async go(path) {
      const { copy, making } = store.getState();
      if (copy === null || making !== null) return false;
      const task = newId();
      store.setState({ making: { task, fraction: null }, problem: null });
      try {
        await session.createFrom({ task, source: await copy.source(), ...(path !== undefined && { path }) });
        store.setState(NOTHING);
        return true;
      } catch (error) {
        store.setState({ making: null, problem: isCancelled(error) ? null : messageOf(error) });
        return false;
      }
    },
    cancel() {
      const { making } = store.getState();
      if (making !== null) void client.call('task.cancel', { task: making.task }).catch(() => undefined);
    },
    progress(progress) {
      const { making } = store.getState();
      if (making?.task === progress.task) store.setState({ making: { ...making, fraction: fractionOf(progress) } });
    },
    clear: () => store.setState(NOTHING),
  };
}
