import type { Input, Output } from '../../../shared/api/procedures.ts';
import { identity } from '../merge/introduction.ts';
import { mergeInto } from '../merge/merge-into.ts';
import type { Handlers } from '../router.ts';
import type { BackupSchedule } from '../services/backup-schedule.ts';
import { fileSource, type IncomingFiles } from '../services/incoming.ts';
import type { OpenProject } from '../services/project.ts';
import type { Pace, Tasks } from '../services/task.ts';
import type { Workspace } from '../services/workspace.ts';

type Ours = 'project.create' | 'project.fromCopy' | 'project.open' | 'project.sample' | 'project.close';

/** What opening projects is made of. */
export interface OpeningParts {
  readonly workspace: Workspace;
  readonly tasks: Tasks;
  readonly incoming: IncomingFiles;
  /** Null where nothing is backed up by itself. */
  readonly backups: BackupSchedule | null;
  /** Forgets what was read for the project that was open. */
  readonly onLeft: () => void;
}

/**
 * Opening, making and closing projects: one after another, in the order in which it was asked for. To make one takes seconds, and
 * must not end by taking the place of what was opened meanwhile.
 */
export function openingHandlers({ workspace, tasks, incoming, backups, onLeft }: OpeningParts): Pick<Handlers, Ours> {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  }

  const enter = (
    unlessOpen: boolean,
    open: () => OpenProject | Promise<OpenProject>,
  ): Promise<Output<'project.open'>> =>
    inTurn(async () => {
      const there = workspace.current();
      if (unlessOpen && there !== null) return there.info();
      await backups?.leaving();
      const project = await open();
      onLeft();
      backups?.opened();
      return project.info();
    });

  /** A project that is filled by merging one copy into nothing. */
  async function fromCopy({ source, path }: Input<'project.fromCopy'>, pace: Pace): Promise<OpenProject> {
    const { files, broken } = await incoming.open(workspace.current(), [fileSource(source)], pace);
    try {
      const [copy] = files;
      if (copy === undefined) throw broken[0]?.refusal ?? new Error('what was read is either whole or broken');
      const { name } = identity(copy);
      return await workspace.createBy({ name, path, fill: (made) => mergeInto(made, files, pace) });
    } finally {
      incoming.close(files);
    }
  }

  return {
    'project.create': (request) => enter(false, () => workspace.create(request)),
    'project.fromCopy': (request) => enter(false, () => tasks.run(request.task, (pace) => fromCopy(request, pace))),
    'project.open': ({ path, readOnly = false, unlessOpen = false }) =>
      enter(unlessOpen, () => workspace.open(path, readOnly)),
    'project.sample': ({ unlessOpen = false, ...request }) => enter(unlessOpen, () => workspace.sample(request)),
    'project.close': () => {
      const meant = workspace.current();
      return inTurn(async () => {
        // Another one was opened before this had its turn: that closed what was meant.
        if (meant !== null && workspace.current() !== meant) return {};
        await backups?.leaving();
        onLeft();
        workspace.close();
        return {};
      });
    },
  };
}
