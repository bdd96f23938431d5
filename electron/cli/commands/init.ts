import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { count } from '../output.ts';
import { withWorkbench } from '../workbench.ts';

interface Options {
  readonly seeds?: boolean;
  readonly annotated?: boolean;
  readonly codebook?: string;
}

/** `claimwright init`: makes a project file. */
export function addInit(program: Command, context: Context): void {
  program
    .command('init')
    .description('make a project')
    .argument('<project>', 'file to make, usually NAME.claimwright; never overwritten')
    .option('--seeds', 'put the five seed articles into it')
    .option('--annotated', 'the seed articles with their sample annotation')
    .option('--codebook <file>', 'codebook to annotate by (the default one)')
    .action((project: string, options: Options) => init(context, project, options));
}

function init(
  context: Context,
  project: string,
  { seeds = false, annotated = false, codebook }: Options,
): Promise<void> {
  return withWorkbench(context, async ({ client }) => {
    // Half a project helps no one: it is there whole a moment after Ctrl+C.
    const release = context.interrupt.during(() => {});
    try {
      const path = resolve(project);
      const name = basename(path, extname(path)).slice(0, 120);
      await client.call('project.create', {
        name,
        path,
        seeds,
        annotated,
        ...(codebook && { codebook: resolve(codebook) }),
      });
      const { documents } = await client.call('project.stats', {});
      context.out(`${project}: made, with ${count(documents, 'document')}\n`);
    } finally {
      release();
    }
  });
}
