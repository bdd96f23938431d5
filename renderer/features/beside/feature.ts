import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import { extent, type Annotation } from '../../../shared/model/annotation.ts';
import { messageOf } from '../../app/errors.ts';
import { createAnnotationIndex } from '../../editor/index/annotation-index.ts';
import type { AnnotationIndex, PaneHandle } from '../../editor/types.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { createLedger } from '../annotate/ledger.ts';
import type { OpenDocument } from '../annotate/store.ts';

/** The second document, which is there to be read. */
export interface BesideState {
  /** Null: there is none. */
  readonly id: string | null;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly document: OpenDocument | null;
  readonly problem: string | null;
  readonly activeId: string | null;
  /** It came by itself, to show a candidate, and goes with it. */
  readonly isPassing: boolean;
}

/** A document beside the one that is annotated. */
export interface BesideFeature {
  readonly store: StoreApi<BesideState>;
  readonly index: AnnotationIndex;
  readonly pane: PaneHandle | null;
  attachPane(pane: PaneHandle | null): void;
  /** Shows a document, with an annotation of it in view. `isPassing`: only until {@link BesideFeature.pass}. */
  show(document: string, annotation?: string | null, isPassing?: boolean): Promise<void>;
  /** Closes it, where it came by itself. */
  pass(): void;
  close(): void;
  /** The project is left: what was beside is remembered. */
  leave(): void;
  /** Makes the next or previous annotation the active one. */
  step(direction: 1 | -1): Annotation | undefined;
  activate(id: string | null): void;
  receive(changes: Written['changes'], seq: number): void;
  stale(): void;
}

interface BesideOptions {
  /** Which layers are off the screen in the first document, and so in the second. */
  readonly annotate: Pick<AnnotateFeature, 'layers' | 'sample'>;
  readonly client: Client;
  /** Another document stands here now, or (null) none: to come back to. */
  readonly onShown: (document: string | null) => void;
}

const NOTHING: BesideState = {
  id: null,
  phase: 'loading',
  document: null,
  problem: null,
  activeId: null,
  isPassing: false,
};

/** Makes the feature, with an index of its own. */
export function createBeside({ client, annotate: { layers, sample }, onShown }: BesideOptions): BesideFeature {
  const store = createStore<BesideState>(() => NOTHING);
  const index = createAnnotationIndex();
  const ledger = createLedger(index);
  let pane: PaneHandle | null = null;
  /** What is to be in view as soon as there is a pane. */
  let wanted: string | null = null;

  /** The layer of an annotation that somebody goes to, which comes onto the screen with it. */
  let asked: string | null = null;

  const isHidden = (layer: string): boolean =>
    layer !== asked && (!layers.isShown(layer) || (layer === SAMPLE_LAYER && !sample.store.getState().isShown));

  /** Hides and shows layers as in the first document. */
  const veil = (): void => ledger.hide('as in the first', isHidden);
  function follow(): void {
    veil();
    const { activeId } = store.getState();
    if (activeId !== null && index.get(activeId) === undefined) store.setState({ activeId: null });
  }
  veil();
  layers.store.subscribe(follow);
  sample.store.subscribe(follow);

  function reveal(): void {
    const layer = wanted === null ? undefined : ledger.layerOf(wanted);
    if (layer !== undefined && isHidden(layer)) {
      asked = layer;
      veil();
    }
    const annotation = wanted === null ? undefined : index.get(wanted);
    if (annotation === undefined || pane === null) return;
    wanted = null;
    pane.reveal(extent(annotation));
  }

  async function read(id: string): Promise<void> {
    ledger.loading(id);
    try {
      const { document, text, annotations, seq } = await client.call('documents.read', { id });
      if (store.getState().id !== id) return;
      ledger.loaded(id, annotations, seq);
      store.setState({ phase: 'ready', document: { record: document, text }, problem: null });
      reveal();
    } catch (error) {
      if (store.getState().id === id) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  function leave(): void {
    if (store.getState().id === null) return;
    ledger.close();
    store.setState(NOTHING);
  }

  function close(): void {
    const { id, isPassing } = store.getState();
    leave();
    if (id !== null && !isPassing) onShown(null);
  }

  return {
    store,
    index,
    close,
    leave,
    get pane() {
      return pane;
    },
    attachPane(attached) {
      pane = attached;
      reveal();
    },
    async show(document, annotation = null, isPassing = false) {
      const before = store.getState();
      wanted = annotation;
      if (!isPassing) onShown(document);
      if (before.id === document && before.phase !== 'failed') {
        store.setState({ activeId: annotation ?? before.activeId, isPassing: before.isPassing && isPassing });
        reveal();
        return;
      }
      const passes = isPassing && (before.id === null || before.isPassing);
      asked = null;
      store.setState({ ...NOTHING, id: document, activeId: annotation, isPassing: passes });
      await read(document);
    },
    pass() {
      if (store.getState().isPassing) close();
    },
    step(direction) {
      const { activeId } = store.getState();
      const caret = pane?.selection().raw.end;
      const next = caret === undefined ? undefined : index.step(direction, activeId, caret);
      if (next === undefined) return undefined;
      store.setState({ activeId: next.id });
      pane?.reveal(extent(next));
      return next;
    },
    activate: (activeId) => store.setState({ activeId }),
    receive(changes, seq) {
      ledger.receive(changes, seq);
      const { id, activeId } = store.getState();
      if (changes.some((one) => one.entity === 'document' && one.id === id && one.after === null)) close();
      else if (activeId !== null && index.get(activeId) === undefined) store.setState({ activeId: null });
    },
    stale() {
      const { id } = store.getState();
      if (id !== null) void read(id);
    },
  };
}
