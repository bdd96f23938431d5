import type { Staged } from '../../../shared/api/imports.ts';

/** Reads staged files again as they are told, one reading of a file at a time. */
export interface Inspections<T> {
  /** Tells a file something more; it is read once what it is told has stood for a moment. */
  tell(id: string, told: T): void;
  /** Reads at once what still waits to be read, and resolves when everything is read. */
  settled(): Promise<void>;
  /** Forgets a file: what is read of it is not heard. */
  forget(id: string): void;
}

interface InspectionsOptions<T> {
  readonly read: (id: string, told: T) => Promise<Staged>;
  /** The newest answer: of several that were asked for, only the last one comes. */
  readonly onRead: (staged: Staged) => void;
  readonly onFailed: (id: string, error: unknown) => void;
  /** The files that are being read, or are to be. */
  readonly onWaiting: (ids: ReadonlySet<string>) => void;
  readonly standsAfter: number;
}

interface Inspection<T> {
  told: T;
  /** Told again since it was last asked for. */
  isStale: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | null;
}

/** Makes the queue of readings: for each file the last word wins, and no answer to a former one is shown. */
export function createInspections<T>(options: InspectionsOptions<T>): Inspections<T> {
  const { read, onRead, onFailed, onWaiting, standsAfter } = options;
  const files = new Map<string, Inspection<T>>();
  const tellWaiting = (): void => onWaiting(new Set(files.keys()));

  async function run(id: string, one: Inspection<T>): Promise<void> {
    while (one.isStale && files.get(id) === one) {
      one.isStale = false;
      try {
        const staged = await read(id, one.told);
        if (!one.isStale && files.get(id) === one) onRead(staged);
      } catch (error) {
        if (!one.isStale && files.get(id) === one) onFailed(id, error);
      }
    }
    if (files.get(id) === one) files.delete(id);
    tellWaiting();
  }

  function start(id: string, one: Inspection<T>): Promise<void> {
    clearTimeout(one.timer);
    one.timer = undefined;
    one.running ??= run(id, one);
    return one.running;
  }

  return {
    tell(id, told) {
      const one = files.get(id) ?? { told, isStale: true, timer: undefined, running: null };
      one.told = told;
      one.isStale = true;
      files.set(id, one);
      tellWaiting();
      if (one.running !== null) return;
      clearTimeout(one.timer);
      one.timer = setTimeout(() => void start(id, one), standsAfter);
    },
    async settled() {
      await Promise.all([...files].map(([id, one]) => start(id, one)));
    },
    forget(id) {
      clearTimeout(files.get(id)?.timer);
      files.delete(id);
      tellWaiting();
    },
  };
}
