import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { Copied } from '../../../shared/claims/copied-origins.ts';
import { messageOf } from '../../app/errors.ts';
import { createSourceGestures, type SourceGestures } from './gestures.ts';
import { itemsOf, lineAfter, type RegistryItem } from './items.ts';
import type { SourcesOptions } from './options.ts';
import { originsIn, type Origins } from './origin-cards.ts';

/** The two halves of the view. */
export type SourcesPart = 'origins' | 'registry';

/** What the view of the sources shows. */
export interface SourcesState {
  readonly phase: 'none' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly part: SourcesPart;
  readonly overview: Output<'sources.overview'> | null;
  readonly origins: Origins | null;
  /** Whether repeated passages are taken into account. */
  readonly copies: 'waiting' | 'counted' | 'unknown';
  /** The card whose origins are shown: an id, or one of `ALL_CARDS` and `NO_CARD`. */
  readonly card: string;
  readonly words: string;
  /** The lines of the registry: names that mean nobody, and sources. */
  readonly items: readonly RegistryItem[];
  /** Key of the line whose details are shown; `NEW_SOURCE` for one that is being made. */
  readonly item: string | null;
  readonly marks: ReadonlySet<string>;
  /** Rises when the details are to have the focus. */
  readonly entered: number;
}

/** The registry of sources, and what claims rest on. */
export interface SourcesFeature extends SourceGestures {
  readonly store: StoreApi<SourcesState>;
  /** The view is on the screen, or not any more: only then is what has changed read again. */
  enter(): void;
  leave(): void;
  load(): Promise<void>;
  show(part: SourcesPart): void;
  showCard(card: string): void;
  search(words: string): void;
  /** Shows the details of a line and puts the focus into them. */
  choose(item: string | null): void;
  mark(keys: readonly string[], isMarked: boolean): void;
  /** Hears of changes in the project. */
  changed(changes: Written['changes']): void;
  stale(): void;
  clear(): void;
}

/** Stands for every card at once. */
export const ALL_CARDS = '';
/** Key of the details of a source that is being made. */
export const NEW_SOURCE = 'new';

const NOTHING: SourcesState = {
  phase: 'none',
  problem: null,
  part: 'origins',
  overview: null,
  origins: null,
  copies: 'waiting',
  card: ALL_CARDS,
  words: '',
  items: [],
  item: null,
  marks: new Set(),
  entered: 0,
};
/** How long changes are gathered before everything is read again. */
const REST_MS = 300;
const OURS: ReadonlySet<string> = new Set(['annotation', 'relation', 'source', 'claim', 'document', 'codebook']);

/** Makes the feature. */
export function createSources(options: SourcesOptions): SourcesFeature {
  const { client, annotate, scope } = options;
  const store = createStore<SourcesState>(() => NOTHING);
  let latest = 0;
  let isStale = true;
  let isShown = false;
  let readFor: string | null = null;
  /** Of each mention the repeated passages that it stands in, as far as it was asked for. */
  let copies: Copied = new Map();
  let comparing: string | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Passages are compared for a while where there is much text: what is known is shown meanwhile. */
  async function findCopies(chains: Output<'sources.chains'>): Promise<void> {
    const task = newId();
    comparing = task;
    try {
      const { groups } = await client.call('copies.groups', { task });
      if (comparing !== task) return;
      comparing = null;
      copies = new Map(Object.entries(groups));
      store.setState({ origins: originsIn(chains, copies), copies: 'counted' });
    } catch {
      if (comparing !== task) return;
      comparing = null;
      // Said beside the numbers, which are what they are without copies.
      store.setState({ copies: 'unknown' });
    }
  }

  /** Nobody waits for the comparison any more; whoever comes back begins it again. */
  function stopComparing(): void {
    if (comparing === null) return;
    void client.call('task.cancel', { task: comparing }).catch(() => undefined);
    comparing = null;
    isStale = true;
  }

  async function load(): Promise<void> {
    clearTimeout(waiting);
    stopComparing();
    latest += 1;
    const mine = latest;
    const layer = scope();
    try {
      // What was tagged a moment ago counts, too.
      await annotate.settled();
      const [overview, chains] = await Promise.all([
        client.call('sources.overview', { layer }),
        client.call('sources.chains', { layer }),
      ]);
      if (mine !== latest) return;
      isStale = false;
      readFor = layer;
      const before = store.getState();
      const origins = originsIn(chains, copies);
      const items = itemsOf(overview, before.words);
      const known = new Set(items.map(({ key }) => key));
      // A line that was never here, as of a source that was made since this was asked for, is not gone.
      const isGone = before.items.some(({ key }) => key === before.item && !known.has(key));
      store.setState({
        phase: 'ready',
        problem: null,
        overview,
        origins,
        items,
        card: origins.cards.some(({ id }) => id === before.card) ? before.card : ALL_CARDS,
        // What was done with a name is done: what comes next is at hand.
        item: isGone ? lineAfter(before.items, before.item, items) : before.item,
        marks: new Set([...before.marks].filter((key) => known.has(key))),
        ...(isGone && before.part === 'registry' && { entered: before.entered + 1 }),
      });
      if (isShown) void findCopies(chains);
      else isStale = true;
    } catch (error) {
      if (mine === latest) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  function stale(): void {
    isStale = true;
    clearTimeout(waiting);
    if (isShown) waiting = setTimeout(() => void load(), REST_MS);
  }

  const gestures = createSourceGestures(options, {
    sources: () => store.getState().overview?.sources.map(({ source }) => source) ?? [],
    reload: load,
  });

  return {
    ...gestures,
    store,
    load,
    enter() {
      isShown = true;
      if (isStale || readFor !== scope()) void load();
    },
    leave() {
      isShown = false;
      stopComparing();
    },
    show: (part) => store.setState({ part }),
    showCard: (card) => store.setState({ card }),
    search(words) {
      const { overview } = store.getState();
      store.setState({ words, items: overview === null ? [] : itemsOf(overview, words) });
    },
    choose: (item) => store.setState(({ entered }) => ({ item, entered: item === null ? entered : entered + 1 })),
    mark(keys, isMarked) {
      const marks = new Set(store.getState().marks);
      for (const key of keys) {
        if (isMarked) marks.add(key);
        else marks.delete(key);
      }
      store.setState({ marks });
    },
    changed(changes) {
      if (changes.some(({ entity }) => OURS.has(entity))) stale();
    },
    stale,
    clear() {
      clearTimeout(waiting);
      stopComparing();
      latest += 1;
      isStale = true;
      copies = new Map();
      store.setState(NOTHING);
    },
  };
}
