import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Imported } from '../../../shared/api/imports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { sortPicked, sourceOf, type Picked } from './picked-files.ts';
import { inOrder, isImportable, isRefused, rowsOf, wantedFile, withRows, type Row, type Wanted } from './staging.ts';
import { t } from '../../strings/t.ts';

/** What was told of a file by hand. */
type Told = Omit<Input<'import.inspect'>, 'id'>;

/** Where an import stands. Files can be added as long as nothing is being imported. */
export interface ImportState {
  readonly rows: readonly Row[];
  /** What was told of files by hand, by their ids. */
  readonly told: ReadonlyMap<string, Told>;
  /** Places of files in the chosen folders that are no texts. */
  readonly leftOut: readonly string[];
  /** What is under way: reading files, or importing them. */
  readonly busy: {
    readonly what: 'reading' | 'importing';
    readonly tasks: readonly string[];
    readonly fraction: number | null;
  } | null;
  /** A failure that belongs to no single file. */
  readonly problem: string | null;
  readonly result: Imported | null;
  /** The staged file whose preview is shown. */
  readonly shown: string | null;
}

/** Bringing texts and datasets in. */
export interface ImportFeature {
  readonly store: StoreApi<ImportState>;
  /** Reads paths, or a folder, or files of a browser and puts them on the list. */
  addPaths(paths: readonly string[], isFolder: boolean): Promise<void>;
  addFiles(picked: Picked): Promise<void>;
  /** Reads a file again, as told now and before. */
  inspect(change: Input<'import.inspect'>): Promise<void>;
  remove(id: string): void;
  /** Takes every refused file from the list. */
  removeRefused(): void;
  show(id: string): void;
  commit(): Promise<void>;
  cancel(): void;
  /** Lets go of everything that is staged. */
  discard(): void;
  progress(progress: TaskProgress): void;
}

interface ImportOptions {
  readonly client: Client;
  readonly pathOf: ((file: File) => string) | null;
  readonly onImported: (document: string) => void;
}

const EMPTY: ImportState = {
  rows: [],
  told: new Map(),
  leftOut: [],
  busy: null,
  problem: null,
  result: null,
  shown: null,
};

