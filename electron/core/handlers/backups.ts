import { resolve } from 'node:path';
import { Refusal } from '../../../shared/api/reply.ts';
import { blindfold } from '../db/blindfold.ts';
import type { Handlers } from '../router.ts';
import { openBackup } from '../services/backup-file.ts';
import { inspectBackup } from '../services/backup-inspect.ts';
import { backUp, backupAt, placeFor, restoreBackup, type BackupStore } from '../services/backups.ts';
import type { Tasks } from '../services/task.ts';
import type { Workspace } from '../services/workspace.ts';

type Ours = 'backups.list' | 'backups.make' | 'backups.inspect' | 'backups.restore';

/** What backups are made of. */
export interface BackupParts {
  readonly store: () => BackupStore;
  /** How many of the last ones rotation keeps in any case. */
  readonly keep: () => number;
  readonly workspace: Workspace;
  readonly tasks: Tasks;
  readonly id: () => string;
  readonly now: () => number;
  /** Where a project is restored to whose own folder is gone. */
  readonly folder: string;
}

/** Making, looking into and restoring backups. */
export function backupHandlers(parts: BackupParts): Pick<Handlers, Ours> {
  const { store, workspace, tasks } = parts;
  return {
    'backups.list': ({ origin }) => {
      const open = workspace.current();
      if (origin !== undefined) return { folder: store().folder, backups: store().list({ origin }, null) };
      if (open === null) throw new Refusal('no_project', 'No project is open. Open one, or name the one you mean.');
      return { folder: store().folder, backups: store().list({ id: open.info().id }, open.db) };
    },
    'backups.make': ({ task = parts.id(), out }) =>
      tasks.run(task, (pace) => {
        const project = workspace.project();
        if (out === undefined) return store().make(project, pace, parts.keep());
        workspace.refuseHeld(out);
        return backUp(project, resolve(out), pace, new Date(parts.now()).toISOString());
      }),
    'backups.inspect': ({ backup, task = parts.id() }) =>
      tasks.run(task, async (pace) => {
        workspace.refuseHeld(backup);
        const db = openBackup(backup);
        try {
          const isOpen = workspace.current() !== null;
          const blinded = isOpen ? workspace.sight() : null;
          if (blinded) blindfold(db, blinded);
          return await inspectBackup(db, isOpen ? workspace.seen() : null, pace);
        } finally {
          db.close();
        }
      }),
    'backups.restore': ({ backup, path, task = parts.id() }) =>
      tasks.run(task, (pace) => {
        workspace.refuseHeld(backup);
        const place = path === undefined ? placeFor(backupAt(backup), parts.folder) : resolve(path);
        return restoreBackup(resolve(backup), place, pace);
      }),
  };
}
