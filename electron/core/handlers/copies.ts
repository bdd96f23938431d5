import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { compareCopies } from '../services/copies-compare.ts';
import { createCopies } from '../services/copies.ts';
import { annotationGroups } from '../services/copy-groups.ts';
import type { Tasks } from '../services/task.ts';

type Mine = Extract<keyof Handlers, `copies.${string}`>;

/** Passages that stand in several documents. `own`: the annotator's layer, where somebody said who annotates. */
export function copyHandlers(desk: Desk, tasks: Tasks, own: () => string | null): Pick<Handlers, Mine> {
  const copies = createCopies();

  /** On a connection of its own: the project may be closed meanwhile. */
  async function onSnapshot<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    const snapshot = desk.project().snapshot();
    try {
      return await work(snapshot);
    } finally {
      snapshot.close();
    }
  }

  return {
    'copies.find': ({ task }) => tasks.run(task, (pace) => onSnapshot((db) => copies.find(db, pace))),
    'copies.compare': (request) => compareCopies(desk.db(), own(), request),
    'copies.groups': ({ task }) =>
      tasks.run(task, (pace) =>
        onSnapshot(async (db) => ({ groups: annotationGroups(db, (await copies.find(db, pace)).groups) })),
      ),
  };
}
