import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { aheadNote } from '../merge-words.ts';
import { count, json } from '../output.ts';
import { reading } from '../workbench.ts';

/** `claimwright bundle`: writes what others merge into their copies. */
export function addBundle(program: Command, context: Context): void {
  program
    .command('bundle')
    .description('write the project as a bundle (.cwb) for others to merge; the same history gives the same bytes')
    .argument('<project>', 'project file')
    .argument('<out>', 'file to write; an existing one is never overwritten')
    .option('--originals', 'with the files that texts were read from, such as PDFs')
    .option('--json', 'as one JSON document')
    .action((project: string, out: string, options: { originals?: true; json?: true }) =>
      reading(context, project, async ({ client, task }) => {
        const originals = options.originals === true;
        const request = { path: resolve(out), originals, overwrite: false };
        const written = await task((id) => client.call('bundle.write', { ...request, task: id }));
        const { operations, documents, bytes, ahead } = written;
        if (ahead !== null) context.err(`note: ${out}: ${aheadNote(ahead)}\n`);
        if (options.json) return context.out(json({ path: out, operations, documents, bytes, ahead }));
        const parts = [count(documents, 'document'), count(operations, 'change'), count(bytes, 'byte')];
        context.out(`${out}: ${parts.join(', ')}\n`);
      }),
    );
}
