import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Pass, PassPlan } from '../../../shared/api/adjudication.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { HostEvent } from '../../../shared/api/transport.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import type { DialogName } from '../../app/store.ts';
import { fractionOf } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { countsIn, selectionOf, type PassState, type ReviewState } from './state.ts';

/** The first pass: what can be decided by itself. */
export interface PassFeature {
  /** Opens the dialog, and counts. */
  open(): void;
  choose(form: Partial<PassState['form']>): void;
  run(): void;
  /** Accepts all that every layer says alike. */
  acceptAgreed(): void;
  close(): void;
  progress(event: Extract<HostEvent, { type: 'progress' }>): void;
}

interface PassOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly store: StoreApi<ReviewState>;
  readonly openDialog: (dialog: DialogName | null) => void;
}

const START: PassState = {
  form: { strategy: 'majority', minAgreement: 0.6 },
  plan: null,
  problem: null,
  isRunning: false,
  fraction: null,
  task: null,
};

/** Makes it, on the store of the page. */
export function createPass({ client, annotate, store, openDialog }: PassOptions): PassFeature {
  const set = (patch: Partial<PassState>): void =>
    store.setState(({ pass }) => ({ pass: pass === null ? null : { ...pass, ...patch } }));

  function stop(): void {
    const task = store.getState().pass?.task ?? null;
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  async function plan(): Promise<void> {
    stop();
    const task = newId();
    set({ task, plan: null, problem: null, fraction: null });
    const { pass, form } = store.getState();
    if (pass === null) return;
    try {
      await annotate.settled();
      const found = await client.call('adjudication.plan', { task, ...selectionOf(form), ...pass.form });
      if (store.getState().pass?.task === task) set({ plan: found, task: null });
    } catch (error) {
      if (store.getState().pass?.task === task && !isCancelled(error)) set({ problem: messageOf(error), task: null });
    }
  }

  function submit(
    asked: Pick<Pass, 'strategy' | 'minAgreement'>,
    done: (plan: PassPlan) => string,
    onRefused: (message: string) => void,
  ): void {
    const [batch, task] = [newId(), newId()];
    const selection = selectionOf(store.getState().form);
    set({ isRunning: true, task, fraction: null, problem: null });
    let said = '';
    const written = annotate.submit({
      batch,
      name: t('review.pass.running'),
      document: '',
      edits: [],
      onRefused,
      async send(session) {
        const answer = await client.call('adjudication.pass', { session, batch, task, ...selection, ...asked });
        said = done(answer.plan);
        return answer;
      },
    });
    void written.then((answer) => {
      if (answer === null) return;
      if (store.getState().pass !== null) openDialog(null);
      store.setState({ pass: null });
      annotate.sayUndoable(said, batch);
    });
  }

  return {
    open() {
      if (!annotate.mayWrite()) return;
      store.setState({ pass: START });
      openDialog('firstPass');
      void plan();
    },
    choose(form) {
      const { pass } = store.getState();
      if (pass === null || pass.isRunning) return;
      set({ form: { ...pass.form, ...form } });
      void plan();
    },
    run() {
      const { pass } = store.getState();
      if (pass === null || pass.plan === null || pass.isRunning) return;
      submit(
        pass.form,
        ({ accepted, rejected }) => t('review.pass.done', { count: accepted + rejected }),
        (problem) => set({ problem, isRunning: false, task: null }),
      );
    },
    acceptAgreed() {
      if (countsIn(store.getState()).agreed === 0 || !annotate.mayWrite()) return;
      submit(
        { strategy: 'agreed', minAgreement: 0 },
        ({ accepted }) => t('review.agreedAccepted', { count: accepted }),
        (problem) => store.setState({ problem }),
      );
    },
    close() {
      stop();
      store.setState({ pass: null });
      openDialog(null);
    },
    progress(event) {
      if (store.getState().pass?.task === event.task) set({ fraction: fractionOf(event) });
    },
  };
}
