import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { QualityFinding, QualityKind, QualityReport } from '../../../shared/api/quality.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { dismissing, fixing } from './mending.ts';
import { kindName } from './words.ts';

/** Which findings are listed; null: all. */
export interface QualityFilter {
  readonly kind: QualityKind | null;
  readonly layer: string | null;
  readonly label: string | null;
  readonly document: string | null;
  /** Whether those that are right are listed, too. */
  readonly right: boolean;
}

/** What the tab shows. */
export interface QualityState {
  readonly phase: 'none' | 'checking' | 'ready' | 'stopped' | 'failed';
  readonly task: string | null;
  readonly fraction: number | null;
  readonly problem: string | null;
  /** What was found last; it stays while a new check is under way. */
  readonly report: QualityReport | null;
  readonly filter: QualityFilter;
  /** Findings that were mended or dismissed since: the next check leaves them out. */
  readonly gone: ReadonlySet<string>;
  /** The finding whose place was shown last: where the list goes on. */
  readonly current: string | null;
}

/** What looks wrong in the work. */
export interface QualityFeature {
  readonly store: StoreApi<QualityState>;
  /** The tab is on the screen, or not any more: only then is what has changed looked at. */
  enter(): void;
  leave(): void;
  check(): Promise<void>;
  stop(): void;
  filter(filter: Partial<QualityFilter>): void;
  /** The place of the finding is shown now. */
  shown(finding: QualityFinding): void;
  /** Mends it, as one step that undo takes back. @returns whether there is a way. */
  fix(finding: QualityFinding): boolean;
  /** Says that it is right as it is; of one that is right already, that it is to be looked at again. */
  dismiss(finding: QualityFinding): boolean;
  changed(): void;
  stale(): void;
  progress(event: TaskProgress): void;
  clear(): void;
}

/** Shows every open finding. */
export const ALL_FINDINGS: QualityFilter = { kind: null, layer: null, label: null, document: null, right: false };

const START: QualityState = {
  phase: 'none',
  task: null,
  fraction: null,
  problem: null,
  report: null,
  filter: ALL_FINDINGS,
  gone: new Set(),
  current: null,
};

/** Changes come one by one while somebody mends: the next check waits for a rest, a longer one where it takes longer. */
const REST_MS = 400;

/** What the feature is made of. */
export interface QualityOptions {
  readonly client: Client;
  readonly annotate: Pick<AnnotateFeature, 'mayWrite' | 'submit' | 'undoNotice' | 'history'>;
  readonly announce: (text: string) => void;
}

/** Makes the feature. */
export function createQuality({ client, annotate, announce }: QualityOptions): QualityFeature {
  const store = createStore<QualityState>(() => START);
  let isShown = false;
  let isStale = true;
  let took = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    const { task } = store.getState();
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  async function check(): Promise<void> {
    stop();
    clearTimeout(timer);
    isStale = false;
    const task = newId();
    const start = performance.now();
    const { kind: _, right, layer, label, document } = store.getState().filter;
    const isFirst = store.getState().report === null;
    store.setState({ task, phase: 'checking', fraction: null, problem: null });
    const show = (state: Partial<QualityState>): void => {
      if (store.getState().task === task) store.setState({ ...state, task: null, fraction: null });
    };
    try {
      const report = await client.call('quality.check', {
        task,
        ...(layer !== null && { layer }),
        ...(label !== null && { label }),
        ...(document !== null && { document }),
        ...(right && { dismissed: true }),
      });
      took = performance.now() - start;
      show({ phase: 'ready', report, gone: new Set() });
      if (isFirst) announce(t('quality.found', { count: openIn(report) }));
    } catch (error) {
      const stopped = isCancelled(error);
      if (stopped && store.getState().task === task) isStale = true;
      show({ phase: stopped ? 'stopped' : 'failed', problem: stopped ? null : messageOf(error) });
    }
  }

  function soon(): void {
    isStale = true;
    clearTimeout(timer);
    if (isShown) timer = setTimeout(() => void check(), Math.max(REST_MS, 2 * took));
  }

  function hide(id: string): void {
    store.setState(({ gone }) => ({ gone: new Set(gone).add(id) }));
  }

  return {
    store,
    enter() {
      isShown = true;
      if (isStale) void check();
    },
    leave() {
      isShown = false;
      clearTimeout(timer);
    },
    check,
    stop,
    filter(filter) {
      store.setState((state) => ({ filter: { ...state.filter, ...filter } }));
      // Kinds are told apart here; everything else is asked for.
      if (Object.keys(filter).some((name) => name !== 'kind')) void check();
    },
    shown: ({ id }) => store.setState({ current: id }),
    fix(finding) {
      const write = fixing(client, finding);
      if (write === null) {
        announce(t('quality.noFix'));
        return false;
      }
      if (!annotate.mayWrite()) return true;
      hide(finding.id);
      annotate.undoNotice.say(t('quality.fixed', { what: kindName(finding.kind) }), write.batch, {
        label: t('quality.undo'),
        run: () => void annotate.history.undo(),
      });
      void annotate.submit(write).then((written) => (written === null ? soon() : undefined));
      return true;
    },
    dismiss(finding) {
      if (!annotate.mayWrite()) return true;
      const isRight = finding.dismissed === null;
      const write = dismissing(client, finding, isRight);
      if (isRight && !store.getState().filter.right) hide(finding.id);
      annotate.undoNotice.say(t(isRight ? 'quality.dismissed' : 'quality.reopened'), write.batch, {
        label: t('quality.undo'),
        run: () => void annotate.history.undo(),
      });
      void annotate.submit(write).then((written) => (written === null ? soon() : undefined));
      return true;
    },
    changed: soon,
    stale: soon,
    progress(event) {
      if (event.task === store.getState().task) store.setState({ fraction: fractionOf(event) });
    },
    clear() {
      stop();
      clearTimeout(timer);
      isStale = true;
      store.setState(START);
    },
  };
}

/** Findings that nobody has called right. */
export const openIn = ({ kinds }: Pick<QualityReport, 'kinds'>): number =>
  kinds.reduce((sum, { open }) => sum + open, 0);

/** The findings that are listed now, the gravest first. O(findings). */
export const shownFindings = ({ report, filter, gone }: QualityState): readonly QualityFinding[] =>
  (report?.findings ?? []).filter(({ id, kind }) => !gone.has(id) && (filter.kind === null || kind === filter.kind));
