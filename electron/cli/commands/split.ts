import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { SplitReport } from '../../../shared/api/splits.ts';
import { SPLITS, type SplitName } from '../../../shared/splits/measure.ts';
import { UsageError, type Context } from '../context.ts';
import { count, json, table } from '../output.ts';
import { reading, writing, type OpenProject } from '../workbench.ts';

interface Options {
  readonly ratios?: readonly number[];
  readonly seed?: number;
  readonly check?: string | true;
  readonly save?: true;
  readonly json?: true;
}

/** `claimwright split`: train, validation and test without leaks, or the leaks of a split that is there. */
export function addSplit(program: Command, context: Context): void {
  program
    .command('split')
    .description('split the documents into train, validation and test so that what belongs together stays together')
    .argument('<project>', 'project file')
    .option('--ratios <numbers>', 'of train, validation and test, with commas between (0.8,0.1,0.1)', asRatios)
    .option('--seed <n>', 'the same seed gives the same split (1)', wholeNumber)
    .option('--save', 'write the split into the metadata of the documents, where exports find it')
    .option('--check [file]', 'tell the leaks of the split of the metadata, or of a CSV file with document and split')
    .option('--json', 'as one JSON document')
    .action((project: string, options: Options) => {
      const { check, ratios, seed, save } = options;
      if (check === undefined) return propose(context, project, options);
      if ([ratios, seed, save].some((option) => option !== undefined)) {
        throw new UsageError('--ratios, --seed and --save make a split; --check looks at one that is there');
      }
      return reading(context, project, async ({ client, task }) => {
        const source = check === true ? {} : { source: { kind: 'path', path: resolve(check) } as const };
        const found = await task((id) => client.call('splits.check', { task: id, ...source }));
        context.out(options.json ? json(found) : toText(found));
        if (found.leaks.length > 0) context.exitWith(1);
      });
    });
}

function propose(
  context: Context,
  project: string,
  { ratios = [0.8, 0.1, 0.1], seed = 1, ...options }: Options,
): Promise<void> {
  const work = async ({ client, task }: OpenProject): Promise<void> => {
    const found = await task((id) => client.call('splits.propose', { task: id, ratios: [...ratios], seed }));
    const splits = found.documents.map(({ id, split }) => ({ document: id, split }));
    const isSaved = options.save === true && splits.length > 0;
    if (isSaved) await client.call('splits.save', { batch: uuid(), splits });
    context.out(options.json ? json(found) : toText(found));
    if (isSaved) context[options.json ? 'err' : 'out'](savedText(splits.length, options.json));
    for (const split of emptyOf(found, ratios)) context.err(`note: ${split} is empty: no document is in it\n`);
  };
  return options.save ? writing(context, project, work) : reading(context, project, work);
}

/** With JSON it is a note, since the result is the document alone. */
const savedText = (documents: number, isNote = false): string =>
  `${isNote ? 'note: ' : '\n'}saved into ${count(documents, 'document')}\n`;

/** The splits that were asked for and got no document, where there are documents at all. */
const emptyOf = ({ documents, counts }: SplitReport, ratios: readonly number[]): SplitName[] =>
  documents.length === 0
    ? []
    : SPLITS.filter(
        (split, i) => (ratios[i] ?? 0) > 0 && !counts.some((one) => one.split === split && one.documents > 0),
      );

/** @throws InvalidArgumentError which commander makes a usage error */
function asRatios(value: string): number[] {
  const ratios = value.split(',').map(Number);
  const isRight = ratios.length >= 2 && ratios.length <= 3 && ratios.every((ratio) => ratio >= 0 && ratio <= 1);
  if (isRight && Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) - 1) < 1e-6) return ratios;
  throw new InvalidArgumentError('It is two or three numbers that add up to 1, such as 0.8,0.1,0.1.');
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 0.');
}

function toText({ documents, components, leaks, counts, warnings, notes }: SplitReport): string {
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const named = (id: string): string => titles.get(id) ?? id;
  const parts = [
    table(
      ['SPLIT', 'DOCUMENTS', 'ANNOTATIONS'],
      counts.map(({ split, documents: n, labels }) => [
        split,
        n,
        Object.values(labels).reduce((sum, one) => sum + one, 0),
      ]),
    ),
    table(
      ['DOCUMENT', 'SPLIT', 'TITLE'],
      documents.map(({ id, split, other, title }) => [id, split ?? other ?? '–', title]),
    ),
    ...components.map(
      ({ documents: of, ties }) =>
        `${count(of.length, 'document')} that belong together:\n${ties.map(({ a, b, why, what }) => `  ${why}: ${what} (${named(a)} – ${named(b)})\n`).join('')}`,
    ),
    ...(leaks.length === 0
      ? [noLeaks(counts, notes)]
      : [
          `${count(leaks.length, 'leak')}:\n${leaks.map(({ a, b, why, what, splits }) => `  ${splits.join(' – ')}: ${why}: ${what} (${named(a)} – ${named(b)})\n`).join('')}`,
        ]),
    ...warnings.map((warning) => `${warning}\n`),
  ];
  return parts.join('\n');
}

/** What stands in one split alone leaks nothing, which says nothing good of it. */
function noLeaks(counts: SplitReport['counts'], notes: SplitReport['notes']): string {
  const filled = counts.filter(({ documents }) => documents > 0);
  if (filled.length > 1 || !notes.some(({ kind }) => kind === 'one_component')) return 'No leaks.\n';
  const [only] = filled;
  return `No leaks, but only because ${only === undefined ? 'no document is in a split' : `all that is in a split is in ${only.split}`}: the documents belong together.\n`;
}
