import { createStore, type StoreApi } from 'zustand/vanilla';
import { findAll, type FindOptions } from '../../../shared/text/find.ts';
import type { Span } from '../../../shared/text/units.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';

/** What is looked for in the open document, and where it stands. */
export interface FindState extends FindOptions {
  readonly isOpen: boolean;
  readonly query: string;
  readonly hits: readonly Span[];
  /** Place of the current hit in the list; -1 where there is none. */
  readonly current: number;
}

/** Finding in the open document. */
export interface FindFeature {
  readonly store: StoreApi<FindState>;
  /** Opens the bar; what is marked in the text is looked for. */
  open(): void;
  /** Leaves the bar with the current hit marked in the text, ready to be tagged. */
  close(): void;
  look(change: Partial<Pick<FindState, 'query' | 'matchCase' | 'wholeWords'>>): void;
  /** Goes to the next or previous hit, and from the last one to the first. @returns false where there are none. */
  step(direction: 1 | -1): boolean;
}

/** A marked passage longer than this is no search. */
const LONGEST_SELECTION = 200;

/** Makes the find feature. It looks again when another document is opened. */
export function createFind(annotate: AnnotateFeature, announce: (text: string) => void): FindFeature {
  const store = createStore<FindState>(() => ({
    isOpen: false,
    query: '',
    matchCase: false,
    wholeWords: false,
    hits: [],
    current: -1,
  }));
  const textOf = (): string => annotate.store.getState().document?.text ?? '';

  function show(current: number): void {
    const { hits } = store.getState();
    store.setState({ current });
    const hit = hits[current];
    annotate.pane?.markFound(hits, hit ?? null);
    if (hit !== undefined) annotate.pane?.reveal(hit);
  }

  function look(change: Parameters<FindFeature['look']>[0]): void {
    store.setState(change);
    const state = store.getState();
    const hits = findAll(textOf(), state.query, state);
    store.setState({ hits });
    const from = annotate.store.getState().selection?.raw.start ?? 0;
    const next = hits.findIndex(({ start }) => start >= from);
    show(next === -1 && hits.length > 0 ? 0 : next);
  }

  annotate.store.subscribe((now, before) => {
    if (now.document === before.document || !store.getState().isOpen) return;
    // The pane of the new document comes with the next frame.
    requestAnimationFrame(() => look({}));
  });

  return {
    store,
    look,
    open() {
      const { selection } = annotate.store.getState();
      const marked = selection === null ? '' : textOf().slice(selection.raw.start, selection.raw.end);
      store.setState({ isOpen: true });
      look(marked !== '' && marked.length <= LONGEST_SELECTION ? { query: marked } : {});
    },
    close() {
      const { hits, current } = store.getState();
      store.setState({ isOpen: false });
      annotate.pane?.markFound([], null);
      const hit = hits[current];
      if (hit !== undefined) annotate.pane?.select(hit);
      annotate.pane?.focus();
    },
    step(direction) {
      const { hits, current, isOpen } = store.getState();
      if (hits.length === 0) return false;
      const next = (current + direction + hits.length) % hits.length;
      show(next);
      const hit = hits[next];
      if (!isOpen && hit !== undefined) annotate.pane?.select(hit);
      announce(t('find.at', { place: next + 1, count: hits.length }));
      return true;
    },
  };
}
