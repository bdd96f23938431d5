import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { count, json } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright verify`: reads all of a project and checks that it is what it promises to be. Exit code 1: it is not. */
export function addVerify(program: Command, context: Context): void {
  program
    .command('verify')
    .description('check every text, quote, table and the history against each other')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client, task }) => {
        const result = await task((id) => client.call('project.verify', { task: id }));
        const { ok, documents, annotations, operations, problems } = result;
        const counted = [
          count(documents, 'document'),
          count(annotations, 'annotation'),
          count(operations, 'operation'),
        ];
        if (options.json) context.out(json({ ok, documents, annotations, operations, problems }));
        else if (ok) context.out(`${project}: sound, with ${counted.join(', ')}\n`);
        else for (const { where, what } of problems) context.out(`${where}: ${what}\n`);
        if (ok) return;
        context.err(
          `error: ${project}: ${count(problems.length, 'problem')} found. Work on a copy, or go back to a backup.\n`,
        );
        context.exitWith(1);
      }),
    );
}
