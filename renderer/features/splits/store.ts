import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Source, Written } from '../../../shared/api/inputs.ts';
import type { SplitReport } from '../../../shared/api/splits.ts';
import type { SplitName } from '../../../shared/splits/measure.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { changedIn, moved, type Group, type Plan } from './groups.ts';
import { leaksSaid } from './words.ts';

/** Where the split that is shown comes from. */
export type SplitOrigin =
  | { readonly kind: 'proposed' | 'documents' }
  | { readonly kind: 'file'; readonly name: string };

/** What the tab shows. */
export interface SplitsState {
  readonly phase: 'none' | 'working' | 'ready' | 'stopped' | 'failed';
  readonly task: string | null;
  readonly fraction: number | null;
  readonly problem: string | null;
  /** Of train, validation and test, in percent. */
  readonly ratios: readonly [number, number, number];
  readonly seed: number;
  readonly report: SplitReport | null;
  readonly origin: SplitOrigin;
  /** Where the documents are to be: what was found, with what was moved since. */
  readonly plan: Plan;
  /** Where their metadata say that they are. */
  readonly saved: Plan;
  /** The project has changed since it was looked at. */
  readonly isOld: boolean;
  /** The group whose ties are shown, by its key. */
  readonly current: string | null;
}

/** Train, validation and test without leaks. */
export interface SplitsFeature {
  readonly store: StoreApi<SplitsState>;
  /** The tab is on the screen: the split of the documents is looked at, and where there is none, one is proposed. */
  enter(): void;
  choose(form: Partial<Pick<SplitsState, 'ratios' | 'seed'>>): void;
  propose(): Promise<void>;
  /** Looks at a split that is there: that of the documents, or of a CSV file. */
  check(file?: { readonly name: string; readonly source: Source }): Promise<void>;
  stop(): void;
  show(group: string | null): void;
  /** Puts a whole group into a split; null: into none. */
  move(group: Group, split: SplitName | null): void;
  /** Writes the plan into the documents, as one step that undo takes back. @returns whether there was anything to write and it may be. */
  save(): boolean;
  changed(changes: Written['changes']): void;
  stale(): void;
  progress(event: TaskProgress): void;
  clear(): void;
}

const START: SplitsState = {
  phase: 'none',
  task: null,
  fraction: null,
  problem: null,
  ratios: [80, 10, 10],
  seed: 1,
  report: null,
  origin: { kind: 'documents' },
  plan: new Map(),
  saved: new Map(),
  isOld: false,
  current: null,
};

interface SplitsOptions {
  readonly client: Client;
  readonly annotate: Pick<AnnotateFeature, 'mayWrite' | 'submit' | 'undoNotice' | 'history'>;
  readonly announce: (text: string) => void;
}

const planIn = ({ documents }: SplitReport): Plan => new Map(documents.map(({ id, split }) => [id, split]));

/** Makes the feature. */
export function createSplits({ client, annotate, announce }: SplitsOptions): SplitsFeature {
  const store = createStore<SplitsState>(() => START);

  function stop(): void {
    const { task } = store.getState();
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  /** Runs one look at the project; what an earlier one finds is not shown any more. */
  async function look(work: (task: string) => Promise<Partial<SplitsState>>): Promise<void> {
    stop();
    const task = newId();
    store.setState({ task, phase: 'working', fraction: null, problem: null });
    const show = (state: Partial<SplitsState>): void => {
      if (store.getState().task === task) store.setState({ ...state, task: null, fraction: null });
    };
    try {
      const found = await work(task);
      show({ phase: 'ready', isOld: false, current: null, ...found });
      const { report } = store.getState();
      if (report) announce(leaksSaid(report.leaks.length));
    } catch (error) {
      const stopped = isCancelled(error);
      show({ phase: stopped ? 'stopped' : 'failed', problem: stopped ? null : messageOf(error) });
    }
  }

  async function proposal(task: string): Promise<Partial<SplitsState>> {
    const { ratios, seed } = store.getState();
    const report = await client.call('splits.propose', { task, ratios: ratios.map((ratio) => ratio / 100), seed });
    return { report, plan: planIn(report), origin: { kind: 'proposed' } };
  }

  async function first(task: string): Promise<Partial<SplitsState>> {
    const report = await client.call('splits.check', { task });
    const saved = planIn(report);
    if (report.documents.some(({ split, other }) => (split ?? other) !== null) || report.documents.length === 0) {
      return { report, saved, plan: saved, origin: { kind: 'documents' } };
    }
    return { saved, ...(await proposal(task)) };
  }

  return {
    store,
    enter() {
      const { phase, isOld } = store.getState();
      if (phase === 'none' || (isOld && changedIn(store.getState().plan, store.getState().saved).length === 0)) {
        void look(first);
      }
    },
    choose: (form) => store.setState(form),
    propose: () => look(proposal),
    check: (file) =>
      look(async (task) => {
        const report = await client.call('splits.check', { task, ...(file && { source: file.source }) });
        const plan = planIn(report);
        return file
          ? { report, plan, origin: { kind: 'file', name: file.name } }
          : { report, plan, saved: plan, origin: { kind: 'documents' } };
      }),
    stop,
    show: (current) => store.setState({ current }),
    move(group, split) {
      store.setState(({ plan }) => ({ plan: moved(plan, group, split) }));
      announce(
        split === null
          ? t('splits.takenOut', { count: group.documents.length })
          : t('splits.moved', { count: group.documents.length, split: t(`splits.names.${split}`) }),
      );
    },
    save() {
      const { plan, saved } = store.getState();
      const splits = changedIn(plan, saved);
      if (splits.length === 0) {
        announce(t('splits.nothingToSave'));
        return false;
      }
      if (!annotate.mayWrite()) return false;
      const batch = newId();
      annotate.undoNotice.say(t('splits.savedNow', { count: splits.length }), batch, {
        label: t('splits.undo'),
        run: () => void annotate.history.undo(),
      });
      const send = (session: string): Promise<Written> => client.call('splits.save', { session, batch, splits });
      void annotate
        .submit({ batch, document: '', name: t('splits.saving'), edits: [], send })
        // Documents that are many are told as stale: what was written is known here.
        .then((written) => (written === null ? undefined : store.setState({ saved: plan })));
      return true;
    },
    changed(changes) {
      const { saved, report } = store.getState();
      if (report === null) return;
      const next = new Map(saved);
      let isElse = false;
      for (const change of changes) {
        if (change.entity === 'document' && change.after !== null && saved.has(change.id)) {
          next.set(change.id, splitIn(change.after));
        } else isElse ||= ['document', 'annotation', 'relation', 'claim'].includes(change.entity);
      }
      store.setState(({ isOld }) => ({ saved: next, isOld: isOld || isElse }));
    },
    stale() {
      if (store.getState().report !== null) store.setState({ isOld: true });
    },
    progress(event) {
      if (event.task === store.getState().task) store.setState({ fraction: fractionOf(event) });
    },
    clear() {
      stop();
      store.setState(START);
    },
  };
}

function splitIn(document: unknown): SplitName | null {
  const split = (document as { readonly metadata?: Readonly<Record<string, unknown>> }).metadata?.['split'];
  return split === 'train' || split === 'validation' || split === 'test' ? split : null;
}
