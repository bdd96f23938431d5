import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { DialogName } from '../../app/store.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';

/** Where writing a bundle stands. */
export type BundlePhase =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  /** The file is there already: only the user may have it overwritten. */
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'writing'; readonly task: string; readonly fraction: number | null }
  | { readonly kind: 'written'; readonly result: Output<'bundle.write'> };

interface BundleState {
  readonly phase: BundlePhase;
  /** Whether the files that texts were read from come along. */
  readonly originals: boolean;
  /** The path as it was typed; null: the usual one. */
  readonly typed: string | null;
}

/** Writing bundles for others. */
export interface Bundling {
  readonly store: StoreApi<BundleState>;
  start(): void;
  write(path: string, overwrite: boolean): Promise<void>;
  cancel(): void;
  back(): void;
  type(path: string): void;
  take(originals: boolean): void;
  progress(progress: TaskProgress): void;
  clear(): void;
}

const CHOOSING: BundlePhase = { kind: 'choosing', problem: null };
const NOTHING: BundleState = { phase: CHOOSING, originals: false, typed: null };

interface BundlingOptions {
  readonly client: Client;
  readonly openDialog: (dialog: DialogName | null) => void;
}

/** Makes the feature. */
export function createBundling({ client, openDialog }: BundlingOptions): Bundling {
  const store = createStore<BundleState>(() => NOTHING);
  const show = (phase: BundlePhase): void => store.setState({ phase });
  return {
    store,
    start() {
      store.setState(NOTHING);
      openDialog('bundle');
    },
    async write(path, overwrite) {
      const task = newId();
      show({ kind: 'writing', task, fraction: null });
      try {
        const { originals } = store.getState();
        show({ kind: 'written', result: await client.call('bundle.write', { task, path, originals, overwrite }) });
      } catch (error) {
        if (isCancelled(error)) show(CHOOSING);
        else if (error instanceof Refusal && error.code === 'exists') show({ kind: 'exists', path });
        else show({ kind: 'choosing', problem: messageOf(error) });
      }
    },
    cancel() {
      const { phase } = store.getState();
      if (phase.kind === 'writing') void client.call('task.cancel', { task: phase.task }).catch(() => undefined);
    },
    back: () => show(CHOOSING),
    type: (typed) => store.setState({ typed, phase: CHOOSING }),
    take: (originals) => store.setState({ originals }),
    progress(progress) {
      const { phase } = store.getState();
      if (phase.kind === 'writing' && phase.task === progress.task) show({ ...phase, fraction: fractionOf(progress) });
    },
    clear: () => store.setState(NOTHING),
  };
}
