import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { HostInfo } from '../../../shared/api/host.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { withChange, type PreferencesChange, type ProjectInfo, type Session } from '../../../shared/api/session.ts';
import { handleFor, type Annotator } from '../../../shared/model/annotator.ts';
import { RESERVED_LAYERS } from '../../../shared/model/layer.ts';
import { isConnectionLost, messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';

/** The session as the window knows it. */
export interface SessionState {
  readonly phase: 'loading' | 'ready' | 'unreachable';
  readonly session: Session | null;
  readonly host: HostInfo | null;
  /** Why the last attempt to open something failed, in words; shown on the start screen. */
  readonly problem: string | null;
  /** The project that another window has open, so that it can be read beside it; null: none was asked for. */
  readonly locked: string | null;
  /** The project that could not be opened because it is damaged; null: none. Its backups may help. */
  readonly damaged: string | null;
  /** A project is being opened or made. */
  readonly opening: boolean;
}

type WindowValue = string | number | boolean;

/** Projects, preferences and the annotator. */
export interface SessionFeature {
  readonly store: StoreApi<SessionState>;
  /** Reads the session and opens what was open last; on the very first start the sample project. */
  start(): Promise<void>;
  /** Reads the session afresh: another project may be open now. */
  reload(): Promise<void>;
  /** Opens, makes or leaves a project. A refusal is thrown to whoever shows it. */
  open(path: string, readOnly?: boolean): Promise<void>;
  create(name: string, path: string | undefined): Promise<void>;
  createFrom(request: Input<'project.fromCopy'>): Promise<void>;
  openSample(): Promise<void>;
  close(): Promise<void>;
  forget(path: string): Promise<void>;
  save(preferences: PreferencesChange): Promise<void>;
  /** Keeps a value that only the window understands. What this window has as it is, is not said again: a later change of another window stays. */
  remember(key: string, value: WindowValue): void;
  recall(key: string): WindowValue | undefined;
  /** Shows on the start screen why something could not be opened. */
  fail(error: unknown): void;
}

/** Who the session is told to, and what it asks before it lets go of a project. */
export interface SessionOptions {
  readonly client: Client;
  readonly onProject: (project: ProjectInfo | null) => Promise<void>;
  /** Somebody else annotates at this machine from now on, as the core knows by now. */
  readonly onAnnotator: () => void;
  readonly beforeLeaving: () => Promise<void>;
  readonly onProblem: (message: string) => void;
}

/** Why a name cannot be an annotator's, in words; null where it can. */
export function nameProblem(name: string): string | null {
  const handle = handleFor(name);
  if (name.trim() === '') return t('session.who.noName');
  if (handle === null) return t('session.who.noLetter');
  if (RESERVED_LAYERS.includes(handle)) return t('session.who.reserved', { name: name.trim() });
  return null;
}

/** The annotator that a name stands for; null where {@link nameProblem} has an objection. */
export function annotatorFor(name: string): Annotator | null {
  const id = handleFor(name);
  return id === null || nameProblem(name) !== null ? null : { id, name: name.trim() };
}

/** Makes the session feature. */
export function createSession({
  client,
  onProject,
  onAnnotator,
  beforeLeaving,
  onProblem,
}: SessionOptions): SessionFeature {
  const store = createStore<SessionState>(() => ({
    phase: 'loading',
    session: null,
    host: null,
    problem: null,
    locked: null,
    damaged: null,
    opening: false,
  }));
  /** What `onProject` was told last; undefined: that failed, so nobody knows what is on the screen. */
  let shown: string | null | undefined = null;
  /** Who annotates, as the core said last; undefined: it was not asked yet. */
  let known: string | null | undefined;
  /** What is being saved: an answer to a question that was asked before does not know it. */
  const saving = new Set<PreferencesChange>();
  let last: Promise<void> = Promise.resolve();

  async function readAndShow(): Promise<void> {
    const read = await client.call('session.read', {});
    const session = { ...read, preferences: [...saving].reduce(withChange, read.preferences) };
    store.setState({ session });
    const key = session.project?.session ?? null;
    const who = read.preferences.annotator?.id ?? null;
    const isOther = known !== undefined && known !== who;
    known = who;
    if (key === shown) {
      if (isOther && key !== null) onAnnotator();
      return;
    }
    shown = undefined;
    await onProject(session.project);
    shown = key;
  }

  function reload(): Promise<void> {
    last = last.then(readAndShow, readAndShow);
    return last;
  }

  async function change(action: () => Promise<unknown>): Promise<void> {
    store.setState({ opening: true, problem: null, locked: null, damaged: null });
    try {
      await beforeLeaving();
      await action();
      await reload();
      remember('project', store.getState().session?.project?.path ?? '');
    } finally {
      store.setState({ opening: false });
    }
  }

  async function save(preferences: PreferencesChange): Promise<void> {
    const before = store.getState().session;
    if (before === null) return;
    store.setState({ session: { ...before, preferences: withChange(before.preferences, preferences) } });
    saving.add(preferences);
    try {
      await client.call('preferences.save', preferences);
    } finally {
      saving.delete(preferences);
    }
  }

  function remember(key: string, value: WindowValue): void {
    const known = store.getState().session?.preferences.window;
    if (known === undefined || known[key] === value) return;
    save({ window: { [key]: value } }).catch((error: unknown) => {
      // That nobody answers is said once, by the banner; a column's width is not worth another word.
      if (!isConnectionLost(error)) onProblem(messageOf(error));
    });
  }

  const recall = (key: string): WindowValue | undefined => store.getState().session?.preferences.window[key];

  async function open(path: string, how: { readOnly?: true; unlessOpen?: true } = {}): Promise<void> {
    try {
      await change(() => client.call('project.open', { path, ...how }));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'locked') store.setState({ locked: path });
      if (error instanceof Refusal && error.code === 'damaged') store.setState({ damaged: path });
      throw error;
    }
  }

  const openSample = (how: { unlessOpen?: true } = {}): Promise<void> =>
    change(() => client.call('project.sample', { annotated: true, ...how }));

  async function openFirst(): Promise<void> {
    const session = store.getState().session;
    if (session === null || session.project !== null) return;
    const lastPath = recall('project');
    try {
      // Meanwhile another may have been asked for: by a double click on it, or in another window.
      if (typeof lastPath === 'string' && lastPath !== '') await open(lastPath, { unlessOpen: true });
      else if (lastPath === undefined && session.recent.length === 0) await openSample({ unlessOpen: true });
    } catch (error) {
      store.setState({ problem: messageOf(error) });
    }
  }

  return {
    store,
    reload,
    save,
    remember,
    recall,
    fail: (error) => store.setState({ problem: messageOf(error) }),
    async start() {
      try {
        const host = await client.host('host.read', {});
        store.setState({ host });
        await reload();
      } catch (error) {
        store.setState({ phase: 'unreachable', problem: messageOf(error) });
        return;
      }
      await openFirst();
      // Only now is it known what to show: the start screen must not flash by on the way to a project.
      store.setState({ phase: 'ready' });
    },
    open: (path, readOnly = false) => open(path, readOnly ? { readOnly } : {}),
    create: (name, path) => change(() => client.call('project.create', path === undefined ? { name } : { name, path })),
    createFrom: (request) => change(() => client.call('project.fromCopy', request)),
    openSample: () => openSample(),
    close: () => change(() => client.call('project.close', {})),
    async forget(path) {
      await client.call('project.forget', { path });
      await reload();
    },
  };
}
