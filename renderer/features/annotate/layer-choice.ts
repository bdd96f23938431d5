import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnnotationIndex } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';
import type { Ledger } from './ledger.ts';
import type { AnnotateState } from './store.ts';

/** Whose annotations are on the screen: only the annotator's own, everybody's, or the own and these layers'. */
export type ShownLayers = 'mine' | 'all' | readonly string[];

/** The layers that the text and the list of annotations show. What is hidden stays known, and going to it shows it. */
export interface LayerChoice {
  readonly store: StoreApi<{ readonly shown: ShownLayers }>;
  choose(shown: ShownLayers): void;
  /** The choice of another project, without a word. */
  restore(shown: ShownLayers): void;
  /** From one's own to everybody's, and back. */
  toggle(): void;
  /** Takes one layer to those that are shown, or away. */
  set(layer: string, isShown: boolean, all: readonly string[]): void;
  isShown(layer: string): boolean;
  /** Somebody else annotates now. */
  refresh(): void;
}

interface LayerChoiceOptions {
  readonly store: StoreApi<AnnotateState>;
  readonly ledger: Ledger;
  readonly index: AnnotationIndex;
  readonly layer: () => string | null;
  readonly announce: (text: string) => void;
}

/** A choice as it is remembered: handles hold no comma. */
export const rememberedLayers = (shown: ShownLayers): string =>
  typeof shown === 'string' ? shown : `,${shown.join(',')}`;

/** What was remembered; everybody's where it was something else. */
export function recalledLayers(value: unknown): ShownLayers {
  if (value === 'mine') return value;
  if (typeof value !== 'string' || !value.startsWith(',')) return 'all';
  return value.split(',').filter((layer) => layer !== '');
}

/** Makes the choice, at first of everything. */
export function createLayerChoice({
  store: annotating,
  ledger,
  index,
  layer,
  announce,
}: LayerChoiceOptions): LayerChoice {
  const store = createStore<{ readonly shown: ShownLayers }>(() => ({ shown: 'all' }));

  function isShown(asked: string): boolean {
    const { shown } = store.getState();
    return shown === 'all' || asked === layer() || (shown !== 'mine' && shown.includes(asked));
  }

  function refresh(): void {
    const { shown } = store.getState();
    ledger.hide('choice', shown === 'all' ? null : (asked) => !isShown(asked));
    const { activeId, growingId } = annotating.getState();
    const kept = (id: string | null): string | null => (id !== null && index.get(id) === undefined ? null : id);
    annotating.setState({ activeId: kept(activeId), growingId: kept(growingId) });
  }

  function choose(shown: ShownLayers): void {
    store.setState({ shown });
    refresh();
    announce(
      shown === 'all'
        ? t('team.layers.allShown')
        : shown === 'mine'
          ? t('team.layers.mineShown')
          : t('team.layers.someShown', { layers: shown.join(', ') }),
    );
  }

  return {
    store,
    choose,
    restore(shown) {
      store.setState({ shown });
      refresh();
    },
    toggle: () => choose(store.getState().shown === 'mine' ? 'all' : 'mine'),
    set(asked, wanted, all) {
      const shown = all.filter((one) => one !== layer() && (one === asked ? wanted : isShown(one)));
      choose(shown.length === 0 ? 'mine' : shown);
    },
    isShown,
    refresh,
  };
}
