import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import { messageOf } from '../../app/errors.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import type { Ledger } from './ledger.ts';
import type { AnnotateState } from './store.ts';
import { t } from '../../strings/t.ts';

/** Which document is open. */
export interface Reading {
  open(document: string): Promise<void>;
  /** Reads the open document again, when too much has changed to be told. */
  readAgain(): Promise<void>;
  /** The open document was taken away, as by undoing its import: the nearest one takes its place. */
  leave(gone: string): Promise<void>;
}

interface ReadingOptions {
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly ledger: Ledger;
  readonly documents: DocumentsFeature;
  readonly layer: () => string | null;
  /** Another document is about to take the open one's place. */
  readonly onLeaving: () => void;
  /** Says why a document cannot be opened while the one on the screen stays. */
  readonly refuse: (why: string) => void;
  /** The document and its annotations are there. */
  readonly onRead: (document: string) => void;
}

/** Makes the part that opens documents. What is asked for last is what is shown. */
export function createReading(options: ReadingOptions): Reading {
  const { client, store, ledger, documents, layer, onLeaving, refuse, onRead } = options;
  async function read(id: string): Promise<void> {
    ledger.loading(id);
    try {
      const { document, text, annotations, seq } = await client.call('documents.read', { id });
      if (store.getState().id !== id) return;
      ledger.loaded(id, annotations, seq);
      // What is read again as it was stays the same object: the pane is not made anew, and keeps the caret and the focus.
      const shown = store.getState().document;
      const isSame = shown?.text === text && JSON.stringify(shown.record) === JSON.stringify(document);
      store.setState({ phase: 'ready', document: isSame ? shown : { record: document, text }, problem: null });
      onRead(id);
    } catch (error) {
      if (store.getState().id === id) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  async function open(id: string): Promise<void> {
    const before = store.getState();
    if (before.id === id && before.phase !== 'failed') return;
    if (before.phase === 'ready' && !before.writes.connected) {
      refuse(t('annotate.why.noOpen'));
      return;
    }
    onLeaving();
    store.setState({ id, phase: 'loading', document: null, problem: null, activeId: null, selection: null });
    await read(id);
  }

  return {
    open,
    async readAgain() {
      const { id } = store.getState();
      if (id !== null) await read(id);
    },
    async leave(gone) {
      const before = documents.arranged(layer());
      await documents.load();
      if (store.getState().id !== gone) return;
      const here = before.findIndex(({ id }) => id === gone);
      const nearest = [...before.slice(here + 1), ...before.slice(0, Math.max(0, here)).toReversed()];
      const next = nearest.find(({ id }) => documents.get(id) !== undefined);
      if (next !== undefined) {
        await open(next.id);
        return;
      }
      ledger.close();
      store.setState({ phase: 'none', id: null, document: null, activeId: null, selection: null });
    },
  };
}
