import { basename, extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError, type Context } from '../context.ts';
import { count } from '../output.ts';
import { withWorkbench, type Workbench } from '../workbench.ts';

interface Options {
  readonly seeds?: boolean;
  readonly annotated?: boolean;
  readonly codebook?: string;
  readonly from?: string;
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
    .option('--from <copy>', 'with all that a bundle (.cwb) or a copy of a project holds; it is only read')
    .action((project: string, options: Options) => init(context, project, options));
}

function init(context: Context, project: string, options: Options): Promise<void> {
  const { seeds = false, annotated = false, codebook, from } = options;
  if (from !== undefined && (seeds || annotated || codebook !== undefined)) {
    throw new UsageError('--from brings texts and codebook along: it goes with no other option');
  }
  return withWorkbench(context, async (workbench) => {
    const path = resolve(project);
    if (from === undefined) await make(context, workbench, path, { seeds, annotated, codebook });
    else {
      const source = { kind: 'path' as const, path: resolve(from) };
      await workbench.task((task) => workbench.client.call('project.fromCopy', { task, source, path }));
    }
    const { documents, annotations } = await workbench.client.call('project.stats', {});
    const brought = from === undefined ? '' : ` and ${count(annotations, 'annotation')}`;
    context.out(`${project}: made, with ${count(documents, 'document')}${brought}\n`);
  });
}

async function make(
  context: Context,
  { client }: Workbench,
  path: string,
  { codebook, ...seeds }: { seeds: boolean; annotated: boolean; codebook: string | undefined },
): Promise<void> {
  // Half a project helps no one: it is there whole a moment after Ctrl+C.
  const release = context.interrupt.during(() => {});
  try {
    const name = basename(path, extname(path)).slice(0, 120);
    await client.call('project.create', { name, path, ...seeds, ...(codebook && { codebook: resolve(codebook) }) });
  } finally {
    release();
  }
}
