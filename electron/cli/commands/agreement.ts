import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { Agreement, AgreementResult } from '../../../shared/api/agreement.ts';
import { UsageError, type Context } from '../context.ts';
import { json, table } from '../output.ts';
import { withWorkbench } from '../workbench.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
type Level = (typeof LEVELS)[number];

interface Options {
  readonly ratings?: string;
  readonly units?: string;
  readonly level?: Level;
  readonly length?: number;
  readonly seed?: number;
  readonly json?: true;
}

/** `claimwright agreement`: how far coders agree, from a plain table. */
export function addAgreement(program: Command, context: Context): void {
  program
    .command('agreement')
    .description('how far coders agree: from a table of ratings, or of units that they marked')
    .option('--ratings <file>', 'a CSV table: a column unit, then one a coder; an empty cell is a missing value')
    .option('--level <level>', 'of the ratings: nominal, ordinal, interval, ratio', asLevel)
    .option('--units <file>', 'a CSV table: document, annotator, label, start, end (half-open)')
    .option('--length <n>', 'of each document of --units; otherwise it ends with its last unit', wholeNumber)
    .option('--seed <n>', 'of the samples of γ', wholeNumber)
    .option('--json', 'as one JSON document')
    .action((options: Options) => {
      const { ratings, units, level, length, seed } = options;
      if ((ratings === undefined) === (units === undefined)) throw new UsageError('say --ratings FILE or --units FILE');
      if (ratings === undefined && level !== undefined) throw new UsageError('--level goes with --ratings');
      if (units === undefined && (length ?? seed) !== undefined)
        throw new UsageError('--length and --seed go with --units');
      return withWorkbench(context, async ({ client, task }) => {
        const found =
          units === undefined
            ? await client.call('agreement.ratings', { path: resolve(ratings ?? ''), level: level ?? 'nominal' })
            : await task((id) =>
                client.call('agreement.units', {
                  task: id,
                  path: resolve(units),
                  length: length ?? null,
                  seed: seed ?? 1,
                }),
              );
        context.out(options.json ? json(found) : toText(found));
      });
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
  const rows = results.map((result) => [
    result.metric,
    [result.coders?.join(' – '), result.level, result.label].filter((part) => part !== undefined).join(' '),
    result.value === null ? 'undefined' : result.value.toFixed(4),
    result.items,
    note(result),
  ]);
  return `${coders.length} coders (${coders.join(', ')}), ${items} rows\n\n${table(['METRIC', 'OF', 'VALUE', 'N', ''], rows)}`;
}

function note({ reason, precision, recall, samples }: AgreementResult): string {
  if (reason !== null) return reason;
  if (precision !== undefined && recall !== undefined) {
    return `precision ${precision?.toFixed(4) ?? 'undefined'}, recall ${recall?.toFixed(4) ?? 'undefined'}`;
  }
  return samples === undefined ? '' : `${samples} samples`;
}
