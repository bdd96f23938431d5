import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { json, table } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright codebook`: shows the scheme that a project annotates by. */
export function addCodebook(program: Command, context: Context): void {
  program
    .command('codebook')
    .description('show the codebook')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client }) => {
        const codebook = await client.call('codebook.read', {});
        if (options.json) return context.out(json(codebook));
        const rows = codebook.labels.map(({ name, key = '', definition }) => [name, key, definition]);
        return context.out(`${codebook.id} ${codebook.version}\n\n${table(['LABEL', 'KEY', 'DEFINITION'], rows)}`);
      }),
    );
}
