import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import type { MergePlan } from '../../../shared/api/merge.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { DialogName } from '../../app/store.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';

/** What is said beside the plans: files that cannot be merged, and whether this project's own clock was ahead. */
export type Aside = Pick<Output<'merge.preview'>, 'broken' | 'ahead'>;

/** Where a merge stands. */
export type MergePhase =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  | { readonly kind: 'reading'; readonly task: string; readonly fraction: number | null }
  /** What it would do stands there; `problem`: it was tried, and nothing was changed. */
  | {
      readonly kind: 'planned';
      readonly id: string;
      readonly plans: readonly MergePlan[];
      readonly aside: Aside;
      readonly problem: string | null;
    }
  | {
      readonly kind: 'merging';
      readonly task: string;
      readonly id: string;
      readonly plans: readonly MergePlan[];
      readonly aside: Aside;
      readonly fraction: number | null;
    };

/** Merging other copies of the project into it. */
export interface Merging {
  readonly store: StoreApi<{ readonly phase: MergePhase }>;
  /** Opens the dialog; with files, these are read at once. */
  start(sources?: () => Promise<readonly Source[]>): void;
  read(sources: () => Promise<readonly Source[]>): Promise<void>;
  merge(): Promise<void>;
  cancel(): void;
  /** Lets go of what was read. */
  leave(): void;
  progress(progress: TaskProgress): void;
  clear(): void;
}

interface MergingOptions {
  readonly client: Client;
  readonly openDialog: (dialog: DialogName | null) => void;
  /** It is done. */
  readonly onMerged: (merged: Output<'merge.commit'>) => void;
}

const CHOOSING: MergePhase = { kind: 'choosing', problem: null };

/** Whether merging would change anything, and may be done. */
export const canMerge = (plans: readonly MergePlan[]): boolean =>
  plans.some(({ operations, files }) => operations.new + files > 0);

/** Makes the feature. */
export function createMerging({ client, openDialog, onMerged }: MergingOptions): Merging {
  const store = createStore<{ readonly phase: MergePhase }>(() => ({ phase: CHOOSING }));
  const phase = (): MergePhase => store.getState().phase;
  const show = (next: MergePhase): void => store.setState({ phase: next });
  const isAt = (task: string): boolean => {
    const now = phase();
    return (now.kind === 'reading' || now.kind === 'merging') && now.task === task;
  };
  const discard = (id: string): void => void client.call('merge.discard', { id }).catch(() => undefined);

  async function read(sources: () => Promise<readonly Source[]>): Promise<void> {
    leave();
    const task = newId();
    show({ kind: 'reading', task, fraction: null });
    try {
      const chosen = await sources();
      if (!isAt(task)) return;
      const { id, plans, ...aside } = await client.call('merge.preview', { task, sources: [...chosen] });
      if (isAt(task)) show({ kind: 'planned', id, plans, aside, problem: null });
      else discard(id);
    } catch (error) {
      if (isAt(task)) show({ kind: 'choosing', problem: isCancelled(error) ? null : messageOf(error) });
    }
  }

  function leave(): void {
    const now = phase();
    if (now.kind === 'reading') void client.call('task.cancel', { task: now.task }).catch(() => undefined);
    if (now.kind === 'planned') discard(now.id);
    show(CHOOSING);
  }

  return {
    store,
    read,
    leave,
    start(sources) {
      openDialog('merge');
      if (sources !== undefined) void read(sources);
    },
    async merge() {
      const now = phase();
      if (now.kind !== 'planned' || !canMerge(now.plans)) return;
      const { id, plans, aside } = now;
      const task = newId();
      show({ kind: 'merging', task, id, plans, aside, fraction: null });
      try {
        const merged = await client.call('merge.commit', { task, id });
        discard(id);
        show(CHOOSING);
        onMerged(merged);
      } catch (error) {
        show({ kind: 'planned', id, plans, aside, problem: isCancelled(error) ? null : messageOf(error) });
      }
    },
    cancel() {
      const now = phase();
      if (now.kind === 'reading' || now.kind === 'merging')
        void client.call('task.cancel', { task: now.task }).catch(() => undefined);
    },
    progress(progress) {
      const now = phase();
      if (isAt(progress.task) && (now.kind === 'reading' || now.kind === 'merging'))
        show({ ...now, fraction: fractionOf(progress) });
    },
    clear: () => show(CHOOSING),
  };
}
