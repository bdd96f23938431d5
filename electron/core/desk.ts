import type { Written } from '../../shared/api/inputs.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { ReadDb } from './db/types.ts';
import type { OpenProject } from './services/project.ts';
import type { Workspace } from './services/workspace.ts';
import { retried } from './services/write.ts';

/** What handlers of the open project have at hand. Each throws `no_project` where none is open. */
export interface Desk {
  /** The whole project: for writing, and for what says nothing of the work itself. */
  project(): OpenProject;
  /**
   * The project as the session's annotator may see it: in blind mode without others' work on documents on which the own work is not
   * done. Whatever is read to be shown is read here.
   */
  db(): ReadDb;
  /** The same at one moment, on a connection of its own for long work, which the caller closes. */
  snapshot(): ReadDb;
  /** Who annotates. @throws Refusal `invalid` where nobody has said so yet. */
  annotator(): Annotator;
  /** Who is to be written into the log for what anybody may do. */
  actor(): string;
  /**
   * A batch that was written already is answered from the log, before anything looks at records that it has changed. `ids`: the
   * records that the call names; null where the core works them out. The work gets the whole project to write to, and the project as
   * the annotator may see it: records that the call names are looked up there, so that a hidden one is answered as one that is not there.
   */
  once(batch: string, ids: readonly string[] | null, work: (project: OpenProject, seen: ReadDb) => Written): Written;
}

/** Makes the desk of a workspace. */
export function createDesk(workspace: Workspace): Desk {
  return {
    project: () => workspace.project(),
    db: () => workspace.seen(),
    snapshot: () => workspace.project().snapshot(workspace.sight()),
    annotator: () => workspace.annotator(),
    actor: () => workspace.actor(),
    once(batch, ids, work) {
      const seen = workspace.seen();
      return retried(seen, batch, ids) ?? work(workspace.project(), seen);
    },
  };
}
