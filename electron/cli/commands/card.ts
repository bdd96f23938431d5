import type { Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { Output } from '../../../shared/api/procedures.ts';
import { CARD_FIELDS, type CardField, type CardPatch } from '../../../shared/model/dataset-card.ts';
import { UsageError, type Context } from '../context.ts';
import { count, json, table } from '../output.ts';
import { reading, writing, type OpenProject } from '../workbench.ts';

interface Options {
  readonly set?: readonly string[];
  readonly check?: true;
  readonly json?: true;
}

/** Fields that hold several: their values stand with semicolons between them. */
const LISTS: readonly CardField[] = ['authors', 'languages', 'keywords'];

/** `claimwright card`: what the project says of its dataset, and what is missing before it is published. */
export function addCard(program: Command, context: Context): void {
  program
    .command('card')
    .description('show or fill in the card of the dataset, and what is missing before it is published')
    .argument('<project>', 'project file')
    .option(
      '--set <field=value...>',
      `fields: ${CARD_FIELDS.join(', ')}; lists with ";" between, nothing takes one away`,
    )
    .option('--check', 'exit code 1 where something is missing that must be there')
    .option('--json', 'as one JSON document')
    .action((project: string, options: Options) => {
      const patch = patchFrom(options.set ?? []);
      const work = (open: OpenProject): Promise<void> => show(context, open, options);
      if (options.set === undefined) return reading(context, project, work);
      return writing(context, project, async (open) => {
        await open.client.call('dataset.card.save', { batch: uuid(), card: patch });
        await work(open);
      });
    });
}

async function show(context: Context, { client, task }: OpenProject, options: Options): Promise<void> {
  const { card, releases } = await client.call('dataset.card.read', {});
  const { checks, proposal } = await task((id) => client.call('dataset.checklist', { task: id, layer: 'all' }));
  if (options.json) context.out(json({ card, releases, checks, next: proposal }));
  else context.out(asText(card, checks, proposal));
  if (options.check && checks.some(({ severity }) => severity === 'must')) context.exitWith(1);
}

function asText(
  card: Output<'dataset.card.read'>['card'],
  checks: Output<'dataset.checklist'>['checks'],
  { version, previous, step }: Output<'dataset.checklist'>['proposal'],
): string {
  const fields = CARD_FIELDS.flatMap((field): [string, string][] => {
    const value = card[field];
    if (value === undefined) return [];
    return [[field, typeof value === 'string' ? value : value.join('; ')]];
  });
  return [
    fields.length === 0 ? 'The card says nothing yet.\n' : table(['FIELD', 'VALUE'], fields),
    '\n',
    checks.length === 0
      ? 'Nothing is missing.\n'
      : table(
          ['', 'MISSING', 'WHY'],
          checks.map(({ severity, what, why }) => [severity, what, why]),
        ),
    '\n',
    `Next release: ${version} (${previous === null ? 'the first one' : `${step}, after ${previous}`}); ${count(checks.length, 'thing')} to look at.\n`,
  ].join('');
}

/** @throws UsageError for what is no field */
function patchFrom(set: readonly string[]): CardPatch {
  const patch = set.map((one): [CardField, string | readonly string[] | null] => {
    const [name = '', ...rest] = one.split('=');
    const field = CARD_FIELDS.find((known) => known === name);
    if (!field || rest.length === 0) {
      throw new UsageError(`--set takes FIELD=VALUE, not ${JSON.stringify(one)}. Fields: ${CARD_FIELDS.join(', ')}`);
    }
    const value = rest.join('=').trim();
    if (value === '') return [field, null];
    return [field, LISTS.includes(field) ? value.split(';').map((part) => part.trim()) : value];
  });
  return Object.fromEntries(patch);
}
