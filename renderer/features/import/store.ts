import { v7 as newId } from 'uuid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Imported, Input, Source, Staged } from '../../../shared/api/procedures.ts';
import { isCancelled, messageOf } from '../../app/errors.ts';
import { fractionOf, type TaskProgress } from '../../app/task.ts';
import { sourceOf, type PickedFile } from './picked-files.ts';

/** Where an import stands. Files can be added as long as nothing is being imported. */
export interface ImportState {
  readonly staged: readonly Staged[];
  /** What is under way: reading files, or importing them. */
  readonly busy: {
    readonly what: 'reading' | 'importing';
    readonly task: string;
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
  /** Reads paths (one may be a folder) or files of a browser and puts them on the list. */
  addPaths(paths: readonly string[]): Promise<void>;
  addFiles(files: readonly PickedFile[]): Promise<void>;
  inspect(change: Input<'import.inspect'>): Promise<void>;
  remove(id: string): void;
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

const EMPTY: ImportState = { staged: [], busy: null, problem: null, result: null, shown: null };

/** Whether a staged file would bring something in. */
export const isImportable = ({ content }: Staged): boolean =>
  content !== null && (content.kind === 'dataset' || content.duplicateOf === null);

/** Makes the import feature. */
export function createImport({ client, pathOf, onImported }: ImportOptions): ImportFeature {
  const store = createStore<ImportState>(() => EMPTY);
  let stopped = false;

  async function stage(sources: readonly (() => Promise<Source>)[]): Promise<void> {
    stopped = false;
    for (const [place, read] of sources.entries()) {
      const task = newId();
      const fraction = sources.length > 1 ? place / sources.length : null;
      store.setState({ busy: { what: 'reading', task, fraction }, problem: null, result: null });
      try {
        const staged = await client.call('import.stage', { task, source: await read() });
        store.setState((state) => ({
          staged: [...state.staged, ...staged],
          shown: state.shown ?? staged[0]?.id ?? null,
        }));
      } catch (error) {
        if (!isCancelled(error)) store.setState({ problem: messageOf(error) });
      }
      if (stopped) break;
    }
    store.setState({ busy: null });
  }

  function discard(): void {
    const ids = store.getState().staged.map(({ id }) => id);
    store.setState(EMPTY);
    if (ids.length > 0) void client.call('import.discard', { ids }).catch(() => undefined);
  }

  return {
    store,
    discard,
    addPaths: (paths) => stage(paths.map((path) => () => Promise.resolve({ kind: 'path', path }))),
    addFiles: (files) => stage(files.map((picked) => () => sourceOf(picked, pathOf))),
    async inspect(change) {
      try {
        const fresh = await client.call('import.inspect', change);
        store.setState(({ staged }) => ({
          staged: staged.map((file) => (file.id === fresh.id ? fresh : file)),
          problem: null,
        }));
      } catch (error) {
        store.setState({ problem: messageOf(error) });
      }
    },
    remove(id) {
      store.setState(({ staged, shown }) => {
        const rest = staged.filter((file) => file.id !== id);
        return { staged: rest, shown: shown === id ? (rest[0]?.id ?? null) : shown };
      });
      void client.call('import.discard', { ids: [id] }).catch(() => undefined);
    },
    show: (id) => store.setState({ shown: id }),
    async commit() {
      const ids = store
        .getState()
        .staged.filter(isImportable)
        .map(({ id }) => id);
      const task = newId();
      store.setState({ busy: { what: 'importing', task, fraction: null }, problem: null });
      try {
        const result = await client.call('import.commit', { batch: newId(), task, ids });
        const left = store
          .getState()
          .staged.filter((file) => !ids.includes(file.id))
          .map(({ id }) => id);
        if (left.length > 0) void client.call('import.discard', { ids: left }).catch(() => undefined);
        store.setState({ ...EMPTY, result });
        const first = result.documents[0];
        if (first !== undefined) onImported(first);
      } catch (error) {
        store.setState({ busy: null, problem: isCancelled(error) ? null : messageOf(error) });
      }
    },
    cancel() {
      stopped = true;
      const { busy } = store.getState();
      if (busy !== null) void client.call('task.cancel', { task: busy.task }).catch(() => undefined);
    },
    progress(progress) {
      const { busy } = store.getState();
      if (busy?.task === progress.task) store.setState({ busy: { ...busy, fraction: fractionOf(progress) } });
    },
  };
}
