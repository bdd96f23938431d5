import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Written } from '../../../shared/api/inputs.ts';
import { cardLinks, isContradicted, type CardLinks } from '../../../shared/claims/card-links.ts';
import { checkClaims, type Finding } from '../../../shared/claims/checks.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { messageOf } from '../../app/errors.ts';
import { withChanges, type Overview } from './apply-changes.ts';
import { arrangeCards, NO_FILTER, type Arrangement, type CardFilter } from './arrange.ts';
import { createGestures, type CardGestures } from './gestures.ts';
import type { CardsOptions } from './options.ts';
import { createQueue, type QueueFeature } from './queue.ts';
import { cursorIn, rowsOf, type Row } from './rows.ts';

/** What stands beside the cards; null: nothing. */
export type PanelName = 'card' | 'queue' | 'checks';

/** What is dragged: cards, or mentions. */
export type Dragged =
  | { readonly kind: 'cards'; readonly ids: readonly string[] }
  | { readonly kind: 'mentions'; readonly ids: readonly string[] };

/** What the view of the cards shows. */
export interface CardsState {
  readonly phase: 'none' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly overview: Overview | null;
  readonly findings: readonly Finding[];
  /** What cards have to do with each other. */
  readonly links: CardLinks;
  readonly arrangement: Arrangement;
  /** The lines of the list. */
  readonly rows: readonly Row[];
  /** Cards that show their mentions. */
  readonly open: ReadonlySet<string>;
  /** Marked cards and mentions, by id. */
  readonly marks: ReadonlySet<string>;
  /** Key of the line that keys act on. */
  readonly cursor: string | null;
  readonly panel: PanelName | null;
  /** What the panel of the card edits. */
  readonly editing: 'text' | 'note' | null;
  readonly dragged: Dragged | null;
  /** The card that it would be dropped onto. */
  readonly over: string | null;
}

/** The claim cards of the project. */
export interface CardsFeature extends CardGestures {
  readonly store: StoreApi<CardsState>;
  readonly queue: QueueFeature;
  /** The view is on the screen, or not any more: only then is what has changed read again. */
  enter(): void;
  leave(): void;
  isShown(): boolean;
  /** Another layer may be looked at now. */
  layerChosen(layer: string | null): void;
  /** Reads everything, in the layer that is looked at. */
  load(): Promise<void>;
  filter(filter: Partial<CardFilter>): void;
  arrange(arrangement: Partial<Omit<Arrangement, 'filter'>>): void;
  moveTo(key: string): void;
  /** Opens or closes a card. */
  toggle(card: string, isOpen: boolean): void;
  mark(ids: readonly string[], isMarked: boolean): void;
  show(panel: PanelName | null): void;
  edit(what: CardsState['editing']): void;
  drag(dragged: Dragged | null): void;
  dragOver(card: string): void;
  /** Shows a card in the list, whatever is filtered. */
  reveal(card: string): void;
  /** The line under the cursor. */
  current(): Row | undefined;
  mention(annotation: string): MentionFacts | undefined;
  card(id: string): CardFacts | undefined;
  /** The card that a mention is on; null: none. */
  cardOf(annotation: string): string | null;
  /** Records are on disk in a new state. */
  changed(changes: Written['changes'], seq: number): void;
  /** Too much has changed to be told. */
  stale(): void;
  clear(): void;
}

const NOTHING: CardsState = {
  phase: 'none',
  problem: null,
  overview: null,
  findings: [],
  links: new Map(),
  arrangement: { filter: NO_FILTER, grouping: 'none', sort: 'mentions' },
  rows: [],
  open: new Set(),
  marks: new Set(),
  cursor: null,
  panel: 'queue',
  editing: null,
  dragged: null,
  over: null,
};
/** How long changes are gathered before everything is read again. */
const REST_MS = 300;

