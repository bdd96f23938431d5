import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { familyOnce } from '../../../shared/agreement/family.ts';
import type { Agreement, AgreementResult, LeftOut, ProjectAgreement } from '../../../shared/api/agreement.ts';
import { UsageError, type Context } from '../context.ts';
import { commaList } from '../list.ts';
import { documentsNamed } from '../named.ts';
import { count, json, table } from '../output.ts';
import { reading, withWorkbench } from '../workbench.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
type Level = (typeof LEVELS)[number];

interface Options {
  readonly layers?: readonly string[];
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly ratings?: string;
  readonly units?: string;
  readonly level?: Level;
  readonly length?: number;
  readonly seed?: number;
  readonly json?: true;
}

/** `claimwright agreement`: how far annotators of a project, or coders of a plain table, agree. */
export function addAgreement(program: Command, context: Context): void {
  program
    .command('agreement')
    .description('how far annotators agree: of a project, or of a table of ratings or of marked units')
    .argument('[project]', 'project file')
    .option('--layers <names>', 'of the project; two or more with commas between (everybody who has work)', commaList)
    .option('--documents <names>', 'only these documents, by id or file name', commaList)
    .option('--labels <names>', 'only annotations of these labels', commaList)
    .option('--ratings <file>', 'a CSV table: a column unit, then one a coder; an empty cell is a missing value')
    .option('--level <level>', 'of the ratings: nominal, ordinal, interval, ratio', asLevel)
    .option('--units <file>', 'a CSV table: document, annotator, label, start, end (half-open)')
    .option('--length <n>', 'of each document of --units; otherwise it ends with its last unit', wholeNumber)
    .option('--seed <n>', 'of the samples of γ', wholeNumber)
    .option('--json', 'as one JSON document')
    .action((project: string | undefined, options: Options) =>
      project === undefined ? ofTable(context, options) : ofProject(context, project, options),
    );
}

function ofProject(context: Context, project: string, options: Options): Promise<void> {
  const { layers, labels, documents, seed, ratings, units, level, length } = options;
  if ([ratings, units, level, length].some((option) => option !== undefined)) {
    throw new UsageError('--ratings, --units, --level and --length go without a project');
  }
  return reading(context, project, async ({ client, task }) => {
    const found = await task(async (id) =>
      client.call('agreement.project', {
        task: id,
        ...(layers && { layers: [...layers] }),
        ...(labels && { labels: [...labels] }),
        ...(documents && { documents: await documentsNamed(client, documents) }),
        ...(seed !== undefined && { seed }),
      }),
    );
    context.out(options.json ? json(found) : projectText(found));
  });
}

function ofTable(context: Context, options: Options): Promise<void> {
  const { ratings, units, level, length, seed } = options;
  if ((ratings === undefined) === (units === undefined)) {
    throw new UsageError('say a project, --ratings FILE or --units FILE');
  }
  if ([options.layers, options.labels, options.documents].some((option) => option !== undefined)) {
    throw new UsageError('--layers, --labels and --documents go with a project');
  }
  if (ratings === undefined && level !== undefined) throw new UsageError('--level goes with --ratings');
  if (units === undefined && (length ?? seed) !== undefined)
    throw new UsageError('--length and --seed go with --units');
  return withWorkbench(context, async ({ client, task }) => {
    const found =
      units === undefined
        ? await client.call('agreement.ratings', { path: resolve(ratings ?? ''), level: level ?? 'nominal' })
        : await task((id) =>
            client.call('agreement.units', { task: id, path: resolve(units), length: length ?? null, seed: seed ?? 1 }),
          );
    context.out(options.json ? json(found) : toText(found));
  });
}

function asLevel(value: string): Level {
  const level = LEVELS.find((one) => one === value);
  if (level) return level;
  throw new InvalidArgumentError(`It is one of ${LEVELS.join(', ')}.`);
}

/** @throws InvalidArgumentError which commander makes a usage error */
function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 0.');
}

function toText({ coders, items, results }: Agreement): string {
  return `${coders.length} coders (${coders.join(', ')}), ${count(items, 'row')}\n\n${resultTable(results)}`;
}

function projectText({ coders, items, results, by_label, left_out }: ProjectAgreement): string {
  const without = (why: LeftOut['why'], because: string): string => {
    const some = left_out.filter((one) => one.why === why);
    return some.length === 0 ? '' : `, ${some.length} left out: ${because}`;
  };
  const alone =
    without('few', 'fewer than two of them worked on it') +
    without('blind', 'the team works blind, and you are not done there');
  const labels = by_label.map(({ label, results: own }) => `\n${label}\n${resultTable(own)}`).join('');
  return `${coders.length} annotators (${coders.join(', ')}), ${count(items, 'document')}${alone}\n\n${resultTable(results)}${labels}`;
}

function resultTable(results: readonly AgreementResult[]): string {
  const rows = familyOnce(results).map((result) => [
    result.metric,
    [result.coders?.join(' – '), result.attribute, result.level, result.label]
      .filter((part) => part !== undefined)
      .join(' '),
    result.value === null ? 'undefined' : result.value.toFixed(4),
    result.items,
    note(result),
  ]);
  return table(['METRIC', 'OF', 'VALUE', 'N', ''], rows);
}

function note({ reason, precision, recall, samples, interval }: AgreementResult): string {
  if (reason !== null) return reason;
  const parts: string[] = [];
  if (interval) parts.push(`95 %: ${interval[0].toFixed(4)} to ${interval[1].toFixed(4)}`);
  if (precision !== undefined && recall !== undefined) {
    parts.push(`precision ${precision?.toFixed(4) ?? 'undefined'}, recall ${recall?.toFixed(4) ?? 'undefined'}`);
  }
  if (samples !== undefined) parts.push(`${samples} samples`);
  return parts.join('; ');
}
