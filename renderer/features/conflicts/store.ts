import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import type { Conflict } from '../../../shared/api/merge.ts';
import { messageOf } from '../../app/errors.ts';
import type { Notices } from '../../app/notices.ts';
import { t } from '../../strings/t.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import {
  ALL_CONFLICTS,
  decideAll,
  decisionFor,
  filtered,
  keyOf,
  sidesOf,
  type AllAlike,
  type ConflictFilter,
  type Decision,
} from './sides.ts';

type List = Output<'conflicts.list'>;

/** What merging has left to decide. */
export interface ConflictsState {
  readonly phase: 'idle' | 'loading' | 'ready';
  readonly problem: string | null;
  readonly conflicts: readonly Conflict[];
  /** All of them; the list holds the first. */
  readonly total: number;
  readonly unknownLabels: List['unknownLabels'];
  readonly dangling: number;
  readonly filter: ConflictFilter;
  /** The one that is shown, by its key. */
  readonly selected: string | null;
}

/** Deciding conflicts. */
export interface ConflictsFeature {
  readonly store: StoreApi<ConflictsState>;
  load(): Promise<void>;
  setFilter(filter: Partial<ConflictFilter>): void;
  select(key: string): void;
  /** Side 0 is what stands. @returns false where there is no such side. */
  decide(conflict: Conflict, side: number): boolean;
  /** All that the filter shows, in one batch. */
  decideAll(rule: AllAlike): void;
  changed(): void;
  stale(): void;
  clear(): void;
}

interface ConflictsOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  readonly layer: () => string | null;
}

const NONE: ConflictsState = {
  phase: 'idle',
  problem: null,
  conflicts: [],
  total: 0,
  unknownLabels: [],
  dangling: 0,
  filter: ALL_CONFLICTS,
  selected: null,
};

/** Together, changes are read a moment later. */
const SOON_MS = 150;

/** Makes the feature. It reads once it was asked to, and from then on after every change. */
export function createConflicts({ client, annotate, notices, announce, layer }: ConflictsOptions): ConflictsFeature {
  const store = createStore<ConflictsState>(() => NONE);
  let soon: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const shown = (): readonly Conflict[] => filtered(store.getState().conflicts, store.getState().filter);

  /** Keeps something selected: what was, or what is now in its place. */
  function put(next: Partial<ConflictsState>): void {
    const before = shown().findIndex((one) => keyOf(one) === store.getState().selected);
    store.setState(next);
    const list = shown();
    const { selected } = store.getState();
    if (list.some((one) => keyOf(one) === selected)) return;
    const there = list[Math.min(Math.max(0, before), list.length - 1)];
    store.setState({ selected: there === undefined ? null : keyOf(there) });
  }

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    if (store.getState().phase === 'idle') store.setState({ phase: 'loading' });
    try {
      const { conflicts, total, unknownLabels, dangling } = await client.call('conflicts.list', {});
      if (mine !== asked) return;
      put({ phase: 'ready', problem: null, conflicts, total, unknownLabels, dangling: dangling.length });
    } catch (error) {
      if (mine === asked) store.setState({ phase: 'ready', problem: messageOf(error) });
    }
  }

  function again(): void {
    if (store.getState().phase === 'idle') return;
    clearTimeout(soon);
    soon = setTimeout(() => void load(), SOON_MS);
  }

  function submit(decisions: Decision[], said: string): void {
    if (decisions.length === 0 || !annotate.mayWrite()) return;
    const batch = newId();
    const gone = new Set(decisions.map(keyOf));
    const { conflicts, total } = store.getState();
    put({ conflicts: conflicts.filter((one) => !gone.has(keyOf(one))), total: total - decisions.length });
    const sent = annotate.submit({
      batch,
      name: t('conflicts.deciding', { count: decisions.length }),
      document: '',
      edits: [],
      onRefused(message) {
        notices.say(message, { id: 'conflict-refused', kind: 'problem' });
        void load();
      },
      send: (session) => client.call('conflicts.decide', { session, batch, decisions }),
    });
    void sent.then((written) => {
      if (written === null) return;
      announce(said);
      annotate.offerUndo(said, batch);
    });
  }

  return {
    store,
    load,
    setFilter: (filter) => put({ filter: { ...store.getState().filter, ...filter } }),
    select: (selected) => store.setState({ selected }),
    decide(conflict, place) {
      const side = sidesOf(conflict)[place];
      if (side === undefined) return false;
      const { subject } = conflict;
      const said = t(place === 0 ? 'conflicts.kept' : 'conflicts.taken', { subject });
      submit([decisionFor(conflict, side)], said);
      return true;
    },
    decideAll(rule) {
      const decisions = decideAll(shown(), rule, layer());
      const left = rule === 'others' ? shown().length - decisions.length : 0;
      const said = t('conflicts.decided', { count: decisions.length });
      submit(decisions, left === 0 ? said : `${said}. ${t('conflicts.left', { count: left })}`);
    },
    changed: again,
    stale: again,
    clear() {
      clearTimeout(soon);
      asked += 1;
      store.setState(NONE);
    },
  };
}
