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

/** In which form annotators and texts go out, where the format has a choice. */
export interface ExportForm {
  readonly pseudonyms: boolean;
  /** The same key gives the same pseudonyms; empty: new ones each time. It is never kept. */
  readonly pseudonymKey: string;
  readonly withoutText: boolean;
  /** Without text: whether short quotes go along. */
  readonly quotes: boolean;
  /** Whether the export is remembered as a release of the dataset. */
  readonly release: boolean;
}

/** The export dialog's state. */
export interface ExportState {
  readonly formats: readonly FormatInfo[] | null;
  /** The format that is chosen: at first the one of the last export. */
  readonly format: FormatInfo | null;
  readonly packing: Packing;
  /** Whether what is written is read again and compared. */
  readonly prove: boolean;
  /** In which form annotators and texts go out. */
  readonly form: ExportForm;
  readonly phase: ExportPhase;
  /** The path as it was typed; null: the usual one. It stays through a refusal. */
  readonly typed: string | null;
}

/** What the dialog asks for; task, proof and overwriting are the feature's own. */
export type ExportRequest = Omit<Input<'export.write'>, 'task' | 'overwrite' | 'prove' | 'release' | 'session'>;

/** Writing datasets. */
export interface ExportFeature {
  readonly store: StoreApi<ExportState>;
  /** What an export would lose. */
  readonly losses: LossPreviewFeature;
  /** Begins afresh: reads the formats. */
  begin(): Promise<void>;
  /** The format that is chosen when the dialog begins the next time. */
  want(id: string): void;
  setForm(form: Partial<ExportForm>): void;
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

/** The form as the core is asked for it: nothing where the format has no such choice. */
export function formAsked(format: FormatInfo, form: ExportForm): Partial<Input<'export.preview'>> {
  if (!hasForm(format)) return {};
  const { pseudonyms, pseudonymKey, withoutText, quotes } = form;
  return {
    ...(pseudonyms && { pseudonyms }),
    ...(pseudonyms && pseudonymKey.length >= SHORTEST_KEY && { pseudonymKey }),
    ...(withoutText && format.withoutText && { withoutText, quotes: quotes ? ('short' as const) : ('none' as const) }),
  };
}

/** Characters that a key of pseudonyms has at least. */
export const SHORTEST_KEY = 8;

/** Whether a format lets one choose how annotators and texts go out. */
export const hasForm = ({ published, withoutText }: FormatInfo): boolean => published || withoutText;

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
    form: { pseudonyms: false, pseudonymKey: '', withoutText: false, quotes: false, release: false },
    phase: choosing,
    typed: null,
  }));
  const losses = createLossPreview(client);
  let wanted: string | null = null;
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
    want(id) {
      wanted = id;
    },
    setForm: (form) => store.setState((before) => ({ form: { ...before.form, ...form }, phase: choosing })),
    async begin() {
      store.setState({ phase: choosing, typed: null });
      try {
        const formats = (await client.call('formats.list', {})).filter((format) => format.write);
        const id = wanted ?? store.getState().format?.id ?? session.recall(LAST);
        wanted = null;
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
      const { prove, format, form } = store.getState();
      losses.leave();
      session.remember(LAST, request.format);
      show({ kind: 'writing', task, fraction: null });
      try {
        const proof = prove && format?.read === true ? { prove } : {};
        const release = form.release && format?.published === true ? { release: newId() } : {};
        const result = await client.call('export.write', { ...request, ...proof, ...release, task, overwrite });
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
