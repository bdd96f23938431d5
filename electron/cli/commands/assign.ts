import { InvalidArgumentError, type Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { AssignmentProposal } from '../../../shared/api/team.ts';
import { annotatorNamed } from '../annotator.ts';
import type { Context } from '../context.ts';
import { commaList } from '../list.ts';
import { documentsNamed } from '../named.ts';
import { count, json, table } from '../output.ts';
import { reading, writing, type OpenProject } from '../workbench.ts';

interface Options {
  readonly annotators: readonly string[];
  readonly perDocument?: number;
  readonly overlap?: number;
  readonly together?: number;
  readonly seed?: number;
  readonly documents?: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

/** `claimwright assign`: divides the documents among annotators, balanced by words. */
export function addAssign(program: Command, context: Context): void {
  program
    .command('assign')
    .description('divide the documents among annotators, balanced by words; what is assigned or begun already is kept')
    .argument('<project>', 'project file')
    .requiredOption('--annotators <handles>', 'with commas between; who is not in the project yet is added', commaList)
    .option('--per-document <n>', 'annotators a document gets (1)', wholeNumber)
    .option('--overlap <share>', 'share of the documents that several get, for agreement: 0 to 1 (0)', share)
    .option('--together <n>', 'how many get the documents of the overlap (all)', wholeNumber)
    .option('--seed <n>', 'the same seed gives the same assignments (1)', wholeNumber)
    .option('--documents <names>', 'only these documents, by id or file name', commaList)
    .option('--dry-run', 'say what would be assigned, and change nothing')
    .option('--json', 'as one JSON document')
    .action((project: string, options: Options) =>
      options.dryRun
        ? reading(context, project, (open) => assign(context, open, options))
        : writing(context, project, (open) => assign(context, open, options)),
    );
}

async function assign(context: Context, { client }: OpenProject, options: Options): Promise<void> {
  const { perDocument = 1, overlap = 0, together, seed = 1, documents, dryRun } = options;
  const annotators = options.annotators.map(annotatorNamed);
  const proposal = await client.call('assignments.propose', {
    annotators: annotators.map(({ id }) => id),
    perDocument,
    overlap,
    seed,
    ...(together !== undefined && { together }),
    ...(documents && { documents: await documentsNamed(client, documents) }),
  });
  // What is refused is refused before anything was written.
  const { layers } = await client.call('team.read', {});
  const known = new Set(layers.filter(({ name }) => name !== null).map(({ id }) => id));
  if (!dryRun) {
    for (const { id, name } of annotators) {
      if (!known.has(id)) await client.call('team.annotator', { batch: uuid(), id, name });
    }
  }
  const add = proposal.assignments.map(({ annotator, document }) => ({ annotator, document }));
  if (!dryRun && add.length > 0) await client.call('assignments.change', { batch: uuid(), add });
  context.out(options.json ? json(toJson(proposal, dryRun === true)) : toText(proposal, dryRun === true));
}

const toJson = ({ assignments, overlapping, load }: AssignmentProposal, dryRun: boolean) => ({
  assignments: assignments.map(({ annotator, document }) => ({ annotator, document })),
  dry_run: dryRun,
  load,
  overlap: overlapping,
});

function toText({ assignments, overlapping, load }: AssignmentProposal, dryRun: boolean): string {
  const made = `${count(assignments.length, 'assignment')}${dryRun ? ' would be made' : ' made'}`;
  const shared = `${count(overlapping.length, 'document')} for agreement`;
  const rows = load.map(({ annotator, documents, words }) => [annotator, documents, words]);
  const list = assignments.map(({ annotator, document }) => [annotator, document]);
  return [
    `${made}, ${shared}\n`,
    table(['ANNOTATOR', 'DOCUMENTS', 'WORDS'], rows),
    ...(list.length === 0 ? [] : [table(['ANNOTATOR', 'DOCUMENT'], list)]),
  ].join('\n');
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 0.');
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('It is a number from 0 to 1, such as 0.2.');
}
