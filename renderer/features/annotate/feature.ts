import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Notices } from '../../app/notices.ts';
import type { AnnotationIndex, PaneHandle, PaneSelection } from '../../editor/types.ts';
import { createBackOff } from '../../transport/back-off.ts';
import { nextOpen, titleOf } from '../documents/order.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { changing, removing, settingStatus, tagging } from './gestures.ts';
import { createLedger } from './ledger.ts';
import { createAnnotateStore, NOTHING_OPEN, type AnnotateState } from './store.ts';
import { createTravel, type Travel } from './travel.ts';
import { createHistory, type History } from './history.ts';
import { createReading } from './reading.ts';
import { tellFailures } from './tell-failures.ts';
import { createWrites, type Write } from './writes.ts';

/** What the annotate feature stands on. */
export interface AnnotateOptions {
  readonly client: Client;
  readonly index: AnnotationIndex;
  readonly documents: DocumentsFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  /** The annotator's layer; null until the name is known. */
  readonly layer: () => string | null;
  /** Why nothing can be written, in words; null where it can. */
  readonly readOnly: () => string | null;
  readonly askForName: () => void;
  /** The document that is open now, to come back to. */
  readonly onOpened: (document: string) => void;
}

/** Reading and tagging one document. */
export interface AnnotateFeature {
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly travel: Travel;
  readonly history: History;
  /** The pane on the screen, where there is one. */
  readonly pane: PaneHandle | null;
  attachPane(pane: PaneHandle | null): void;
  /** Puts the focus into the text where nothing else has it: a key must always mean something. */
  rest(): void;
  openProject(): Promise<void>;
  closeProject(): void;
  open(document: string): Promise<void>;
  /** Tags the selection, or changes the label of the active annotation. `exact`: without widening to words. */
  tag(label: string, exact?: boolean): void;
  relabel(id: string, label: string): void;
  /** Saves a note; empty takes it away. @returns whether it is on disk, or was there already. */
  setNote(id: string, note: string): Promise<boolean>;
  remove(id: string): void;
  activate(id: string | null): void;
  select(selection: PaneSelection): void;
  setDone(done: boolean): void;
  /** Takes a batch that is on disk, from this window or another. `null`: too many changes, read afresh. */
  receive(changes: Written['changes'] | null, seq: number): void;
  connection(up: boolean): void;
  retryFailed(): void;
  discardFailed(): void;
  /** Resolves when nothing is under way, so that the project may be left. */
  settled(): Promise<void>;
}

