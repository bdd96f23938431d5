import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Source } from '../../../shared/api/inputs.ts';
import type { Staged } from '../../../shared/api/imports.ts';
import type { Input } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { t } from '../../strings/t.ts';
import { createInspections } from './inspections.ts';
import { isCopyName } from '../exchange/copy-names.ts';
import { sourceOf, type Picked } from './picked-files.ts';
import { createReading } from './reading.ts';
import { firstOf, isImportable, isRefused, isWaiting } from './staging.ts';
import { followTogether } from './together.ts';
import { EMPTY, type ImportState, type Told } from './state.ts';
import { unchanged } from './unchanged.ts';
import { emptyFolders, wantedOf } from './wanted.ts';

/** Bringing texts and datasets in. */
export interface ImportFeature {
  readonly store: StoreApi<ImportState>;
  /** Reads what files can be read as. */
  begin(): Promise<void>;
  /** Reads paths, or a folder, or files of a browser and puts them on the list. */
  addPaths(paths: readonly string[], isFolder: boolean): Promise<void>;
  addFiles(picked: Picked): Promise<void>;
  /** Reads a file again, as told now and before. Of several changes in a row only the last state is read. */
  inspect(change: Input<'import.inspect'>): void;
  /** The mapping of a foreign dataset as a file, written or read. The refusal is thrown to whoever asked. */
  saveMapping(id: string, path: string, overwrite: boolean): Promise<string>;
  loadMapping(id: string, path: string): Promise<void>;
  remove(id: string): void;
  /** Takes every refused file from the list. */
  removeRefused(): void;
  show(id: string): void;
  /** Whether the chooser of a folder opens by itself. */
  wantFolder(isWanted: boolean): void;
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
  /** Everything that was chosen is a copy of a project: that is merged. */
  readonly onCopies: (sources: () => Promise<readonly Source[]>) => void;
}

/** What is told stands when nothing has been told for so long: a name is typed letter by letter. */
const STANDS_MS = 150;

/** Makes the import feature. */
export function createImport({ client, pathOf, onImported, onCopies }: ImportOptions): ImportFeature {
  const store = createStore<ImportState>(() => EMPTY);

  function letGo(ids: readonly string[]): void {
    if (ids.length > 0) void client.call('import.discard', { ids: [...ids] }).catch(() => undefined);
  }

  const reading = createReading({ client, store, letGo });
  followTogether({ client, store, standsAfter: STANDS_MS });
  const inspections = createInspections<Told>({
    read: (id, told) => client.call('import.inspect', { id, ...told }),
    onRead: replace,
    onFailed: (_id, error) => store.setState({ problem: messageOf(error) }),
    onWaiting: (inspecting) => store.setState({ inspecting }),
    standsAfter: STANDS_MS,
  });

  function replace(fresh: Staged): void {
    store.setState(({ rows }) => ({
      rows: rows.map((row) => (row.staged.id === fresh.id ? { ...row, staged: unchanged(row.staged, fresh) } : row)),
      problem: null,
    }));
  }

  function discard(): void {
    reading.abandon();
    const { rows } = store.getState();
    for (const { staged } of rows) inspections.forget(staged.id);
    store.setState(({ formats }) => ({ ...EMPTY, formats }));
    letGo(rows.map(({ staged }) => staged.id));
  }

  function removeAll(ids: readonly string[]): void {
    for (const id of ids) inspections.forget(id);
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
    async begin() {
      try {
        const formats = await client.call('formats.list', {});
        store.setState({ formats: formats.filter((format) => format.read) });
      } catch (error) {
        store.setState({ problem: messageOf(error) });
      }
    },
    async addPaths(paths, isFolder) {
      if (!isFolder && paths.length > 0 && paths.every(isCopyName)) {
        onCopies(() => Promise.resolve(paths.map((path) => ({ kind: 'path', path }))));
        return;
      }
      await reading.stage(
        paths.map((path) => ({ key: path, isFolder, read: () => Promise.resolve({ kind: 'path', path }) })),
        [],
      );
    },
    async addFiles(picked) {
      const { files, folders } = picked;
      if (folders.length === 0 && files.length > 0 && files.every(({ place }) => isCopyName(place))) {
        onCopies(() => Promise.all(files.map((file) => sourceOf(file, pathOf))));
        return;
      }
      await reading.stage(
        wantedOf(picked, pathOf),
        emptyFolders(picked).map((folder) => t('importing.empty', { folder })),
      );
    },
    inspect({ id, session: _, ...change }) {
      // Another format has other names: what was said of the former one's would mean nothing.
      const { mapping, table, ...kept } = store.getState().told.get(id) ?? {};
      const names = change.as === undefined ? { ...(mapping && { mapping }), ...(table && { table }) } : {};
      const told = { ...kept, ...names, ...change };
      store.setState((state) => ({ told: new Map(state.told).set(id, told) }));
      inspections.tell(id, told);
    },
    async saveMapping(id, path, overwrite) {
      await inspections.settled();
      return (await client.call('import.mapping.write', { id, path, overwrite })).path;
    },
    async loadMapping(id, path) {
      await inspections.settled();
      const fresh = await client.call('import.mapping.read', { id, path });
      if (fresh.content?.kind === 'foreign') {
        const { mapping } = fresh.content;
        store.setState(({ told }) => ({ told: new Map(told).set(id, { ...told.get(id), mapping }) }));
      }
      replace(fresh);
    },
    remove: (id) => removeAll([id]),
    removeRefused() {
      const refused = store.getState().rows.filter(({ staged }) => isRefused(staged));
      removeAll(refused.map(({ staged }) => staged.id));
    },
    show: (id) => store.setState({ shown: id }),
    wantFolder: (wantsFolder) => store.setState({ wantsFolder }),
    async commit() {
      const task = newId();
      store.setState({ busy: { what: 'importing', tasks: [task], fraction: null }, problem: null });
      await inspections.settled();
      const staged = store.getState().rows.map((row) => row.staged);
      if (staged.some((one) => isRefused(one) || isWaiting(one))) {
        store.setState({ busy: null });
        return;
      }
      const ids = staged.filter(isImportable).map(({ id }) => id);
      try {
        const result = await client.call('import.commit', { batch: newId(), task, ids });
        letGo(staged.map(({ id }) => id).filter((id) => !ids.includes(id)));
        store.setState(({ formats }) => ({ ...EMPTY, formats, result }));
        const first = result.documents[0];
        if (first !== undefined) onImported(first);
      } catch (error) {
        store.setState({ busy: null, problem: isCancelled(error) ? null : messageOf(error) });
      }
    },
    cancel() {
      reading.stop();
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
