import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Exported, FormatInfo } from '../../../shared/api/exports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';

/** Where an export stands. */
export type ExportPhase =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  /** The file is there already: only the user may have it overwritten. */
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'writing'; readonly task: string; readonly fraction: number | null }
  | { readonly kind: 'written'; readonly result: Exported; readonly format: string };

/** The export dialog's state. */
export interface ExportState {
  readonly formats: readonly FormatInfo[] | null;
  readonly phase: ExportPhase;
  /** The path as it was typed; null: the usual one. It stays through a refusal. */
  readonly typed: string | null;
}

/** What the dialog asks for; task and overwriting are the feature's own. */
export type ExportRequest = Omit<Input<'export.write'>, 'task' | 'overwrite'>;

/** Writing datasets. */
export interface ExportFeature {
  readonly store: StoreApi<ExportState>;
  /** Begins afresh: reads the formats. */
  begin(): Promise<void>;
  write(request: ExportRequest, overwrite: boolean): Promise<void>;
  cancel(): void;
  back(): void;
  /** Takes another path. What was asked or refused was about the former one. */
  type(path: string): void;
  progress(progress: TaskProgress): void;
}

/** Makes the export feature. */
export function createExport({ client }: { readonly client: Client }): ExportFeature {
  const choosing: ExportPhase = { kind: 'choosing', problem: null };
  const store = createStore<ExportState>(() => ({ formats: null, phase: choosing, typed: null }));
  const show = (phase: ExportPhase): void => store.setState({ phase });

  return {
    store,
    async begin() {
      store.setState({ phase: choosing, typed: null });
      try {
        const formats = await client.call('formats.list', {});
        store.setState({ formats: formats.filter((format) => format.write) });
      } catch (error) {
        show({ kind: 'choosing', problem: messageOf(error) });
      }
    },
    async write(request, overwrite) {
      const task = newId();
      show({ kind: 'writing', task, fraction: null });
      try {
        const result = await client.call('export.write', { ...request, task, overwrite });
        show({ kind: 'written', result, format: request.format });
      } catch (error) {
        if (isCancelled(error)) show(choosing);
        else if (error instanceof Refusal && error.code === 'exists') show({ kind: 'exists', path: request.path });
        else show({ kind: 'choosing', problem: messageOf(error) });
      }
    },
    cancel() {
      const { phase } = store.getState();
      if (phase.kind === 'writing') void client.call('task.cancel', { task: phase.task }).catch(() => undefined);
    },
    back: () => show(choosing),
    type: (typed) => store.setState({ typed, phase: choosing }),
    progress(progress) {
      const { phase } = store.getState();
      if (phase.kind === 'writing' && phase.task === progress.task) show({ ...phase, fraction: fractionOf(progress) });
    },
  };
}
