import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Input, Output } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';

/** What is asked about: an export that is not written. */
export type PreviewRequest = Omit<Input<'export.preview'>, 'task' | 'session'>;
/** How much would be written, and what would be lost. */
export type Counted = Output<'export.preview'>;

/** Where the counting of losses stands. */
export type LossPreview =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'counting';
      readonly task: string | null;
      readonly fraction: number | null;
      /** What was counted last for the same format: it stays in sight until it is known better. */
      readonly former: Counted | null;
    }
  | { readonly kind: 'counted'; readonly counted: Counted }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: string };

/** Counts what an export would lose, before it is written. */
export interface LossPreviewFeature {
  readonly store: StoreApi<LossPreview>;
  /** Asks, once the choice has stood for a moment. What was asked before is stopped: only the last answer counts. */
  ask(request: PreviewRequest): void;
  /** Stops the counting because the user wants so. */
  stop(): void;
  /** Asks once more for what was asked last, at once. */
  again(): void;
  /** Stops, and forgets. */
  leave(): void;
  progress(progress: TaskProgress): void;
}

/** A choice stands when nothing has changed for so long: arrow keys go over several formats. */
const STANDS_MS = 200;

/** Makes the counting of losses. */
export function createLossPreview(client: Client, standsAfter = STANDS_MS): LossPreviewFeature {
  const store = createStore<LossPreview>(() => ({ kind: 'none' }));
  const show = (preview: LossPreview): void => store.setState(preview, true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: PreviewRequest | null = null;

  function end(): void {
    clearTimeout(timer);
    const now = store.getState();
    if (now.kind === 'counting' && now.task !== null)
      void client.call('task.cancel', { task: now.task }).catch(() => undefined);
  }

  async function count(request: PreviewRequest): Promise<void> {
    const task = newId();
    const before = store.getState();
    show({ kind: 'counting', task, fraction: null, former: before.kind === 'counting' ? before.former : null });
    const isLast = (): boolean => {
      const now = store.getState();
      return now.kind === 'counting' && now.task === task;
    };
    try {
      const counted = await client.call('export.preview', { ...request, task });
      if (isLast()) show({ kind: 'counted', counted });
    } catch (error) {
      if (isLast()) show(isCancelled(error) ? { kind: 'stopped' } : { kind: 'failed', problem: messageOf(error) });
    }
  }

  return {
    store,
    ask(request) {
      end();
      const before = store.getState();
      const former = before.kind === 'counted' ? before.counted : before.kind === 'counting' ? before.former : null;
      show({ kind: 'counting', task: null, fraction: null, former: last?.format === request.format ? former : null });
      last = request;
      timer = setTimeout(() => void count(request), standsAfter);
    },
    stop() {
      end();
      show({ kind: 'stopped' });
    },
    again() {
      end();
      if (last !== null) void count(last);
    },
    leave() {
      end();
      last = null;
      show({ kind: 'none' });
    },
    progress(progress) {
      const now = store.getState();
      if (now.kind === 'counting' && now.task === progress.task) show({ ...now, fraction: fractionOf(progress) });
    },
  };
}
