import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { GOLD_STRATEGIES, type GoldResult, type GoldStrategy } from '../../../shared/api/agreement.ts';
import type { Context } from '../context.ts';
import { json, table } from '../output.ts';
import { withWorkbench } from '../workbench.ts';

interface Options {
  readonly ratings: string;
  readonly strategy: GoldStrategy;
  readonly minAgreement: number;
  readonly json?: true;
}

/** `claimwright gold`: one label a unit from several coders. */
export function addGold(program: Command, context: Context): void {
  program
    .command('gold')
    .description('one label a unit from a table of ratings; a tie is no label, and listed')
    .requiredOption(
      '--ratings <file>',
      'a CSV table: a column unit, then one a coder; an empty cell is a missing value',
    )
    .option('--strategy <name>', GOLD_STRATEGIES.join(', '), asStrategy, 'majority')
    .option('--min-agreement <share>', 'least share of votes, or probability, of a label', asShare, 0)
    .option('--json', 'as one JSON document')
    .action((options: Options) =>
      withWorkbench(context, async ({ client }) => {
        const { ratings, strategy, minAgreement } = options;
        const found = await client.call('gold.ratings', { path: resolve(ratings), strategy, minAgreement });
        context.out(options.json ? json(found) : toText(found));
      }),
    );
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
