import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Compared, CopyGroup } from '../../../shared/api/copies.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import { changingMany } from '../annotate/changing-many.ts';
import { previewOf, relationsAlong } from './along.ts';
import { copiesOf, isFree } from './offers.ts';
import { doneOf, tickedOf } from './words.ts';

/** Which two passages of a group are side by side, by their places among its members. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/** What the view of the copies shows. */
export interface CopiesState {
  readonly phase: 'none' | 'searching' | 'ready' | 'stopped' | 'failed';
  readonly task: string | null;
  readonly fraction: number | null;
  readonly problem: string | null;
  readonly found: Output<'copies.find'>;
  /** The group that is shown; null: none. */
  readonly current: string | null;
  readonly pair: Pair;
  /** Null while it is read, or where it could not be: `comparing` says why. */
  readonly compared: Compared | null;
  readonly comparing: string | null;
  /** Annotations that will be copied. */
  readonly ticked: ReadonlySet<string>;
}

/** Passages that stand in several documents, and their annotations offered from one to the other. */
export interface CopiesFeature {
  readonly store: StoreApi<CopiesState>;
  /** The view is on the screen, or not any more: only then is what has changed read. */
  enter(): void;
  leave(): void;
  /** Looks for copies, also where that was done already. */
  search(): Promise<void>;
  stop(): void;
  choose(group: string): void;
  show(pair: Pair): void;
  tick(annotations: readonly string[], isTicked: boolean): void;
  /** Copies what is ticked to the other passage, with the relations between what is there then, in one step. */
  offer(): void;
  changed(changes: Written['changes']): void;
  stale(): void;
  progress(event: TaskProgress): void;
  clear(): void;
}

const NOTHING: CopiesState = {
  phase: 'none',
  task: null,
  fraction: null,
  problem: null,
  found: { groups: [], documents: {} },
  current: null,
  pair: { a: 0, b: 1 },
  compared: null,
  comparing: null,
  ticked: new Set(),
};
/** Changes come one by one while somebody works. */
const REST_MS = 300;

interface CopiesOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly announce: (text: string) => void;
  /** The annotator's own layer; null until the name is known. */
  readonly layer: () => string | null;
  /** Whose annotations are looked at. */
  readonly scope: Pick<StoreApi<{ readonly layer: string | null }>, 'getState' | 'subscribe'>;
}

/** The two passages side by side; null where no group is shown. */
export function placesOf({ found, current, pair }: CopiesState) {
  const group = found.groups.find(({ id }) => id === current);
  const [a, b] = [group?.members[pair.a], group?.members[pair.b]];
  return group && a && b ? { group, a, b } : null;
}