/** Makes the annotate feature. */
export function createAnnotate(options: AnnotateOptions): AnnotateFeature {
  const { client, index, documents, notices, announce } = options;
  const store = createAnnotateStore();
  const ledger = createLedger(index);
  const retry = createBackOff();
  let pane: PaneHandle | null = null;

  function recount(): void {
    const layer = options.layer();
    const { document } = ledger;
    if (layer === null || document === null) return;
    const annotations = index.inOrder().filter((annotation) => annotation.layer === layer).length;
    documents.setCount(document, layer, annotations);
  }

  function take(changes: Written['changes'], seq: number): void {
    ledger.receive(changes, seq);
    documents.receive(changes, (id) => ledger.isKnown(id));
    recount();
    const { id } = store.getState();
    const isGone = changes.some((change) => change.entity === 'document' && change.id === id && change.after === null);
    if (isGone && id !== null) void reading.leave(id);
  }

  const writes = createWrites({
    begin(write) {
      ledger.begin(write.batch, write.document, write.edits);
      recount();
    },
    confirm(write, { changes, seq }) {
      take(changes, seq);
      ledger.drop(write.batch);
      recount();
      retry.reset();
    },
    revert({ write }) {
      ledger.drop(write.batch);
      recount();
      const { activeId } = store.getState();
      if (activeId !== null && index.get(activeId) === undefined) store.setState({ activeId: null });
    },
    changed(state) {
      const failures = store.getState().writes.failed.length;
      store.setState({ writes: state });
      if (state.failed.length !== failures) tellFailures(notices, state.failed, () => writes.retryFailed());
      if (state.pending.length === 0) void history.refresh();
    },
    retryLater: (attempt) => retry.schedule(attempt),
  });

  const reading = createReading({
    client,
    store,
    ledger,
    documents,
    layer: options.layer,
    onRead(id) {
      recount();
      options.onOpened(id);
    },
  });
  const history = createHistory({
    client,
    store,
    documents,
    notices,
    writes,
    index,
    open: reading.open,
    isHere: (id) => ledger.isKnown(id),
  });
  const travel = createTravel({ store, index, announce, pane: () => pane, activate });

  function activate(id: string | null): void {
    if (store.getState().activeId !== id) store.setState({ activeId: id });
  }

  /** Whether a gesture may change anything; says why where it may not. */
  function mayWrite(): boolean {
    const reason = options.readOnly();
    if (reason !== null) notices.say(reason, { id: 'read-only' });
    else if (options.layer() === null) options.askForName();
    return reason === null && options.layer() !== null;
  }

  function submit(write: Write): Promise<Written | null> {
    return writes.submit(write);
  }

  function relabel(id: string, label: string): void {
    const annotation = index.get(id);
    if (annotation === undefined || annotation.label === label || !mayWrite()) return;
    void submit(changing(client, annotation, { label }, `The label ${label}`));
    announce(`Label changed to ${label}`);
  }

  const feature: AnnotateFeature = {
    store,
    index,
    travel,
    history,
    get pane() {
      return pane;
    },
    attachPane(attached) {
      pane = attached;
      feature.rest();
    },
    rest() {
      if (document.activeElement === document.body) pane?.focus();
    },
    open: reading.open,
    activate,
    relabel,
    async openProject() {
      store.setState({ ...NOTHING_OPEN });
      const codebook = await client.call('codebook.read', {});
      store.setState({ codebook });
      await history.refresh();
    },
    closeProject() {
      ledger.close();
      store.setState({ ...NOTHING_OPEN });
    },
    tag(label, exact = false) {
      const { activeId, document, codebook, selection } = store.getState();
      const marked = selection !== null && selection.raw.start !== selection.raw.end;
      const span = marked ? (pane?.taggable(exact) ?? null) : null;
      if (span === null) {
        if (activeId !== null) relabel(activeId, label);
        else
          notices.say('Select some text first: drag over it, or press S for the sentence at the caret.', {
            id: 'no-selection',
          });
        return;
      }
      const layer = options.layer();
      if (!mayWrite() || document === null || codebook === null || layer === null) return;
      const place = { document: document.record.id, text: document.text, layer, codebookVersion: codebook.version };
      const write = tagging(client, place, span, label);
      void submit(write);
      pane?.collapse();
      activate(write.id);
      announce(`Tagged as ${label}: ${place.text.slice(span.start, span.end)}`);
    },
    async setNote(id, note) {
      const annotation = index.get(id);
      if (annotation === undefined || (annotation.note ?? '') === note) return true;
      if (!mayWrite()) return false;
      return (await submit(changing(client, annotation, { note: note === '' ? null : note }, 'The note'))) !== null;
    },
    remove(id) {
      const annotation = index.get(id);
      if (annotation === undefined || !mayWrite()) return;
      void submit(removing(client, annotation));
      if (store.getState().activeId === id) activate(null);
      notices.say(`Removed ${annotation.label}: ${shortQuote(annotation)}`, {
        id: 'removed',
        action: { label: 'Undo', run: () => void history.undo() },
      });
    },
    select(selection) {
      store.setState({ selection });
      if (selection.raw.start !== selection.raw.end) activate(null);
    },
    setDone(done) {
      const { id } = store.getState();
      const layer = options.layer();
      if (id === null || !mayWrite() || layer === null) return;
      const before = documents.get(id)?.status[layer];
      const arranged = documents.arranged(layer);
      documents.setStatus(id, layer, done ? 'done' : 'open');
      void submit(settingStatus(client, id, done ? 'done' : 'open')).then((written) => {
        if (written === null) documents.setStatus(id, layer, before);
      });
      if (!done) return;
      const next = nextOpen(arranged, id, layer);
      if (next === undefined) {
        notices.say('Done. No open document is left.', { id: 'done' });
        return;
      }
      void reading.open(next.id).then(() => pane?.focus());
      notices.say(`Done. Next: ${titleOf(next)}`, { id: 'done' });
    },
    receive(changes, seq) {
      if (changes !== null) take(changes, seq);
      else {
        void documents.load();
        void reading.readAgain();
      }
      void history.refresh();
    },
    connection: (up) => writes.connection(up),
    retryFailed: () => writes.retryFailed(),
    discardFailed: () => writes.discardFailed(),
    settled: () => writes.settled(),
  };
  return feature;
}

/** The beginning of a quote, for messages. */
export function shortQuote({ quote }: Pick<Annotation, 'quote'>): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > 60 ? `“${line.slice(0, 58)}…”` : `“${line}”`;
}