/** Makes the import feature. */
export function createImport({ client, pathOf, onImported }: ImportOptions): ImportFeature {
  const store = createStore<ImportState>(() => EMPTY);
  let stopped = false;
  /** Counts how often the list was thrown away: what was asked for before belongs to nobody. */
  let opening = 0;

  function letGo(ids: readonly string[]): void {
    if (ids.length > 0) void client.call('import.discard', { ids: [...ids] }).catch(() => undefined);
  }

  async function stage(wanted: readonly Wanted[], leftOut: readonly string[], empty: readonly string[]): Promise<void> {
    stopped = false;
    const mine = opening;
    const problems = empty.map((folder) => t('importing.empty', { folder }));
    const running = new Set<string>();
    let done = 0;
    const showBusy = (): void => {
      if (mine !== opening) return;
      const fraction = wanted.length > 1 ? done / wanted.length : null;
      store.setState({ busy: { what: 'reading', tasks: [...running], fraction } });
    };

    async function read(one: Wanted): Promise<ReturnType<typeof rowsOf>> {
      if (one.refused !== undefined)
        return { rows: [{ key: one.key, staged: one.refused, isRead: false }], leftOut: [] };
      const task = newId();
      running.add(task);
      showBusy();
      try {
        return rowsOf(one, await client.call('import.stage', { task, source: await one.read() }));
      } catch (error) {
        if (!isCancelled(error)) problems.push(messageOf(error));
        return { rows: [], leftOut: [] };
      } finally {
        running.delete(task);
        done += 1;
        showBusy();
      }
    }

    store.setState({ problem: null, result: null });
    const answers = await inOrder(wanted, read, () => stopped);
    if (mine !== opening) {
      letGo(
        answers
          .flatMap((answer) => [...answer.rows.map(({ staged }) => staged), ...answer.leftOut])
          .map(({ id }) => id),
      );
      return;
    }
    const state = store.getState();
    const { rows, gone } = withRows(
      state.rows,
      answers.flatMap((answer) => answer.rows),
    );
    const others = answers.flatMap((answer) => answer.leftOut);
    letGo([...gone, ...others.map(({ id }) => id)]);
    const isThere = rows.some(({ staged }) => staged.id === state.shown);
    store.setState({
      rows,
      busy: null,
      leftOut: [...new Set([...state.leftOut, ...leftOut, ...others.map(({ place }) => place)])],
      problem: problems.length === 0 ? null : [...new Set(problems)].join(' '),
      shown: isThere ? state.shown : (firstOf(rows)?.staged.id ?? null),
    });
  }

  function discard(): void {
    stopped = true;
    opening += 1;
    const { rows } = store.getState();
    store.setState(EMPTY);
    letGo(rows.map(({ staged }) => staged.id));
  }

  function removeAll(ids: readonly string[]): void {
    store.setState(({ rows, shown }) => {
      const rest = rows.filter(({ staged }) => !ids.includes(staged.id));
      const isShown = rest.some(({ staged }) => staged.id === shown);
      return { rows: rest, shown: isShown ? shown : (firstOf(rest)?.staged.id ?? null) };
    });
    letGo(ids);
  }

  return {
    store,
    discard,
    addPaths: (paths, isFolder) =>
      stage(
        paths.map((path) => ({ key: path, isFolder, read: () => Promise.resolve({ kind: 'path', path }) })),
        [],
        [],
      ),
    addFiles(picked) {
      const { files, leftOut, empty } = sortPicked(picked);
      const wanted = files.map((one) =>
        wantedFile(one, (pathOf?.(one.file) ?? '') === '', () => sourceOf(one, pathOf)),
      );
      return stage(wanted, leftOut, empty);
    },
    async inspect({ id, ...change }) {
      const told = { ...store.getState().told.get(id), ...change };
      store.setState((state) => ({ told: new Map(state.told).set(id, told) }));
      try {
        const fresh = await client.call('import.inspect', { id, ...told });
        store.setState(({ rows }) => ({
          rows: rows.map((row) => (row.staged.id === fresh.id ? { ...row, staged: fresh } : row)),
          problem: null,
        }));
      } catch (error) {
        store.setState({ problem: messageOf(error) });
      }
    },
    remove: (id) => removeAll([id]),
    removeRefused() {
      const refused = store.getState().rows.filter(({ staged }) => isRefused(staged));
      removeAll(refused.map(({ staged }) => staged.id));
    },
    show: (id) => store.setState({ shown: id }),
    async commit() {
      const staged = store.getState().rows.map((row) => row.staged);
      if (staged.some(isRefused)) return;
      const ids = staged.filter(isImportable).map(({ id }) => id);
      const task = newId();
      store.setState({ busy: { what: 'importing', tasks: [task], fraction: null }, problem: null });
      try {
        const result = await client.call('import.commit', { batch: newId(), task, ids });
        letGo(staged.map(({ id }) => id).filter((id) => !ids.includes(id)));
        store.setState({ ...EMPTY, result });
        const first = result.documents[0];
        if (first !== undefined) onImported(first);
      } catch (error) {
        store.setState({ busy: null, problem: isCancelled(error) ? null : messageOf(error) });
      }
    },
    cancel() {
      stopped = true;
      for (const task of store.getState().busy?.tasks ?? [])
        void client.call('task.cancel', { task }).catch(() => undefined);
    },
    progress(progress) {
      const { busy } = store.getState();
      // Of several files, what counts is how many are read.
      if (busy?.tasks.length === 1 && busy.tasks[0] === progress.task)
        store.setState({ busy: { ...busy, fraction: fractionOf(progress) } });
    },
  };
}

/** What is shown first: a file with a problem, else the first one. */
const firstOf = (rows: readonly Row[]): Row | undefined => rows.find(({ staged }) => isRefused(staged)) ?? rows[0];
