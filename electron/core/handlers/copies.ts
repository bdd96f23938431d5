import type { Desk } from '../desk.ts';
import type { Handlers } from '../router.ts';
import { compareCopies } from '../services/copies-compare.ts';
import type { Copies } from '../services/copies.ts';
import { annotationGroups } from '../services/copy-groups.ts';
import type { Tasks } from '../services/task.ts';
import { onSnapshot } from './snapshot.ts';

type Mine = Extract<keyof Handlers, `copies.${string}`>;

/** Passages that stand in several documents. `own`: the annotator's layer, where somebody said who annotates. */
export function copyHandlers(desk: Desk, tasks: Tasks, copies: Copies, own: () => string | null): Pick<Handlers, Mine> {
  return {
    'copies.find': ({ task }) => tasks.run(task, (pace) => onSnapshot(desk, (db) => copies.find(db, pace))),
    'copies.compare': (request) => compareCopies(desk.db(), own(), request),
    'copies.groups': ({ task }) =>
      tasks.run(task, (pace) =>
        onSnapshot(desk, async (db) => ({ groups: await annotationGroups(db, await copies.strands(db, pace), pace) })),
      ),
  };
}
