import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BulkAction, BulkPlan, BulkTarget } from '../../../shared/api/bulk.ts';
import type { Client } from '../../../shared/api/client.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import type { DialogName } from '../../app/store.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';

/** What an action would be for now: what is selected in the list, else all that it shows. */
export interface Offer {
  readonly target: BulkTarget;
  readonly count: number;
  readonly isSelected: boolean;
}

/** Where a change of many annotations stands. */
export interface BulkState {
  /** What the list offers; null: there is none on the screen, or it is empty. */
  readonly offer: Offer | null;
  /** What the dialog is about: the offer of the moment when it was opened. */
  readonly chosen: Offer | null;
  readonly plan: BulkPlan | null;
  readonly problem: string | null;
  readonly isRunning: boolean;
  readonly fraction: number | null;
  readonly task: string | null;
}

/** Doing one thing to many annotations, in one step, after saying what it will come to. */
export interface Bulk {
  readonly store: StoreApi<BulkState>;
  offer(offer: Offer | null): void;
  /** Opens the dialog for what is offered. */
  start(): void;
  /** Counts what an action would come to; null: there is no action yet. */
  plan(action: BulkAction | null): Promise<void>;
  run(action: BulkAction): void;
  stop(): void;
  /** Another project: what was offered and counted was the last one's. */
  clear(): void;
  progress(progress: TaskProgress): void;
}

interface BulkOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Notices;
  readonly openDialog: (dialog: DialogName | null) => void;
}

const NOTHING: Omit<BulkState, 'offer' | 'chosen'> = {
  plan: null,
  problem: null,
  isRunning: false,
  fraction: null,
  task: null,
};

/** Makes the feature. */
export function createBulk({ client, annotate, notices, openDialog }: BulkOptions): Bulk {
  const store = createStore<BulkState>(() => ({ offer: null, chosen: null, ...NOTHING }));

  function stop(): void {
    const { task } = store.getState();
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  return {
    store,
    offer: (offer) => store.setState({ offer }),
    start() {
      const { offer } = store.getState();
      if (offer === null || offer.count === 0) {
        notices.say(t('bulk.none'), { id: 'bulk' });
        return;
      }
      if (!annotate.mayWrite()) return;
      annotate.flush();
      store.setState({ ...NOTHING, chosen: offer });
      openDialog('bulk');
    },
    async plan(action) {
      const { chosen } = store.getState();
      stop();
      const task = newId();
      store.setState({ ...NOTHING, task });
      if (action === null || chosen === null) return;
      const show = (state: Partial<BulkState>): void => {
        if (store.getState().task === task) store.setState(state);
      };
      try {
        // What was done before must be counted, too.
        await annotate.settled();
        show({ plan: await client.call('annotations.bulkPlan', { task, target: chosen.target, action }) });
      } catch (error) {
        if (!isCancelled(error)) show({ problem: messageOf(error) });
      }
    },
    run(action) {
      const { chosen, plan, isRunning } = store.getState();
      if (chosen === null || plan === null || plan.change === 0 || isRunning || !annotate.mayWrite()) return;
      const [batch, task] = [newId(), newId()];
      const { target } = chosen;
      store.setState({ isRunning: true, task, fraction: null, problem: null });
      let changed = 0;
      const written = annotate.submit({
        batch,
        name: t('bulk.name'),
        document: annotate.store.getState().id ?? '',
        edits: [],
        onRefused: (problem) => store.setState({ problem, isRunning: false }),
        async send(session) {
          const answer = await client.call('annotations.bulk', { session, batch, task, target, action });
          changed = answer.plan.change;
          return answer;
        },
      });
      void written.then((answer) => {
        if (answer === null) return;
        store.setState({ ...NOTHING, chosen: null });
        openDialog(null);
        annotate.sayUndoable(t(action.kind === 'delete' ? 'bulk.removed' : 'bulk.done', { count: changed }), batch);
      });
    },
    stop,
    clear() {
      stop();
      store.setState({ ...NOTHING, offer: null, chosen: null });
    },
    progress(progress) {
      if (store.getState().task === progress.task) store.setState({ fraction: fractionOf(progress) });
    },
  };
}
