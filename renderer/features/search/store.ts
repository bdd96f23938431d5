import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Hit, SearchCursor } from '../../../shared/api/search.ts';
import { parseQuery } from '../../../shared/search/parse.ts';
import { PROBLEMS, type Area, type Place, type QueryProblem } from '../../../shared/search/query.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import { areasIn } from './edit-query.ts';
import { keyOfHit, type Sort } from '../../../shared/search/order.ts';

/** What is wrong with a query, as a sentence, and where; no place where the search itself failed. */
export interface SearchProblem {
  readonly text: string;
  readonly place: Place | null;
}

/** What the search shows. */
export interface SearchState {
  /** As it stands in the field. */
  readonly query: string;
  readonly areas: readonly Area[];
  /** What the hits are of; null: nothing was looked for yet. */
  readonly asked: { readonly query: string; readonly areas: readonly Area[] } | null;
  readonly phase: 'idle' | 'searching' | 'found' | 'stopped' | 'failed';
  readonly problem: SearchProblem | null;
  /** Why the hits may be older than the project: they could not be looked for again. */
  readonly behind: string | null;
  readonly hits: readonly Hit[];
  /** How many there are where more are found than are shown; `counting` until that is known. */
  readonly total: Output<'search.count'> | 'counting' | null;
  readonly task: string | null;
  readonly fraction: number | null;
  readonly sort: Sort;
  readonly ticked: ReadonlySet<string>;
  /** Key of the hit that was gone to last: the list goes on from there. */
  readonly visited: string | null;
  /** What was looked for in this session, the last first. */
  readonly history: readonly string[];
}

/** Searching the whole project. */
export interface SearchStore {
  readonly store: StoreApi<SearchState>;
  type(query: string): void;
  look(areas: readonly Area[]): void;
  /** Looks for what stands in the field. @returns whether it could be read. */
  search(): boolean;
  /** Ends what runs; what was found until then stays, and is not looked for again by itself. */
  stop(): void;
  /** The view is on the screen, or not any more: only then are the hits looked for again after changes. */
  enter(): void;
  leave(): void;
  arrange(sort: Sort): void;
  tick(keys: readonly string[], isTicked: boolean): void;
  /** A hit is gone to. */
  visit(key: string): void;
  changed(changes: Written['changes']): void;
  stale(): void;
  clear(): void;
  progress(progress: TaskProgress): void;
}

/** What the search is made of. */
export interface SearchOptions {
  readonly client: Client;
  readonly announce: (text: string) => void;
  readonly layer: () => string | null;
}

/** Hits that are held at most: more nobody reads, and sorting them by their context takes time. */
export const MOST_HITS = 10_000;
const FIRST_PAGE = 100;
const PAGE = 1000;
const MOST_HISTORY = 50;
/** Changes come one by one while somebody works: the hits are looked for again when they rest. */
const REST_MS = 400;

const NOTHING: SearchState = {
  query: '',
  areas: ['text'],
  asked: null,
  phase: 'idle',
  problem: null,
  behind: null,
  hits: [],
  total: null,
  task: null,
  fraction: null,
  sort: 'document',
  ticked: new Set(),
  visited: null,
  history: [],
};

const sayProblem = ({ code, what }: QueryProblem): string => t(`search.problems.${code}`, { what });

/** A refusal of the core with the place that it names, in the window's language where it is about the query. */
function problemIn(error: unknown): SearchProblem {
  const details = error instanceof Refusal ? error.details : undefined;
  const code = PROBLEMS.find((one) => one === details?.['problem']);
  const [start, end, what] = [details?.['start'], details?.['end'], details?.['what']];
  if (code === undefined || typeof start !== 'number' || typeof end !== 'number') {
    return { text: messageOf(error), place: null };
  }
  const place = { start, end };
  return { text: sayProblem({ code, place, what: String(what ?? '') }), place };
}

