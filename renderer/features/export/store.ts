import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Exported, FormatInfo } from '../../../shared/api/exports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import type { SessionFeature } from '../session/store.ts';
import { createLossPreview, type LossPreviewFeature } from './loss-preview.ts';
import { endingOf, withEnding, type Packing } from './target.ts';

/** Where an export stands. */
export type ExportPhase =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  /** Something of the name is there already: only the user may have it overwritten. */
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'writing'; readonly task: string; readonly fraction: number | null }
  | { readonly kind: 'written'; readonly result: Exported; readonly format: string };

/** The export dialog's state. */
export interface ExportState {
  readonly formats: readonly FormatInfo[] | null;
  /** The format that is chosen: at first the one of the last export. */
  readonly format: FormatInfo | null;
  readonly packing: Packing;
  /** Whether what is written is read again and compared. */
  readonly prove: boolean;
  readonly phase: ExportPhase;
  /** The path as it was typed; null: the usual one. It stays through a refusal. */
  readonly typed: string | null;
}

/** What the dialog asks for; task, proof and overwriting are the feature's own. */
export type ExportRequest = Omit<Input<'export.write'>, 'task' | 'overwrite' | 'prove' | 'session'>;

/** Writing datasets. */
export interface ExportFeature {
  readonly store: StoreApi<ExportState>;
  /** What an export would lose. */
  readonly losses: LossPreviewFeature;
  /** Begins afresh: reads the formats. `wanted`: the id of one that is chosen at once. */
  begin(wanted?: string): Promise<void>;
  /** Takes another format; the ending of a typed path follows. */
  choose(id: string): void;
  pack(packing: Packing): void;
  setProve(prove: boolean): void;
  write(request: ExportRequest, overwrite: boolean): Promise<void>;
  cancel(): void;
  back(): void;
  /** Takes another path. What was asked or refused was about the former one. */
  type(path: string): void;
  progress(progress: TaskProgress): void;
}

interface ExportOptions {
  readonly client: Client;
  readonly session: Pick<SessionFeature, 'recall' | 'remember'>;
}

/** Under what the format of the last export is kept. */
const LAST = 'export.format';

/** Makes the export feature. */
export function createExport({ client, session }: ExportOptions): ExportFeature {
  const choosing: ExportPhase = { kind: 'choosing', problem: null };
  const store = createStore<ExportState>(() => ({
    formats: null,
    format: null,
    packing: 'folder',
    prove: false,
    phase: choosing,
    typed: null,
  }));
  const losses = createLossPreview(client);
  const show = (phase: ExportPhase): void => store.setState({ phase });

  function change(to: Partial<Pick<ExportState, 'format' | 'packing'>>): void {
    store.setState((before) => {
      const after = { ...before, ...to };
      const { format, typed } = before;
      if (format === null || after.format === null || typed === null) return { ...to, phase: choosing };
      const [from, into] = [endingOf(format, before.packing), endingOf(after.format, after.packing)];
      return { ...to, phase: choosing, typed: withEnding(typed, from, into) };
    });
  }

  return {
    store,
    losses,
    async begin(wanted) {
      store.setState({ phase: choosing, typed: null });
      try {
        const formats = (await client.call('formats.list', {})).filter((format) => format.write);
        const id = wanted ?? store.getState().format?.id ?? session.recall(LAST);
        store.setState({ formats, format: formats.find((format) => format.id === id) ?? formats[0] ?? null });
      } catch (error) {
        show({ kind: 'choosing', problem: messageOf(error) });
      }
    },
    choose(id) {
      const format = store.getState().formats?.find((one) => one.id === id);
      if (format !== undefined) change({ format });
    },
    pack: (packing) => change({ packing }),
    setProve: (prove) => store.setState({ prove }),
    async write(request, overwrite) {
      const task = newId();
      const { prove, format } = store.getState();
      losses.leave();
      session.remember(LAST, request.format);
      show({ kind: 'writing', task, fraction: null });
      try {
        const proof = prove && format?.read === true ? { prove } : {};
        const result = await client.call('export.write', { ...request, ...proof, task, overwrite });
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
      losses.progress(progress);
      const { phase } = store.getState();
      if (phase.kind === 'writing' && phase.task === progress.task) show({ ...phase, fraction: fractionOf(progress) });
    },
  };
}
