import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import { createClient, type Client } from '../../shared/api/client.ts';
import type { ProjectInfo } from '../../shared/api/session.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { createCore } from '../core/app.ts';
import { dataDirOf, folderOf, thisMachine } from '../core/places.ts';
import type { Context } from './context.ts';
import { showProgress } from './progress.ts';

/** A core for one command, and what commands do with it. */
export interface Workbench {
  readonly client: Client;
  /**
   * Runs a long task: with progress on standard error, and ended by Ctrl+C.
   *
   * @throws Refusal `cancelled`
   */
  task<T>(work: (task: string) => Promise<T>): Promise<T>;
}

/**
 * Gives a command a core of its own, in this thread. What the core remembers goes to a folder that is removed afterwards:
 * a command changes neither the window's recent projects nor its annotator.
 */
export async function withWorkbench<T>(context: Context, work: (workbench: Workbench) => Promise<T>): Promise<T> {
  const { seedsDir, version, parseThread } = context.parts;
  const dataDir = mkdtempSync(join(tmpdir(), 'claimwright-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  process.on('exit', remove);
  const machine = thisMachine();
  const backupsDir = join(dataDirOf(machine), 'backups');
  const folder = folderOf(machine);
  const core = await createCore({ dataDir, folder, seedsDir, version, parseThread, backupsDir, seesAll: true });
  const client = createClient(core);
  try {
    return await work({
      client,
      async task(work) {
        const task = uuid();
        const silence = showProgress(core, task, context);
        const release = context.interrupt.during(() => void core.call('task.cancel', { task }));
        try {
          return await work(task);
        } finally {
          release();
          silence();
        }
      },
    });
  } finally {
    await core.close();
    process.off('exit', remove);
    remove();
  }
}

/** What a command gets to work on. */
export interface OpenProject extends Workbench {
  readonly project: ProjectInfo;
}

/** Opens a project for a command that only reads, beside whoever else has it open. */
export const reading = <T>(context: Context, path: string, work: (open: OpenProject) => Promise<T>): Promise<T> =>
  withProject(context, path, true, work);

/** Opens a project for a command that writes. @throws Refusal `locked`, `read_only` */
export const writing = <T>(context: Context, path: string, work: (open: OpenProject) => Promise<T>): Promise<T> =>
  withProject(context, path, false, work);

function withProject<T>(
  context: Context,
  path: string,
  readOnly: boolean,
  work: (open: OpenProject) => Promise<T>,
): Promise<T> {
  return withWorkbench(context, async (workbench) => {
    const project = await workbench.client.call('project.open', { path: resolve(path), readOnly });
    if (project.readOnly && !readOnly) {
      throw new Refusal(
        'read_only',
        'It can only be read here, so nothing was changed. Copy it to a folder of yours.',
        {
          file: path,
        },
      );
    }
    return work({ ...workbench, project });
  });
}