/** Makes the feature. */
export function createCopies({ client, annotate, announce, layer, scope }: CopiesOptions): CopiesFeature {
  const store = createStore<CopiesState>(() => NOTHING);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  /** What has to be read again: the passages, or the annotations of the two that are shown. */
  let stale: 'passages' | 'annotations' | null = 'passages';

  async function find(): Promise<void> {
    const task = newId();
    stop();
    clearTimeout(timer);
    stale = null;
    store.setState({ task, phase: 'searching', fraction: null, problem: null });
    const show = (state: Partial<CopiesState>): void => {
      if (store.getState().task === task) store.setState({ ...state, task: null });
    };
    try {
      const found = await client.call('copies.find', { task });
      if (store.getState().task !== task) return;
      const groups = byWeight(found.groups);
      const { current } = store.getState();
      const isThere = groups.some(({ id }) => id === current);
      show({ phase: 'ready', found: { ...found, groups }, ...(!isThere && { current: null, compared: null }) });
      announce(t('copies.found', { count: groups.length }));
      const [first] = groups;
      if (isThere) void compare();
      else if (first) choose(first.id);
    } catch (error) {
      const stopped = isCancelled(error);
      show({ phase: stopped ? 'stopped' : 'failed', problem: stopped ? null : messageOf(error) });
    }
  }

  function stop(): void {
    const { task, phase } = store.getState();
    if (phase === 'searching' && task !== null) void client.call('task.cancel', { task }).catch(() => undefined);
  }

  async function compare(isNew = false): Promise<void> {
    const places = placesOf(store.getState());
    if (places === null) return;
    asked += 1;
    const mine = asked;
    const [a, b] = [places.a, places.b].map(({ document, start, end }) => ({ document, start, end }));
    if (a === undefined || b === undefined) return;
    try {
      const compared = await client.call('copies.compare', { a, b, layer: scope.getState().layer });
      if (mine !== asked) return;
      const free = compared.offers.filter(isFree).map(({ annotation }) => annotation.id);
      const { ticked, compared: before } = store.getState();
      // What was unticked stays so while the same two passages are read again.
      const isKnown = new Set(
        isNew ? [] : (before?.offers ?? []).filter(isFree).map(({ annotation }) => annotation.id),
      );
      store.setState({
        compared,
        comparing: null,
        ticked: new Set(free.filter((id) => !isKnown.has(id) || ticked.has(id))),
      });
    } catch (error) {
      if (mine === asked) store.setState({ compared: null, comparing: messageOf(error) });
    }
  }

  function choose(group: string): void {
    store.setState({ current: group, pair: { a: 0, b: 1 }, compared: null, comparing: null, ticked: new Set() });
    void compare(true);
  }

  function again(): void {
    clearTimeout(timer);
    const what = stale;
    stale = null;
    if (what === 'passages') void find();
    else if (what === 'annotations') void compare();
  }

  function soon(what: 'passages' | 'annotations'): void {
    if (stale !== 'passages') stale = what;
    clearTimeout(timer);
    if (isShown) timer = setTimeout(again, REST_MS);
  }

  scope.subscribe((now, before) => {
    if (now.layer !== before.layer && store.getState().phase === 'ready') void compare(true);
  });

  return {
    store,
    enter() {
      isShown = true;
      again();
    },
    leave() {
      isShown = false;
      clearTimeout(timer);
    },
    search: find,
    stop,
    choose,
    show(pair) {
      store.setState({ pair, compared: null, comparing: null, ticked: new Set() });
      void compare(true);
    },
    tick(annotations, isTicked) {
      const { compared, ticked: before } = store.getState();
      const free = new Set((compared?.offers ?? []).filter(isFree).map(({ annotation }) => annotation.id));
      const ticked = new Set(before);
      for (const id of annotations) {
        if (isTicked && free.has(id)) ticked.add(id);
        else ticked.delete(id);
      }
      store.setState({ ticked });
      announce(tickedOf(previewOf(compared, ticked)));
    },
    offer() {
      const state = store.getState();
      const { scheme, codebook, id } = annotate.store.getState();
      const places = placesOf(state);
      const own = layer();
      if (places === null || state.compared === null || state.ticked.size === 0) return;
      if (!annotate.mayWrite() || own === null || codebook === null) return;
      const chosen = state.compared.offers.filter(({ annotation }) => state.ticked.has(annotation.id));
      const create = copiesOf(chosen, { document: places.b.document, layer: own, version: codebook.version, scheme });
      const values = { count: create.length };
      const made = new Map(create.map((copy) => [copy.origin.from?.[0] ?? '', copy.id]));
      const { relate } = relationsAlong(state.compared, made);
      const numbers = previewOf(state.compared, state.ticked);
      const gesture = { kind: 'copy', name: t('copies.writing', values), create, relate } as const;
      const write = changingMany(client, { ...gesture, document: id ?? places.b.document }, scheme);
      store.setState({ ticked: new Set() });
      const title = state.found.documents[places.b.document]?.title ?? '';
      // What was done is said when it is on disk.
      void annotate.submit(write).then((written) => {
        if (written !== null) annotate.sayUndoable(doneOf(numbers, title), write.batch);
        // What was not is still to be done.
        else if (store.getState().compared === state.compared) store.setState({ ticked: state.ticked });
        void compare();
      });
    },
    changed(changes) {
      if (changes.some(({ entity, after }) => entity === 'document' && after !== null) || changes.length === 0) {
        soon('passages');
      } else if (changes.some(({ entity }) => ['annotation', 'relation', 'status', 'codebook'].includes(entity))) {
        soon('annotations');
      }
    },
    stale: () => soon('passages'),
    progress(event) {
      if (store.getState().task === event.task) store.setState({ fraction: fractionOf(event) });
    },
    clear() {
      stop();
      clearTimeout(timer);
      asked += 1;
      stale = 'passages';
      store.setState(NOTHING);
    },
  };
}

/** What is repeated most comes first: words times documents. */
const byWeight = (groups: readonly CopyGroup[]): CopyGroup[] =>
  groups.toSorted((x, y) => y.words * (y.members.length - 1) - x.words * (x.members.length - 1));
