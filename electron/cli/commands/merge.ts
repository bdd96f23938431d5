import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Context } from '../context.ts';
import { aheadNote, planNotes, planText } from '../merge-words.ts';
import { count, json } from '../output.ts';
import { reading, writing, type OpenProject } from '../workbench.ts';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

/** `claimwright merge`: brings the work of other copies in, all or nothing, after a backup. */
export function addMerge(program: Command, context: Context): void {
  program
    .command('merge')
    .description('merge other copies of the project, or bundles of them; all or nothing, after a backup')
    .argument('<project>', 'project file')
    .argument('<other...>', 'bundles (.cwb) and project files; they are only read')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'as one JSON document')
    .action((project: string, others: string[], options: Options) =>
      (options.dryRun ? reading : writing)(context, project, (open) => merge(context, open, project, others, options)),
    );
}

async function merge(
  context: Context,
  { client, task }: OpenProject,
  project: string,
  others: readonly string[],
  options: Options,
): Promise<void> {
  const sources = others.map((other) => ({ kind: 'path' as const, path: resolve(other) }));
  const { id, plans, broken, ahead } = await task((of) => client.call('merge.preview', { task: of, sources }));
  const [first] = broken;
  // All or nothing: whoever asks for two files means both.
  if (first) throw new Refusal(first.code, first.message, { file: first.file });
  if (ahead !== null) context.err(`note: ${project}: ${aheadNote(ahead)}\n`);
  if (options.dryRun && plans.length > 1)
    context.err(
      'note: each file is held against the project alone: where they differ from each other is told by the merge\n',
    );
  if (options.dryRun) return tell(context, others, { plans }, options);
  const merged = await task((of) => client.call('merge.commit', { task: of, id }));
  tell(context, others, merged, options);
  if (options.json) return;
  const fresh = merged.plans.reduce((sum, { operations }) => sum + operations.new, 0);
  const files = merged.plans.reduce((sum, plan) => sum + plan.files, 0);
  const done = [
    ...(fresh === 0 ? [] : [`${count(fresh, 'change')} merged`]),
    ...(files === 0 ? [] : [`${count(files, 'original file')} added`]),
  ];
  context.out(`${project}: ${done.length === 0 ? 'nothing new' : done.join(', ')}\n`);
  if (merged.backup !== null) context.err(`note: as it was before, it stands in ${merged.backup}\n`);
}

function tell(
  context: Context,
  others: readonly string[],
  result: { readonly plans: Output<'merge.preview'>['plans'] },
  options: Options,
): void {
  if (options.json) return context.out(json(result));
  for (const [i, plan] of result.plans.entries()) {
    const file = others[i] ?? plan.file;
    context.out(planText(file, plan));
    for (const note of planNotes(plan)) context.err(`note: ${file}: ${note}\n`);
  }
}