/** Makes the store of the search. */
export function createSearchStore({ client, announce, layer }: SearchOptions): SearchStore {
  const store = createStore<SearchState>(() => NOTHING);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  /** Whether something has changed since the hits were looked for. */
  let isStale = false;
  let isQuietNow = false;

  function stop(): void {
    clearTimeout(timer);
    const { task } = store.getState();
    if (task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  /** Ends what runs without a word: something else takes its place. */
  function drop(): void {
    stop();
    store.setState({ task: null });
  }

  /** Reads page after page. `isQuiet`: the hits on the screen stay until the new ones are whole. */
  async function load(isQuiet: boolean): Promise<void> {
    const { asked } = store.getState();
    if (asked === null) return;
    drop();
    isStale = false;
    isQuietNow = isQuiet;
    const task = newId();
    const isMine = (): boolean => store.getState().task === task;
    store.setState({
      task,
      fraction: null,
      ...(isQuiet ? {} : { phase: 'searching', hits: [], total: null, problem: null, behind: null }),
    });
    const request = { task, query: asked.query, in: [...asked.areas], layer: layer() };
    const hits: Hit[] = [];
    try {
      let after: SearchCursor | undefined;
      for (;;) {
        const limit = Math.min(after === undefined ? FIRST_PAGE : PAGE, MOST_HITS - hits.length);
        const page = await client.call('search.run', { ...request, limit, ...(after && { after }) });
        if (!isMine()) return;
        hits.push(...page.hits);
        if (!isQuiet) store.setState({ hits: [...hits] });
        after = page.next ?? undefined;
        if (after === undefined || hits.length >= MOST_HITS) break;
      }
      const { ticked } = store.getState();
      const there = new Set(hits.map(keyOfHit));
      const stillTicked = new Set([...ticked].filter((key) => there.has(key)));
      store.setState({ hits, phase: 'found', behind: null, ticked: stillTicked });
      if (!isQuiet) announce(t('search.found', { count: hits.length }));
      if (after === undefined) store.setState({ total: null, task: null });
      else {
        store.setState({ total: 'counting' });
        const total = await client.call('search.count', request);
        if (isMine()) store.setState({ total, task: null });
      }
      if (isStale && isShown) loadSoon();
    } catch (error) {
      if (!isMine()) return;
      if (isCancelled(error)) store.setState({ phase: 'stopped', task: null, total: null });
      else if (isQuiet) {
        isStale = true;
        store.setState({ task: null, total: null, behind: t('search.behind', { why: messageOf(error) }) });
      } else store.setState({ phase: 'failed', task: null, hits: [], problem: problemIn(error) });
    }
  }

  /** What was stopped stays as it is: whoever stopped it did not want it. */
  function refresh(): void {
    const { phase } = store.getState();
    if (phase !== 'found' && phase !== 'searching') return;
    isStale = true;
    if (isShown && phase === 'found') loadSoon();
  }

  function loadSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void load(true), REST_MS);
  }

  return {
    store,
    type: (query) => store.setState({ query }),
    look: (areas) => store.setState({ areas }),
    search() {
      const { query, areas, history } = store.getState();
      drop();
      const read = parseQuery(query);
      if ('problem' in read) {
        const { problem } = read;
        const text = sayProblem(problem);
        store.setState({
          phase: 'failed',
          task: null,
          hits: [],
          total: null,
          ticked: new Set(),
          problem: { text, place: problem.place },
        });
        return false;
      }
      store.setState({
        asked: { query, areas: areasIn(query) ?? areas },
        ticked: new Set(),
        visited: null,
        history: [query, ...history.filter((one) => one !== query)].slice(0, MOST_HISTORY),
      });
      void load(false);
      return true;
    },
    stop,
    enter() {
      isShown = true;
      if (isStale && store.getState().phase === 'found') void load(true);
    },
    leave() {
      isShown = false;
      clearTimeout(timer);
      if (store.getState().task === null || !isQuietNow) return;
      isStale = true;
      drop();
    },
    arrange: (sort) => store.setState({ sort }),
    tick(keys, isTicked) {
      const ticked = new Set(store.getState().ticked);
      for (const key of keys) {
        if (isTicked) ticked.add(key);
        else ticked.delete(key);
      }
      store.setState({ ticked });
      announce(t('search.ticked', { count: ticked.size }));
    },
    visit: (visited) => store.setState({ visited }),
    changed(changes) {
      const isOurs = ({ entity }: Written['changes'][number]): boolean =>
        entity === 'annotation' || entity === 'document' || entity === 'status';
      if (changes.some(isOurs)) refresh();
    },
    stale: refresh,
    clear() {
      drop();
      isStale = false;
      store.setState(NOTHING);
    },
    progress(progress) {
      if (store.getState().task === progress.task) store.setState({ fraction: fractionOf(progress) });
    },
  };
}
