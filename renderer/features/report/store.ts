import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { WrittenReport } from '../../../shared/api/report.ts';
import type { DialogName } from '../../app/store.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';

/** Where a report stands. */
export type ReportPhase =
  | { readonly kind: 'choosing'; readonly problem: string | null }
  /** The file is there already: only the user may have it overwritten. */
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'writing'; readonly task: string }
  | { readonly kind: 'written'; readonly result: WrittenReport };

/** The report dialog's state. */
export interface ReportState {
  readonly phase: ReportPhase;
  /** Cards to choose from; null while they are read. */
  readonly cards: readonly { readonly id: string; readonly text: string }[] | null;
  /** The card that it is about; null: the project. */
  readonly claim: string | null;
  /** The path as it was typed; null: the usual one. */
  readonly typed: string | null;
}

/** Writing reports. */
export interface ReportFeature {
  readonly store: StoreApi<ReportState>;
  /** Opens the dialog: about a card, or (null) the project. */
  start(claim: string | null): void;
  about(claim: string | null): void;
  write(path: string, overwrite: boolean): Promise<void>;
  cancel(): void;
  back(): void;
  type(path: string): void;
  clear(): void;
}

const CHOOSING: ReportPhase = { kind: 'choosing', problem: null };
const NOTHING: ReportState = { phase: CHOOSING, cards: null, claim: null, typed: null };

interface ReportOptions {
  readonly client: Client;
  readonly openDialog: (dialog: DialogName | null) => void;
  /** Whose annotations the claims view shows; null: everybody's. */
  readonly layer: () => string | null;
}

/** Makes the feature. */
export function createReport({ client, openDialog, layer }: ReportOptions): ReportFeature {
  const store = createStore<ReportState>(() => NOTHING);
  const show = (phase: ReportPhase): void => store.setState({ phase });

  return {
    store,
    start(claim) {
      store.setState({ ...NOTHING, claim });
      openDialog('report');
      client.call('claims.list', {}).then(
        ({ claims }) => store.setState({ cards: claims.map(({ id, text }) => ({ id, text })) }),
        (error: unknown) => show({ kind: 'choosing', problem: messageOf(error) }),
      );
    },
    about: (claim) => store.setState({ claim, phase: CHOOSING }),
    async write(path, overwrite) {
      const task = newId();
      const { claim } = store.getState();
      show({ kind: 'writing', task });
      try {
        const asked = { task, path, layer: layer(), overwrite, ...(claim !== null && { claim }) };
        show({ kind: 'written', result: await client.call('report.write', asked) });
      } catch (error) {
        if (isCancelled(error)) show(CHOOSING);
        else if (error instanceof Refusal && error.code === 'exists') show({ kind: 'exists', path });
        else show({ kind: 'choosing', problem: messageOf(error) });
      }
    },
    cancel() {
      const { phase } = store.getState();
      if (phase.kind === 'writing') void client.call('task.cancel', { task: phase.task }).catch(() => undefined);
    },
    back: () => show(CHOOSING),
    type: (typed) => store.setState({ typed, phase: CHOOSING }),
    clear: () => store.setState(NOTHING),
  };
}
