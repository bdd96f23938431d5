import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Notices } from '../../app/notices.ts';
import type { AnnotationIndex, PaneHandle, PaneSelection } from '../../editor/types.ts';
import { createBackOff } from '../../transport/back-off.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { createDone } from './done.ts';
import { changing, removing, shortQuote, tagging } from './gestures.ts';
import type { Home } from './home.ts';
import { createLedger } from './ledger.ts';
import { createNotes } from './notes.ts';
import { createAnnotateStore, NOTHING_OPEN, type AnnotateState } from './store.ts';
import { createTravel, type Travel } from './travel.ts';
import { createHistory, type History } from './history.ts';
import { createReading } from './reading.ts';
import { unsavedHere } from './save-state.ts';
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
  /** The core has another project open than this window shows. */
  readonly onElsewhere: () => void;
  /** A fault that no gesture of the user's can mend. */
  readonly onFault: (error: unknown) => void;
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
  openProject(project: Home): Promise<void>;
  /** Empties the screen. What is not on disk yet is kept for this project, and goes on when it is open again. */
  closeProject(): void;
  open(document: string): Promise<void>;
  /** Tags the selection, or changes the label of the active annotation. `exact`: without widening to words. */
  tag(label: string, exact?: boolean): void;
  relabel(id: string, label: string): void;
  /** Takes what a note's field holds; empty takes the note away. It is saved soon, and before anything is left. */
  typeNote(annotation: Annotation, text: string): void;
  /** Saves now what was typed. */
  flushNote(): void;
  remove(id: string): void;
  activate(id: string | null): void;
  select(selection: PaneSelection): void;
  setDone(done: boolean): void;
  /** Takes a batch that is on disk, from this window or another. */
  receive(changes: Written['changes'], seq: number): void;
  /** Too much has changed to be told: reads afresh what is shown. */
  readAgain(): void;
  connection(up: boolean): void;
  retryFailed(): void;
  discardFailed(): void;
  /** Gives up what is kept for a project that is not open. */
  discardElsewhere(project: Home): void;
  /** Sends what was typed; resolves when nothing is under way, so that the project may be left. */
  settled(): Promise<void>;
  /** Sends what was typed. @returns whether anything is only in this window, of whichever project. */
  isUnsaved(): boolean;
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
    documents.setCount(document, layer, ledger.count(layer));
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
      const before = store.getState().writes;
      store.setState({ writes: state });
      notes.settle(state);
      if (state.failed !== before.failed || state.home !== before.home) {
        tellFailures(notices, unsavedHere(state).failed, () => writes.retryFailed());
      }
      if (state.pending !== before.pending && state.pending.length === 0 && state.home !== null) void history.refresh();
    },
    hide: ({ batch }) => ledger.drop(batch),
    late({ batch }) {
      ledger.drop(batch);
      feature.readAgain();
    },
    elsewhere: options.onElsewhere,
    fault: options.onFault,
    retryLater: (attempt) => retry.schedule(attempt),
  });
  const notes = createNotes({ client, store, index, mayWrite, submit, abandon: (batch) => writes.abandon(batch) });

  const reading = createReading({
    client,
    store,
    ledger,
    documents,
    layer: options.layer,
    onLeaving: notes.flush,
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
    settled,
    index,
    open: reading.open,
    isHere: (id) => ledger.isKnown(id),
  });
  const setState = createDone({
    client,
    documents,
    notices,
    submit,
    home: () => writes.state.home,
    open: (id) => void reading.open(id).then(() => pane?.focus()),
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

  function settled(): Promise<void> {
    notes.flush();
    return writes.settled();
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
    async openProject(project) {
      store.setState({ ...NOTHING_OPEN });
      const codebook = await client.call('codebook.read', {});
      store.setState({ codebook });
      writes.enter(project);
      await history.refresh();
    },
    closeProject() {
      notes.flush();
      writes.enter(null);
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
    typeNote: notes.type,
    flushNote: notes.flush,
    remove(id) {
      const annotation = index.get(id);
      if (annotation === undefined || !mayWrite()) return;
      notes.forget(id);
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
      setState(id, layer, done);
    },
    receive(changes, seq) {
      take(changes, seq);
      void history.refresh();
    },
    readAgain() {
      void documents.load();
      void reading.readAgain();
      void history.refresh();
    },
    connection: (up) => writes.connection(up),
    retryFailed: () => writes.retryFailed(),
    discardFailed: () => writes.discardFailed(),
    discardElsewhere: (project) => writes.discardElsewhere(project),
    settled,
    isUnsaved() {
      notes.flush();
      const { pending, failed } = writes.state;
      return pending.length + failed.length > 0;
    },
  };
  return feature;
}
