import { v7 as newId } from 'uuid';
import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Staged } from '../../../shared/api/imports.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { isImportable, isRefused, isWaiting } from './staging.ts';
import type { ImportState, Together } from './state.ts';

interface TogetherOptions {
  readonly client: Client;
  readonly store: StoreApi<ImportState>;
  /** Milliseconds for which nothing was told before files are compared. */
  readonly standsAfter: number;
}

const annotationsOf = ({ content }: Staged): number =>
  content?.kind === 'dataset' || content?.kind === 'foreign' ? content.annotations : 0;

/** The files that would be imported now; none where something stands in the way, or a single one, whose preview says it all. */
export function comparable({ rows, busy, inspecting, result }: ImportState): readonly Staged[] {
  const staged = rows.map((row) => row.staged);
  if (busy !== null || result !== null || inspecting.size > 0) return [];
  if (staged.some((one) => isRefused(one) || isWaiting(one))) return [];
  const ready = staged.filter(isImportable);
  return ready.length > 1 ? ready : [];
}

/**
 * Compares the files on the list with each other and the project, whenever they stand as they would be imported: by a dry run, which is given up
 * where they change. Answers how to end.
 */
export function followTogether({ client, store, standsAfter }: TogetherOptions): () => void {
  let compared: readonly Staged[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: string | null = null;

  function stop(): void {
    clearTimeout(timer);
    if (running !== null) void client.call('task.cancel', { task: running }).catch(() => undefined);
    running = null;
  }

  async function compare(files: readonly Staged[]): Promise<void> {
    const task = newId();
    running = task;
    const ids = files.map(({ id }) => id);
    const annotations = files.reduce((sum, one) => sum + annotationsOf(one), 0);
    let together: Together | null;
    try {
      const brings = await client.call('import.commit', { batch: newId(), task, ids, dryRun: true });
      together = { kind: 'brings', brings, annotations };
    } catch (error) {
      together = isCancelled(error) ? null : { kind: 'refused', problem: messageOf(error) };
    }
    if (running !== task) return;
    running = null;
    store.setState({ together });
  }

  const leave = store.subscribe((state) => {
    const files = comparable(state);
    if (files.length === compared.length && files.every((one, i) => one === compared[i])) return;
    compared = files;
    stop();
    if (state.together !== null) store.setState({ together: null });
    if (files.length > 0) timer = setTimeout(() => void compare(files), standsAfter);
  });
  return () => {
    leave();
    stop();
  };
}
