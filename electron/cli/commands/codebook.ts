import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { CodebookPreview } from '../../../shared/api/codebook.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { UsageError, type Context } from '../context.ts';
import { count, json, oneLine, table } from '../output.ts';
import { reading, withWorkbench, writing } from '../workbench.ts';

interface Options {
  readonly json?: true;
  readonly export?: string;
  readonly check?: string;
  readonly apply?: string;
  readonly dryRun?: true;
}

/** `claimwright codebook`: shows the scheme that a project annotates by, writes it as a file, checks a file, applies one. */
export function addCodebook(program: Command, context: Context): void {
  program
    .command('codebook')
    .description('show the codebook, write it as a file, check a file, or make the codebook like a file')
    .argument('[project]', 'project file; --check needs none')
    .option('--json', 'as one JSON document')
    .option('--export <file>', 'write it as .json or .qdc (REFI-QDA); an existing file is never overwritten')
    .option('--check <file>', 'say what is wrong with a codebook file; exit code 1 where something is')
    .option('--apply <file>', 'make the codebook like a file: what is missing there is retired, nothing is deleted')
    .option('--dry-run', 'with --apply: say what would change and change nothing')
    .action((project: string | undefined, options: Options) => {
      const asked = [options.export, options.check, options.apply].filter((file) => file !== undefined);
      if (asked.length > 1) throw new UsageError('give one of --export, --check and --apply');
      if (options.dryRun && options.apply === undefined) throw new UsageError('--dry-run goes with --apply');
      if (options.check !== undefined) return check(context, options.check, options);
      if (project === undefined) throw new UsageError("missing required argument 'project'");
      if (options.export !== undefined) return write(context, project, options.export);
      if (options.apply !== undefined) return apply(context, project, options.apply, options);
      return show(context, project, options);
    });
}

const show = (context: Context, project: string, options: Options): Promise<void> =>
  reading(context, project, async ({ client }) => {
    const codebook = await client.call('codebook.read', {});
    if (options.json) return context.out(json(codebook));
    const rows = codebook.labels.map(({ name, key = '', definition, retired }) => [
      name,
      key,
      retired ? `(retired) ${definition}` : definition,
    ]);
    return context.out(`${codebook.id} ${codebook.version}\n\n${table(['LABEL', 'KEY', 'DEFINITION'], rows)}`);
  });

function write(context: Context, project: string, file: string): Promise<void> {
  const format = /\.(json|qdc)$/i.exec(file)?.[1]?.toLowerCase();
  if (format !== 'json' && format !== 'qdc') throw new UsageError('the file that --export names ends in .json or .qdc');
  return reading(context, project, async ({ client }) => {
    if (existsSync(file)) {
      throw new Refusal('exists', 'It is there already and is never overwritten. Remove it, or give another name.', {
        file,
      });
    }
    const done = await client.call('codebook.export', { path: resolve(file), format, overwrite: false });
    for (const loss of done.losses) context.err(`note: not in the file: ${loss}\n`);
    context.out(`${file}: ${count(done.bytes, 'byte')}, sha256 ${done.sha256}\n`);
  });
}

const check = (context: Context, file: string, options: Options): Promise<void> =>
  withWorkbench(context, async ({ client }) => {
    const found = await client.call('codebook.check', { source: { kind: 'path', path: resolve(file) } });
    const errors = found.problems.filter(({ severity }) => severity === 'error');
    for (const note of found.notes) context.err(`note: ${oneLine(note)}\n`);
    if (options.json) context.out(json({ ok: errors.length === 0, format: found.format, problems: found.problems }));
    else {
      for (const { severity, text } of found.problems) context.out(`${severity}: ${oneLine(text)}\n`);
      const { labels, attributes, relations } = found.codebook;
      const parts = [
        count(labels.length, 'label'),
        count(attributes.length, 'attribute'),
        count(relations.length, 'relation'),
      ];
      if (errors.length === 0) context.out(`${file}: sound, with ${parts.join(', ')}\n`);
    }
    if (errors.length === 0) return;
    context.err(`error: ${file}: ${count(errors.length, 'error')} found. Mend them before the file is applied.\n`);
    context.exitWith(1);
  });

function apply(context: Context, project: string, file: string, options: Options): Promise<void> {
  return (options.dryRun ? reading : writing)(context, project, async ({ client, task }) => {
    const source = { kind: 'path', path: resolve(file) } as const;
    const { edits, preview, notes } = await task((id) => client.call('codebook.import', { source, task: id }));
    for (const note of notes) context.err(`note: ${oneLine(note)}\n`);
    if (preview === null) {
      return context.out(options.json ? json({ edits: [], total: null }) : `${project}: says this already\n`);
    }
    const errors = preview.problems.filter(({ severity }) => severity === 'error');
    for (const { severity, text } of preview.problems)
      context.err(`${severity === 'error' ? 'problem' : 'note'}: ${oneLine(text)}\n`);
    if (errors[0]) throw new Refusal('refused', `${errors[0].text} Nothing was changed.`, { file });
    if (!options.dryRun) {
      await task((id) => client.call('codebook.edit', { batch: uuid(), edits, base: preview.base, task: id }));
    }
    const { base, version, total } = preview;
    if (options.json) return context.out(json({ base, version, edits: preview.edits, total }));
    return context.out(said(preview, options.dryRun ? 'would become' : 'became'));
  });
}

function said({ base, version, edits, total, layers }: CodebookPreview, verb: string): string {
  const lines = edits.map(({ name, counts }) => {
    const changes = counts.relabelled + counts.values + counts.relations;
    return `  ${oneLine(name)} (used by ${counts.uses}, changes ${changes}, to look at again ${counts.doubtful + counts.doubtfulDocuments})\n`;
  });
  const parts = [
    count(total.annotations, 'annotation'),
    count(total.relations, 'relation'),
    count(total.documentLabels, 'document answer'),
  ];
  const whose = layers.length === 0 ? '' : ` in ${layers.map(({ layer }) => layer).join(', ')}`;
  return `${base} ${verb} ${version}\n${lines.join('')}${parts.join(', ')} changed${whose}; ${count(total.doubtful, 'annotation')} to look at again\n`;
}
