import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Context } from '../context.ts';
import { count } from '../output.ts';
import { reading } from '../workbench.ts';

interface Options {
  readonly out: string;
  readonly claim?: string;
  readonly layer?: string;
}

/** `claimwright report`: writes a report for people. */
export function addReport(program: Command, context: Context): void {
  program
    .command('report')
    .description('write a report of the claims as one page of HTML; the same content gives the same bytes')
    .argument('<project>', 'project file')
    .requiredOption('--out <path>', 'file to write; an existing one is never overwritten')
    .option('--claim <id>', 'only this claim card')
    .option('--layer <name>', "only an annotator's layer")
    .action((project: string, options: Options) => writeReport(context, project, options));
}

function writeReport(context: Context, project: string, { out, claim, layer }: Options): Promise<void> {
  return reading(context, project, async ({ client, task }) => {
    const path = resolve(out);
    if (existsSync(path)) {
      throw new Refusal('exists', 'It is there already and is never overwritten. Remove it, or give another --out.', {
        file: out,
      });
    }
    const about = { layer: layer ?? null, ...(claim !== undefined && { claim }) };
    const written = await task((id) => client.call('report.write', { task: id, path, overwrite: false, ...about }));
    const parts = [
      count(written.cards, 'claim'),
      count(written.mentions, 'mention'),
      count(written.documents, 'document'),
    ];
    context.out(`${out}: ${parts.join(', ')}, ${count(written.bytes, 'byte')}, sha256 ${written.sha256}\n`);
  });
}
