import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { SAMPLE_LAYER } from '../../../shared/model/layer.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';
import type { Ledger } from './ledger.ts';
import type { AnnotateState } from './store.ts';

/**
 * The annotation that comes with the seed articles, in the text: off the screen until somebody asks for it or goes to a place of it,
 * since whoever annotates under its eyes annotates nothing of their own. Views over the whole project have it all the time.
 */
export interface SampleLayer {
  readonly store: StoreApi<{ readonly isShown: boolean }>;
  show(isShown: boolean): void;
  /** An annotation of the open document; one of the sample that is off the screen comes onto it. */
  find(id: string): Annotation | undefined;
}

interface SampleOptions {
  readonly store: StoreApi<AnnotateState>;
  readonly ledger: Ledger;
  readonly index: AnnotationIndex;
  readonly announce: (text: string) => void;
  /** Brings another layer onto the screen that somebody goes to. */
  readonly reveal: (layer: string) => void;
}

/** Makes it, with the annotation off the screen. */
export function createSampleLayer({ store: annotating, ledger, index, announce, reveal }: SampleOptions): SampleLayer {
  const store = createStore<{ readonly isShown: boolean }>(() => ({ isShown: false }));
  const isSample = (layer: string): boolean => layer === SAMPLE_LAYER;
  ledger.hide('sample', isSample);

  function show(isShown: boolean): void {
    if (store.getState().isShown === isShown) return;
    ledger.hide('sample', isShown ? null : isSample);
    const { activeId, growingId } = annotating.getState();
    const kept = (id: string | null): string | null => (id !== null && index.get(id) === undefined ? null : id);
    annotating.setState({ activeId: kept(activeId), growingId: kept(growingId) });
    store.setState({ isShown });
    announce(t(isShown ? 'sample.shown' : 'sample.hidden'));
  }

  return {
    store,
    show,
    find(id) {
      const layer = index.get(id) === undefined ? ledger.layerOf(id) : undefined;
      if (layer !== undefined && isSample(layer)) show(true);
      else if (layer !== undefined) reveal(layer);
      return index.get(id);
    },
  };
}
