import { basename, join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { Imported, Staged } from '../../../shared/api/imports.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Annotator } from '../../../shared/model/annotator.ts';
import { isArchiveName } from '../../../shared/text/file-names.ts';
import { isFolder } from '../../core/services/source-tree.ts';
import { annotatorNamed } from '../annotator.ts';
import { UsageError, type Context } from '../context.ts';
import { requireFormat } from '../formats.ts';
import {
  importedJson,
  importedText,
  notesOf,
  stagedJson,
  stagedText,
  togetherText,
  type Found,
} from '../import-words.ts';
import { mapped, refuseWaiting, whoseNotes } from '../import-mapping.ts';
import { count, json } from '../output.ts';
import { toldColumns, withTold, type TableOptions } from '../table-choice.ts';
import { reading, writing, type OpenProject } from '../workbench.ts';

interface Options extends TableOptions {
  readonly format?: string;
  readonly annotator?: string;
  readonly encoding?: string;
  readonly mainContent?: true;
  readonly mapping?: string;
  readonly writeMapping?: string;
  readonly extend?: true;
  readonly anchor?: true;
  readonly again?: 'leave' | 'add';
  readonly dryRun?: true;
  readonly json?: true;
}

/** `claimwright import`: brings texts and datasets into a project, all or nothing. */
export function addImport(program: Command, context: Context): void {
  program
    .command('import')
    .description('bring texts, folders of texts and datasets into a project; all or nothing')
    .argument('<project>', 'project file')
    .argument('<file...>', 'files and folders')
    .option('--format <format>', 'format of the files (told by their names); see: claimwright formats')
    .option(
      '--annotator <name>',
      'who does it, and whose the annotations are: of files that name nobody, or one other person',
    )
    .option('--encoding <name>', 'encoding of the texts, such as windows-1252 (detected)')
    .option('--main-content', 'web pages: only the main content, without menus, footers and what else stands around it')
    .option('--mapping <file>', 'what names of other tools become: a mapping, as --write-mapping writes it')
    .option('--write-mapping <file>', 'write the mapping that is used, or proposed, before anything is imported')
    .option('--extend', 'add names that the codebook does not have to it')
    .option('--anchor', "where a text differs from the project's of the same name, find its annotations in that")
    .addOption(
      new Option(
        '--again <how>',
        'what is in the project with another label or other values: leave it so, or add what the file says beside it',
      ).choices(['leave', 'add']),
    )
    .option('--text-column <name>', 'tables of texts: the column with the texts (proposed)')
    .option(
      '--title-column <name>',
      'the column with the titles; so too --outlet-, --author-, --url-, --date-, --id-column',
    )
    .addOption(new Option('--outlet-column <name>').hideHelp())
    .addOption(new Option('--author-column <name>').hideHelp())
    .addOption(new Option('--url-column <name>').hideHelp())
    .addOption(new Option('--date-column <name>').hideHelp())
    .addOption(new Option('--id-column <name>').hideHelp())
    .option('--columns <pairs>', 'the same at once: text=body,title=headline')
    .option('--dry-run', 'say what would happen, change nothing, and end as the import would')
    .option('--json', 'as one JSON document')
    .action((project: string, files: string[], options: Options) => importFiles(context, project, files, options));
}

async function importFiles(
  context: Context,
  project: string,
  files: readonly string[],
  options: Options,
): Promise<void> {
  const bundle = files.find((file) => file.toLowerCase().endsWith('.cwb'));
  if (bundle !== undefined)
    throw new UsageError(
      `${bundle} is a bundle, which is merged and not imported. Use: claimwright merge ${project} ${bundle}`,
    );
  // Said before a file is touched.
  const annotator = options.annotator === undefined ? undefined : annotatorNamed(options.annotator);
  if (options.dryRun) {
    return reading(context, project, async (open) => {
      const found = await prepared(context, open, files, options, annotator);
      if (!options.json) context.out(found.map(stagedText).join(''));
      const would = await tried(open, found).catch((error: unknown) => {
        if (options.json) context.out(json({ files: found.map(stagedJson) }));
        throw error;
      });
      if (options.json) context.out(json({ files: found.map(stagedJson), would: importedJson(would) }));
      else if (found.length > 1) context.out(togetherText(would));
    });
  }
  return writing(context, project, async (open) => {
    const found = await prepared(context, open, files, options, annotator);
    refuseWaiting(found);
    const ids = found.map(({ staged }) => staged.id);
    const imported = await open.task((task) => open.client.call('import.commit', { batch: uuid(), task, ids }));
    if (options.json) return context.out(json({ files: found.map(stagedJson), imported: importedJson(imported) }));
    for (const note of found.flatMap(notesOf)) context.err(`note: ${note}\n`);
    if (imported.kept > 0) {
      const kept = count(imported.kept, 'document');
      context.err(`note: ${kept} kept title and metadata, which the file has otherwise\n`);
    }
    context.out(importedText(imported));
  });
}

/** What an import would bring, and what would refuse it: everything is compared with the project and with each other. */
async function tried({ client, task }: OpenProject, found: readonly Found[]): Promise<Imported> {
  refuseWaiting(found);
  const ids = found.map(({ staged }) => staged.id);
  return task((id) => client.call('import.commit', { batch: uuid(), task: id, ids, dryRun: true }));
}

/** The files to import, mapped as the options say. */
async function prepared(
  context: Context,
  open: OpenProject,
  files: readonly string[],
  options: Options,
  annotator: Annotator | undefined,
): Promise<readonly Found[]> {
  const staged = wanted(context, await stage(open, files, options, annotator));
  const found = await mapped(open.client, staged, options, annotator);
  for (const note of annotator ? found.flatMap((one) => whoseNotes(one, annotator)) : [])
    context.err(`note: ${note}\n`);
  return found;
}

async function stage(
  { client, task }: OpenProject,
  files: readonly string[],
  { format, encoding, mainContent, ...columns }: Options,
  annotator: Annotator | undefined,
): Promise<readonly Found[]> {
  if (format !== undefined) await requireFormat(client, format, 'read');
  if (annotator) await client.call('preferences.save', { annotator });
  const told = { ...(format && { format }), ...(encoding && { encoding }) };
  const chosen = toldColumns(columns);
  const found: Found[] = [];
  for (const file of files) {
    const path = resolve(file);
    const holds = isFolder(path) || isArchiveName(path);
    const staged = await task((id) =>
      client.call('import.stage', { task: id, source: { kind: 'path', path }, ...told }),
    );
    // A dataset that is the whole folder is called as that is.
    const placeOf = (place: string): string => (holds && place !== basename(path) ? join(file, place) : file);
    for (const each of staged) {
      const isPage =
        mainContent === true && each.content?.kind === 'document' && each.content.mediaType === 'text/html';
      const read = isPage ? await client.call('import.inspect', { id: each.id, mainContent: true }) : each;
      found.push({ place: placeOf(each.place), staged: await asTold(client, read, chosen) });
    }
  }
  if (
    mainContent &&
    !found.some(({ staged: { content } }) => content?.kind === 'document' && content.mediaType === 'text/html')
  )
    throw new UsageError('--main-content is for web pages (HTML); there is none among the files');
  return found;
}

/** A table of texts, read with the columns that are told. */
async function asTold(
  client: OpenProject['client'],
  staged: Staged,
  told: ReturnType<typeof toldColumns>,
): Promise<Staged> {
  const { content, id } = staged;
  if (content?.kind !== 'table' || told.size === 0) return staged;
  return client.call('import.inspect', { id, table: withTold(content, told) });
}

/** So many bad files are named. */
const MOST_BAD = 10;

/** The files to import. What is no text and no dataset in a folder is left out and said; any other problem refuses everything. */
function wanted(context: Context, found: readonly Found[]): readonly Found[] {
  const bad = found.filter(({ staged }) => staged.content === null && staged.isLeftOut !== true);
  const [first, ...others] = bad;
  if (first) {
    const named = others.slice(0, MOST_BAD).map(({ place }) => place);
    const rest = others.length > named.length ? ` and ${others.length - named.length} more` : '';
    const more = others.length > 0 ? ` Nor can ${named.join(', ')}${rest} be imported.` : '';
    const these = bad.length > 1 ? 'repair them, or leave them out' : 'repair it, or leave it out';
    const all = found.length > 1 ? `${more} Nothing was imported; ${these}.` : '';
    const what = `${first.staged.problem ?? ''}${all}`;
    throw new Refusal('refused', what, { file: first.place });
  }
  for (const { place, staged } of found) {
    if (staged.isLeftOut) context.err(`note: ${place} is left out: it is no text and no dataset\n`);
  }
  return found.filter(({ staged }) => staged.content !== null);
}
