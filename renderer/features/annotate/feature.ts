import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import type { Utf16 } from '../../../shared/text/units.ts';
import type { Notices } from '../../app/notices.ts';
import { createUndoNotice } from '../../app/undo-notice.ts';
import type { AnnotationIndex, PaneHandle, PaneSelection } from '../../editor/types.ts';
import { createBackOff } from '../../transport/back-off.ts';
import { nextOpen, titleOf } from '../documents/order.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { removing, settingStatus, tagging } from './gestures.ts';
import { createEdits, type Edits } from './edits.ts';
import { createLedger } from './ledger.ts';
import { createPlaces, type Places } from './places.ts';
import { createAnnotateStore, NOTHING_OPEN, type AnnotateState } from './store.ts';
import { createTravel, type Travel } from './travel.ts';
import { createHistory, type History } from './history.ts';
import { createReading } from './reading.ts';
import { tellFailures } from './tell-failures.ts';
import { createWrites } from './writes.ts';

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
export interface AnnotateFeature extends Edits {
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
  readonly places: Places;
  remove(id: string): void;
  activate(id: string | null): void;
  select(selection: PaneSelection): void;
  setDone(done: boolean): void;
  /** Takes a batch that is on disk, from this window or another. `null`: too many changes, read afresh. */
  receive(changes: Written['changes'] | null, seq: number, batch: string): void;
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
  const undoNotice = createUndoNotice(notices);
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
      undoNotice.begun(write.batch);
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
      undoNotice.drop(write.batch);
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
    refuse: (why) => notices.say(why, { id: 'unreachable' }),
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
    undoNotice,
    writes,
    index,
    open: reading.open,
    isHere: (id) => ledger.isKnown(id),
  });
  const travel = createTravel({ store, index, announce, pane: () => pane, activate });

  function activate(id: string | null): void {
    const { activeId, growingId } = store.getState();
    if (activeId !== id || growingId !== null) store.setState({ activeId: id, growingId: null });
  }

  /** Whether a gesture may change anything; says why where it may not. */
  function mayWrite(): boolean {
    const reason = options.readOnly();
    if (reason !== null) notices.say(reason, { id: 'read-only' });
    else if (options.layer() === null) options.askForName();
    return reason === null && options.layer() !== null;
  }

  const edits = createEdits({ client, store, index, announce, mayWrite, submit: (write) => writes.submit(write) });
  const places = createPlaces({ store, index, notices, announce, pane: () => pane, activate, move: edits.move });

  const feature: AnnotateFeature = {
    ...edits,
    store,
    index,
    travel,
    places,
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
    async openProject() {
      store.setState({ ...NOTHING_OPEN });
      const codebook = await client.call('codebook.read', {});
      store.setState({ codebook, scheme: createScheme(codebook.attributes) });
      await history.refresh();
    },
    closeProject() {
      undoNotice.drop();
      ledger.close();
      store.setState({ ...NOTHING_OPEN });
    },
    tag(label, exact = false) {
      const { activeId, document, codebook, scheme, selection } = store.getState();
      const marked = selection !== null && selection.raw.start !== selection.raw.end;
      const span = marked ? (pane?.taggable(exact) ?? null) : null;
      if (span === null) {
        if (activeId !== null) edits.relabel(activeId, label);
        else
          notices.say('Select some text first: drag over it, or press S for the sentence at the caret.', {
            id: 'no-selection',
          });
        return;
      }
      const layer = options.layer();
      if (!mayWrite() || document === null || codebook === null || layer === null) return;
      const { record, text } = document;
      const place = { document: record.id, text, layer, codebookVersion: codebook.version, scheme };
      const write = tagging(client, place, span, label);
      void writes.submit(write);
      pane?.collapse();
      activate(write.id);
      announce(`Tagged as ${label}: ${place.text.slice(span.start, span.end)}`);
    },
    remove(id) {
      const annotation = index.get(id);
      if (annotation === undefined || !mayWrite()) return;
      const write = removing(client, annotation);
      void writes.submit(write);
      if (store.getState().activeId === id) activate(null);
      undoNotice.say(`Removed ${annotation.label}: ${shortQuote(annotation)}`, write.batch, {
        label: 'Undo',
        run: () => void history.undo(),
      });
    },
    select(selection) {
      const { activeId, growingId } = store.getState();
      const isMarked = selection.raw.start !== selection.raw.end;
      // A digit or Delete must never hit an annotation that the caret has left; what is marked next can still be added to it.
      const isLeft = isMarked || !isAt(activeId === null ? undefined : index.get(activeId), selection.raw.end);
      store.setState({ selection, ...(isLeft && { activeId: null, growingId: activeId ?? growingId }) });
    },
    setDone(done) {
      const { id } = store.getState();
      const layer = options.layer();
      if (id === null || !mayWrite() || layer === null) return;
      const before = documents.get(id)?.status[layer];
      const arranged = documents.arranged(layer);
      documents.setStatus(id, layer, done ? 'done' : 'open');
      const write = settingStatus(client, id, done ? 'done' : 'open');
      void writes.submit(write).then((written) => {
        if (written === null) documents.setStatus(id, layer, before);
      });
      if (!done) return;
      const next = nextOpen(arranged, id, layer);
      if (next === undefined) {
        undoNotice.say('Done. No open document is left.', write.batch);
        return;
      }
      void reading.open(next.id).then(() => pane?.focus());
      undoNotice.say(`Done. Next: ${titleOf(next)}`, write.batch);
    },
    receive(changes, seq, batch) {
      undoNotice.heard(batch);
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

/** Whether a caret stands in an annotation, between its fragments, or at its edges. */
function isAt(annotation: Annotation | undefined, caret: Utf16): boolean {
  if (annotation === undefined) return false;
  const { start, end } = extent(annotation);
  return start <= caret && caret <= end;
}

/** The beginning of a quote, for messages. */
export function shortQuote({ quote }: Pick<Annotation, 'quote'>): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > 60 ? `“${line.slice(0, 58)}…”` : `“${line}”`;
}
