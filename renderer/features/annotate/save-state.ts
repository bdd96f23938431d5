import { isSameProject, type Home } from './home.ts';
import type { BoundWrite, FailedWrite, WritesState } from './writes.ts';

/** What the status line says of the work: `waiting` is kept here, to be sent. */
export type SaveState = 'saved' | 'saving' | 'waiting' | 'failed';

/** What is not on disk of the project that is open. */
export function unsavedHere({ home, pending, failed }: WritesState): {
  readonly pending: readonly BoundWrite[];
  readonly failed: readonly FailedWrite[];
} {
  return {
    pending: pending.filter(({ project }) => isSameProject(project, home)),
    failed: failed.filter(({ write }) => isSameProject(write.project, home)),
  };
}

/** What is not on disk of projects that are not open now: how many changes of which. */
export function unsavedElsewhere({ home, pending, failed }: WritesState): readonly {
  readonly project: Home;
  readonly changes: number;
}[] {
  const found = new Map<string, { project: Home; changes: number }>();
  for (const { project } of [...pending, ...failed.map(({ write }) => write)]) {
    if (isSameProject(project, home)) continue;
    const key = `${project.id} ${project.path}`;
    found.set(key, { project, changes: (found.get(key)?.changes ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The save state that the queue's state amounts to. `isTyping`: there are words that were not even sent. */
export function saveStateOf(state: WritesState, isTyping = false): SaveState {
  const { pending, failed } = unsavedHere(state);
  if (failed.length > 0) return 'failed';
  if (pending.length === 0) return isTyping ? 'waiting' : 'saved';
  return state.connected && !state.unsure ? 'saving' : 'waiting';
}
