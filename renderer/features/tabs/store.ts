import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Span } from '../../../shared/text/units.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import type { SessionFeature } from '../session/store.ts';

/** The documents that are at hand, in the order in which they were opened. */
export interface TabsState {
  readonly open: readonly string[];
}

/** Several documents at hand: each keeps where one was in it. */
export interface TabsFeature {
  readonly store: StoreApi<TabsState>;
  /** Goes to the next or previous tab, and around at the ends. @returns false where there is no other. */
  step(direction: 1 | -1): boolean;
  /** Lets go of a document; the nearest one takes its place. The last one stays. */
  close(document: string): void;
  /** Closes all but the one on the screen. */
  closeOthers(): void;
  /** Reads which documents were at hand when the project was open last; those that are gone are left out. */
  restore(project: string): void;
  /** The project is left: what was at hand is remembered. */
  leave(): void;
}

/** Documents that are at hand at most: an older one makes room. */
const MOST = 12;

interface TabsOptions {
  readonly annotate: AnnotateFeature;
  readonly documents: DocumentsFeature;
  readonly session: Pick<SessionFeature, 'remember' | 'recall'>;
}

/** Makes the tabs. They follow whatever opens a document. */
export function createTabs({ annotate, documents, session }: TabsOptions): TabsFeature {
  const store = createStore<TabsState>(() => ({ open: [] }));
  /** What was marked in each document when it was left. */
  const places = new Map<string, Span>();
  let project: string | null = null;

  function set(open: readonly string[]): void {
    store.setState({ open });
    if (project !== null) session.remember(`tabs.${project}`, open.join(' '));
  }

  function add(document: string): void {
    const { open } = store.getState();
    if (open.includes(document)) return;
    set([...open, document].slice(-MOST));
  }

  annotate.store.subscribe((now, before) => {
    if (before.id !== null && before.id !== now.id && before.selection !== null) {
      places.set(before.id, before.selection.raw);
    }
    if (now.document === null || now.document === before.document) return;
    const { id } = now.document.record;
    add(id);
    const place = places.get(id);
    if (place === undefined || before.document?.record.id === id) return;
    // The pane comes with the next frame.
    requestAnimationFrame(() => {
      if (annotate.store.getState().id === id) annotate.pane?.select(place);
    });
  });
  documents.store.subscribe((now) => {
    if (now.phase !== 'ready') return;
    const { open } = store.getState();
    const there = open.filter((id) => documents.get(id) !== undefined);
    if (there.length < open.length) set(there);
  });

  function go(document: string): void {
    void annotate.open(document).then(() => annotate.pane?.focus());
  }

  return {
    store,
    step(direction) {
      const { open } = store.getState();
      const here = open.indexOf(annotate.store.getState().id ?? '');
      const next = open[(here + direction + open.length) % Math.max(1, open.length)];
      if (next === undefined || next === open[here]) return false;
      go(next);
      return true;
    },
    close(document) {
      const { open } = store.getState();
      const here = open.indexOf(document);
      const nearest = open[here + 1] ?? open[here - 1];
      if (here === -1 || nearest === undefined) return;
      places.delete(document);
      set(open.filter((id) => id !== document));
      if (annotate.store.getState().id === document) go(nearest);
    },
    closeOthers() {
      const { id } = annotate.store.getState();
      set(store.getState().open.filter((document) => document === id));
    },
    leave() {
      project = null;
      places.clear();
      store.setState({ open: [] });
    },
    restore(opened) {
      const kept = session.recall(`tabs.${opened}`);
      const open = typeof kept === 'string' ? kept.split(' ').filter((id) => documents.get(id) !== undefined) : [];
      store.setState({ open });
      project = opened;
    },
  };
}
