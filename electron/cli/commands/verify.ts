import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { count, json } from '../output.ts';
import { reading, writing } from '../workbench.ts';

/** `claimwright verify`: reads all of a project and checks that it is what it promises to be. Exit code 1: it is not. */
export function addVerify(program: Command, context: Context): void {
  program
    .command('verify')
    .description('check every text, quote, table and the history against each other')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .option(
      '--rebuild-search',
      'first make the index of the search anew; texts, annotations and history stay as they are',
    )
    .action((project: string, options: { json?: true; rebuildSearch?: true }) =>
      (options.rebuildSearch ? writing : reading)(context, project, async ({ client, task }) => {
        if (options.rebuildSearch) await client.call('search.rebuild', {});
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
        const isSearch = problems.every(({ remedy }) => remedy === 'search.rebuild');
        const advice = isSearch
          ? 'Only the index of the search is wrong: verify --rebuild-search makes it anew.'
          : 'Work on a copy, or go back to a backup.';
        context.err(`error: ${project}: ${count(problems.length, 'problem')} found. ${advice}\n`);
        context.exitWith(1);
      }),
    );
}