/** Makes the feature. */
export function createCards(options: CardsOptions): CardsFeature {
  const { client, annotate, scope } = options;
  const store = createStore<CardsState>(() => NOTHING);
  let latest = 0;
  let isStale = true;
  let isShown = false;
  /** The layer of what is shown. */
  let read: string | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let checking: ReturnType<typeof setTimeout> | undefined;

  /** Puts a part of the state in with all that follows from it. */
  function set(part: Partial<CardsState>): void {
    const state = { ...store.getState(), ...part };
    const { overview, arrangement, open, links } = state;
    const isArranged = part.overview !== undefined || part.arrangement !== undefined || part.open !== undefined;
    const rows =
      isArranged && overview !== null
        ? rowsOf(
            arrangeCards(overview.cards, arrangement, ({ id }) => isContradicted(links, id)),
            open,
            arrangement.grouping !== 'none',
          )
        : state.rows;
    store.setState({ ...part, rows, cursor: rows[cursorIn(rows, state.cursor)]?.key ?? null });
  }

  function take(overview: Overview): void {
    const known = new Set([
      ...overview.cards.flatMap(({ id, mentions }) => [id, ...mentions.map(({ annotation }) => annotation)]),
      ...overview.unassigned.map(({ annotation }) => annotation),
    ]);
    const marks = [...store.getState().marks].filter((id) => known.has(id));
    set({ overview, links: cardLinks(overview), marks: new Set(marks), phase: 'ready', problem: null });
    queue.take(overview);
    // A tenth of a second for 10,000 mentions: what was done is shown before it.
    clearTimeout(checking);
    checking = setTimeout(() => store.setState({ findings: checkClaims(overview) }));
  }

  async function load(): Promise<void> {
    clearTimeout(waiting);
    latest += 1;
    const mine = latest;
    try {
      // What was tagged a moment ago counts, too.
      await annotate.settled();
      read = scope();
      const overview = await client.call('claims.overview', { layer: read });
      if (mine !== latest) return;
      isStale = false;
      take(overview);
    } catch (error) {
      if (mine === latest) store.setState({ phase: 'failed', problem: messageOf(error) });
    }
  }

  function stale(): void {
    isStale = true;
    clearTimeout(waiting);
    // What is on its way would pass for fresh: nobody waits for it.
    if (!isShown) latest += 1;
    else waiting = setTimeout(() => void load(), REST_MS);
  }

  const mention = (annotation: string): MentionFacts | undefined => {
    const { overview } = store.getState();
    for (const card of overview?.cards ?? []) {
      const found = card.mentions.find((one) => one.annotation === annotation);
      if (found) return found;
    }
    return overview?.unassigned.find((one) => one.annotation === annotation);
  };
  const card = (id: string): CardFacts | undefined => store.getState().overview?.cards.find((one) => one.id === id);
  const cardOf = (annotation: string): string | null =>
    store.getState().overview?.cards.find(({ mentions }) => mentions.some((one) => one.annotation === annotation))
      ?.id ?? null;
  const current = (): Row | undefined => {
    const { rows, cursor } = store.getState();
    return rows.find(({ key }) => key === cursor);
  };

  const queue = createQueue({
    ...options,
    assign: (ids, onto) => gestures.assign(ids, onto),
    make: (ids, text) => gestures.make(ids, text),
  });
  const gestures = createGestures({
    ...options,
    mention,
    card,
    unmark: () => store.setState({ marks: new Set() }),
    failed(ids) {
      const { overview } = store.getState();
      if (overview !== null) queue.failed(ids, overview);
    },
  });

  return {
    ...gestures,
    store,
    queue,
    mention,
    card,
    cardOf,
    current,
    load,
    enter() {
      isShown = true;
      if (isStale) void load();
    },
    leave() {
      isShown = false;
    },
    isShown: () => isShown,
    layerChosen(layer) {
      if (layer === read) return;
      store.setState({ marks: new Set() });
      void load();
    },
    filter(filter) {
      const { arrangement } = store.getState();
      set({ arrangement: { ...arrangement, filter: { ...arrangement.filter, ...filter } } });
    },
    arrange: (arrangement) => set({ arrangement: { ...store.getState().arrangement, ...arrangement } }),
    moveTo: (cursor) => store.setState({ cursor, editing: null }),
    toggle(id, isOpen) {
      const open = new Set(store.getState().open);
      if (isOpen) open.add(id);
      else open.delete(id);
      set({ open });
    },
    mark(ids, isMarked) {
      const marks = new Set(store.getState().marks);
      for (const id of ids) {
        if (isMarked) marks.add(id);
        else marks.delete(id);
      }
      store.setState({ marks });
    },
    show: (panel) => store.setState({ panel, editing: null }),
    edit: (editing) => store.setState(editing === null ? { editing } : { editing, panel: 'card' }),
    drag: (dragged) => store.setState({ dragged, over: null }),
    dragOver(over) {
      if (store.getState().over !== over) store.setState({ over });
    },
    reveal(id) {
      const { rows, arrangement } = store.getState();
      if (!rows.some((row) => row.kind === 'card' && row.card.id === id)) {
        set({ arrangement: { ...arrangement, filter: NO_FILTER } });
      }
      const row = store.getState().rows.find((one) => one.kind === 'card' && one.card.id === id);
      const open = new Set(store.getState().open).add(id);
      set({ open, cursor: row?.key ?? null, editing: null });
    },
    changed(changes, seq) {
      const { overview } = store.getState();
      // While tagging in the text, nobody waits for the cards: they are read when they are shown again.
      if (!isShown || overview === null || isStale) return stale();
      const next = withChanges(overview, changes, seq);
      if (next === null) stale();
      else if (next !== overview) take(next);
    },
    stale,
    clear() {
      clearTimeout(waiting);
      clearTimeout(checking);
      latest += 1;
      isStale = true;
      store.setState(NOTHING);
      queue.clear();
    },
  };
}
