import type { CodebookProcedures } from '../../../shared/api/codebook.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { codebookVersions, currentCodebook, editCodebook, previewCodebook } from '../services/codebook-edit.ts';
import { checkCodebookFile, exportCodebook, importCodebook } from '../services/codebook-files.ts';
import type { Tasks } from '../services/task.ts';
import type { Workspace } from '../services/workspace.ts';

/** What the codebook's handlers need besides the desk. */
interface Parts {
  readonly tasks: Tasks;
  /** A new id, for a task whose caller does not follow it. */
  readonly id: () => string;
  readonly workspace: Pick<Workspace, 'refuseHeld' | 'refuseTarget'>;
}

/** The codebook: read, previewed, edited, and brought in and out as a file. */
export function codebookHandlers(desk: Desk, { tasks, id, workspace }: Parts): HandlersOf<CodebookProcedures> {
  return {
    'codebook.read': () => currentCodebook(desk.db()),
    'codebook.preview': ({ edits, task = id() }) =>
      tasks.run(task, async (pace) => {
        const snapshot = desk.project().snapshot();
        try {
          return await previewCodebook(snapshot, edits, pace);
        } finally {
          snapshot.close();
        }
      }),
    'codebook.edit': ({ task = id(), ...request }) =>
      tasks.run(task, (pace) => editCodebook(desk.project(), desk.actor(), request, pace)),
    'codebook.versions': () => codebookVersions(desk.db()),
    'codebook.export': async (request) => {
      workspace.refuseTarget(request.path);
      return exportCodebook(currentCodebook(desk.db()), request);
    },
    'codebook.import': ({ source, task = id() }) =>
      tasks.run(task, async (pace) => {
        if (source.kind === 'path') workspace.refuseHeld(source.path);
        const snapshot = desk.project().snapshot();
        try {
          return await importCodebook(snapshot, source, pace);
        } finally {
          snapshot.close();
        }
      }),
    'codebook.check': ({ source }) => {
      if (source.kind === 'path') workspace.refuseHeld(source.path);
      return checkCodebookFile(source);
    },
  };
}
