import type { Written } from '../../../shared/api/inputs.ts';
import { createScheme } from '../../../shared/model/attributes.ts';
import { isInZone, zonesOf } from '../../../shared/model/zones.ts';
import { createUndoNotice } from '../../app/undo-notice.ts';
import type { PaneHandle } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';
import { createBackOff } from '../../transport/back-off.ts';
import type { AnnotateFeature } from './annotate-feature.ts';
import { createDone } from './done.ts';
import { createDrafts } from './drafts.ts';
import { createEdits } from './edits.ts';
import { removing, shortQuote, tagging } from './gestures.ts';
import { createLedger } from './ledger.ts';
import type { AnnotateOptions } from './options.ts';
import { createLayerChoice } from './layer-choice.ts';
import { createPermission } from './permission.ts';
import { createPlaces } from './places.ts';
import { createSampleLayer } from './sample.ts';
import { createSpans } from './spans.ts';
import { saidOfNew } from './spoken.ts';
import { createAnnotateStore, NOTHING_OPEN } from './store.ts';
import { createTravel, isAt } from './travel.ts';
import { createHistory } from './history.ts';
import { createReading } from './reading.ts';
import { unsavedHere } from './save-state.ts';
import { tellFailures } from './tell-failures.ts';
import { createWrites, type Write } from './writes.ts';

/** Makes the annotate feature. */
export function createAnnotate(options: AnnotateOptions): AnnotateFeature {
  const { client, index, documents, notices, announce } = options;
  const store = createAnnotateStore();
  const ledger = createLedger(index);
  const layers = createLayerChoice({ store, ledger, index, layer: options.layer, announce });
  const sample = createSampleLayer({ store, ledger, index, announce, reveal: () => layers.choose('all') });
  const { mayWrite, mayChange } = createPermission({ ...options, store });
  const retry = createBackOff();
  const undoNotice = createUndoNotice(notices);
  let pane: PaneHandle | null = null;

  function recount(): void {
    const layer = options.layer();
    const { document } = ledger;
    if (layer === null || document === null) return;
    documents.setCount(document, layer, ledger.count(layer));
  }

  function take(changes: Written['changes'], seq: number): void {
    ledger.receive(changes, seq);
    options.onChanges(changes, seq);
    // One's own in the open document are counted here; those of others there are read with the list.
    const isCounted = (id: string): boolean => {
      const layer = ledger.layerOf(id);
      return ledger.isKnown(id) && (layer === undefined || layer === options.layer());
    };
    documents.receive(changes, isCounted);
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
      const before = store.getState().writes;
      store.setState({ writes: state });
      drafts.settle(state);
      if (state.failed !== before.failed || state.home !== before.home) {
        tellFailures(notices, unsavedHere(state).failed, () => writes.retryFailed());
      }
      if (state.pending !== before.pending && state.pending.length === 0 && state.home !== null) void history.refresh();
    },
    hide: ({ batch }) => ledger.drop(batch),
    late({ batch }) {
      ledger.drop(batch);
      feature.readAgain(batch);
    },
    elsewhere: options.onElsewhere,
    fault: options.onFault,
    retryLater: (attempt) => retry.schedule(attempt),
  });
  const submit = (write: Write): Promise<Written | null> => writes.submit(write);
  const drafts = createDrafts({
    store,
    announce,
    mayWrite: mayChange,
    submit,
    abandon: (batch) => writes.abandon(batch),
  });

  const reading = createReading({
    client,
    store,
    ledger,
    documents,
    layer: options.layer,
    onLeaving: drafts.flush,
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
    settled,
    index,
    open: reading.open,
    isHere: (id) => ledger.isKnown(id),
    isShown: options.isShown,
    show: options.show,
  });
  const setState = createDone({
    client,
    documents,
    undoNotice,
    submit,
    home: () => writes.state.home,
    open: (id) => void reading.open(id).then(() => pane?.focus()),
  });
  const travel = createTravel({ store, index, announce, pane: () => pane, activate, own: options.layer });

  function activate(id: string | null): void {
    const { activeId, growingId } = store.getState();
    if (activeId !== id || growingId !== null) store.setState({ activeId: id, growingId: null });
  }

  function sayUndoable(text: string, batch: string): void {
    undoNotice.say(text, batch, { label: t('spans.undo'), run: () => void history.undo() });
    announce(text);
  }

  function settled(): Promise<void> {
    drafts.flush();
    return writes.settled();
  }

  const edits = createEdits({ client, store, index, announce, mayWrite: mayChange, submit });
  const places = createPlaces({ store, index, notices, announce, pane: () => pane, activate, move: edits.move });
  const spans = createSpans({
    client,
    store,
    index,
    notices,
    sayUndoable,
    announce,
    activate,
    mayWrite: mayChange,
    submit,
    layer: options.layer,
    pane: () => pane,
  });

  const feature: AnnotateFeature = {
    ...edits,
    store,
    index,
    travel,
    places,
    spans,
    sample,
    layers,
    history,
    undoNotice,
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
    submit,
    mayWrite,
    sayUndoable,
    offerUndo: (text, batch) =>
      undoNotice.say(text, batch, { label: t('annotate.undo'), run: () => void history.undo() }),
    async openProject(project) {
      store.setState({ ...NOTHING_OPEN });
      const codebook = await client.call('codebook.read', {});
      store.setState({ codebook, scheme: createScheme(codebook.attributes) });
      writes.enter(project);
      await history.refresh();
    },
    closeProject() {
      drafts.flush();
      writes.enter(null);
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
        else notices.say(t('annotate.why.noSelection'), { id: 'no-selection' });
        return;
      }
      const layer = options.layer();
      if (!mayChange() || document === null || codebook === null || layer === null) return;
      const { record, text } = document;
      const place = { document: record.id, text, layer, codebookVersion: codebook.version, scheme };
      const write = tagging(client, place, span, label);
      void submit(write);
      pane?.collapse();
      activate(write.id);
      const quote = text.slice(span.start, span.end);
      announce(saidOfNew({ label, quote, attributes: scheme.defaults(label) }, scheme));
      if (isInZone(zonesOf(index.within(span)), { label, fragments: [span] })) {
        notices.say(t('zones.tagged', { label }), { id: 'zone' });
      }
    },
    type: drafts.type,
    flush: drafts.flush,
    remove(id) {
      const annotation = index.get(id);
      if (annotation === undefined || !mayChange()) return;
      drafts.forget(id);
      const write = removing(client, annotation);
      void submit(write);
      if (store.getState().activeId === id) activate(null);
      undoNotice.say(
        t('annotate.said.removed', { label: annotation.label, quote: shortQuote(annotation) }),
        write.batch,
        {
          label: t('annotate.undo'),
          run: () => void history.undo(),
        },
      );
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
      if (id === null || !mayChange() || layer === null) return;
      setState(id, layer, done);
    },
    receive(changes, seq, batch) {
      // That somebody's name and layer came along with the first annotation is no gesture that the notice could mean.
      if (changes.some(({ entity }) => entity !== 'annotator' && entity !== 'layer')) undoNotice.heard(batch);
      take(changes, seq);
      void history.refresh();
    },
    readAgain(batch) {
      if (batch !== null) undoNotice.heard(batch);
      options.onStale();
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
      drafts.flush();
      const { pending, failed } = writes.state;
      return pending.length + failed.length > 0;
    },
  };
  return feature;
}
