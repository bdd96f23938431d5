import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { count } from '../output.ts';
import { reading, withWorkbench } from '../workbench.ts';

/** `claimwright backup`: copies a project as it is now, also while a window has it open, and reads the copy back. */
export function addBackup(program: Command, context: Context): void {
  program
    .command('backup')
    .description('make a backup of a project; without OUT among its automatic ones')
    .argument('<project>', 'project file')
    .argument('[out]', 'file that the backup becomes; it must not be there yet')
    .action((project: string, out: string | undefined) =>
      reading(context, project, async ({ client, task }) => {
        const request = out === undefined ? {} : { out: resolve(out) };
        const made = await task((id) => client.call('backups.make', { ...request, task: id }));
        context.out(
          `${out ?? made.path}: ${count(made.documents, 'document')}, ${count(made.annotations, 'annotation')}\n`,
        );
      }),
    );
}

/** `claimwright restore`: writes what a backup holds into a new project file. */
export function addRestore(program: Command, context: Context): void {
  program
    .command('restore')
    .description('write what a backup holds into a new project file')
    .argument('<backup>', 'backup, or any project file')
    .argument('<out>', 'file that the project becomes; it must not be there yet')
    .action((backup: string, out: string) =>
      withWorkbench(context, async ({ client, task }) => {
        const request = { backup: resolve(backup), path: resolve(out) };
        const made = await task((id) => client.call('backups.restore', { ...request, task: id }));
        context.out(`${out}: ${count(made.documents, 'document')}, ${count(made.annotations, 'annotation')}\n`);
      }),
    );
}
