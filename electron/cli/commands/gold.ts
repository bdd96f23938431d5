import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { Client } from '../../../shared/api/client.ts';
import type { PassPlan } from '../../../shared/api/adjudication.ts';
import { GOLD_STRATEGIES, type GoldResult, type GoldStrategy } from '../../../shared/api/agreement.ts';
import { annotatorNamed } from '../annotator.ts';
import { UsageError, type Context } from '../context.ts';
import { commaList } from '../list.ts';
import { documentsNamed } from '../named.ts';
import { count, json, table } from '../output.ts';
import { reading, withWorkbench, writing } from '../workbench.ts';

interface Options {
  readonly ratings?: string;
  readonly strategy: GoldStrategy;
  readonly minAgreement: number;
  readonly layers?: readonly string[];
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly annotator?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `claimwright gold`: the gold layer of a project by a first pass, or one label a unit from a table. */
export function addGold(program: Command, context: Context): void {
  program
    .command('gold')
    .description('decides what can be decided by itself: the gold layer of a project, or one label a unit of a table')
    .argument('[project]', 'project file: what is tied or not sure enough is left to be adjudicated in the window')
    .option(
      '--ratings <file>',
      'instead of a project, a CSV table: a column unit, then one a coder; an empty cell is a missing value',
    )
    .option('--strategy <name>', GOLD_STRATEGIES.join(', '), asStrategy, 'majority')
    .option(
      '--min-agreement <share>',
      'least share of votes, or probability; of a project, for label, edges and card alike',
      asShare,
      0,
    )
    .option('--layers <names>', 'of the project; two or more with commas between (everybody who has work)', commaList)
    .option('--documents <names>', 'only these documents, by id or file name', commaList)
    .option('--labels <names>', 'only annotations of these labels', commaList)
    .option('--annotator <name>', 'who decides (nobody: the program)')
    .option('--dry-run', 'says what it would come to, and changes nothing')
    .option('--json', 'as one JSON document')
    .action((project: string | undefined, options: Options) =>
      project === undefined ? ofTable(context, options) : ofProject(context, project, options),
    );
}

function ofTable(context: Context, options: Options): Promise<void> {
  const { ratings, strategy, minAgreement } = options;
  if (ratings === undefined) throw new UsageError('say a project or --ratings FILE');
  if (
    [options.layers, options.documents, options.labels, options.annotator, options.dryRun].some(
      (one) => one !== undefined,
    )
  ) {
    throw new UsageError('--layers, --documents, --labels, --annotator and --dry-run go with a project');
  }
  return withWorkbench(context, async ({ client }) => {
    const found = await client.call('gold.ratings', { path: resolve(ratings), strategy, minAgreement });
    context.out(options.json ? json(found) : toText(found));
  });
}

function ofProject(context: Context, path: string, options: Options): Promise<void> {
  if (options.ratings !== undefined) throw new UsageError('--ratings goes without a project');
  const annotator = options.annotator === undefined ? undefined : annotatorNamed(options.annotator);
  const asked = async (client: Client) => ({
    strategy: options.strategy,
    minAgreement: options.minAgreement,
    ...(options.layers && { layers: [...options.layers] }),
    ...(options.labels && { labels: [...options.labels] }),
    ...(options.documents && { documents: await documentsNamed(client, options.documents) }),
  });
  if (options.dryRun) {
    return reading(context, path, async ({ client, task }) => {
      const pass = await asked(client);
      const plan = await task((id) => client.call('adjudication.plan', { task: id, ...pass }));
      context.out(options.json ? json({ plan }) : planText(plan, 'would be'));
    });
  }
  return writing(context, path, async ({ client, task }) => {
    if (annotator) await client.call('preferences.save', { annotator });
    const pass = await asked(client);
    const { plan } = await task((id) => client.call('adjudication.pass', { batch: uuid(), task: id, ...pass }));
    context.out(options.json ? json({ plan }) : planText(plan, 'were'));
  });
}

function planText({ accepted, rejected, queued, before, competence }: PassPlan, verb: string): string {
  const left = Object.entries(queued).filter(([, n]) => n > 0);
  const sum = left.reduce((all, [, n]) => all + n, 0);
  const why = left.length === 0 ? '' : ` (${left.map(([reason, n]) => `${reason} ${n}`).join(', ')})`;
  if (accepted + rejected + sum + before === 0)
    return 'nothing to adjudicate: no annotator has work in this project that counts (see: claimwright team PROJECT)\n';
  const coders = competence.map(({ layer, value, units }) => [layer, value === null ? '–' : value.toFixed(4), units]);
  return [
    `${count(accepted, 'place')} ${verb} put into gold, ${rejected} ${verb} decided as none right`,
    `${count(sum, 'place')} left to be adjudicated${why}`,
    ...(before > 0 ? [`${count(before, 'place')} decided before`] : []),
    ...(coders.length > 0 ? ['', table(['ANNOTATOR', 'COMPETENCE', 'PLACES'], coders).trimEnd()] : []),
    '',
  ].join('\n');
}

function asStrategy(value: string): GoldStrategy {
  const strategy = GOLD_STRATEGIES.find((one) => one === value);
  if (strategy) return strategy;
  throw new InvalidArgumentError(`It is one of ${GOLD_STRATEGIES.join(', ')}.`);
}

function asShare(value: string): number {
  const share = Number(value);
  if (value.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('It is a number from 0 to 1.');
}

function toText({ labels, posteriors, competence, ties, below_min_agreement: below }: GoldResult): string {
  const rows = Object.entries(labels).map(([unit, label]) => {
    const best = Math.max(...Object.values(posteriors[unit] ?? {}), 0);
    const why = ties.includes(unit)
      ? 'tie'
      : below.includes(unit)
        ? 'too little agreement'
        : label === null
          ? 'nobody said anything'
          : '';
    return [unit, label ?? '–', label === null ? '' : best.toFixed(4), why];
  });
  const coders = Object.entries(competence).map(([coder, share]) => [coder, share.toFixed(4)]);
  return `${table(['UNIT', 'LABEL', 'SHARE', ''], rows)}\n${table(['CODER', 'COMPETENCE'], coders)}`;
}
