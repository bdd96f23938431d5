import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { v7 as uuid } from 'uuid';
import type { Exported } from '../../../shared/api/exports.ts';
import type { Client } from '../../../shared/api/client.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { UsageError, type Context } from '../context.ts';
import { lossText, proofText } from '../export-words.ts';
import { requireFormat, requireProvable } from '../formats.ts';
import { commaList } from '../list.ts';
import { documentsNamed } from '../named.ts';
import { count } from '../output.ts';
import { reading, writing } from '../workbench.ts';

interface Options {
  readonly format: string;
  readonly out: string;
  readonly layer: string;
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly prove?: true;
  readonly pseudonyms?: true;
  readonly pseudonymKey?: string;
  readonly withoutText?: true;
  readonly quotes?: 'none' | 'short';
  readonly release?: true;
}

/** `claimwright export`: writes a dataset. */
export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .description('write a dataset; the same content gives the same bytes')
    .argument('<project>', 'project file')
    .requiredOption('--format <format>', 'see: claimwright formats')
    .requiredOption('--out <path>', 'file to write; an existing one is never overwritten')
    .option('--layer <name>', "an annotator's layer, gold, or all", 'all')
    .option('--documents <list>', 'only these documents: ids or file names with commas between them', commaList)
    .option('--labels <list>', 'only annotations with these labels', commaList)
    .option('--prove', 'read what was written again and say what came back; exit code 1 where something did not')
    .option('--pseudonyms', 'annotators by pseudonyms, new ones each time')
    .option('--pseudonym-key <key>', 'annotators by pseudonyms, the same ones with the same key; it is not kept')
    .option('--without-text', 'documents by the hash of their text; for the formats that can')
    .addOption(new Option('--quotes <which>', 'without text: quotes of annotations').choices(['none', 'short']))
    .option('--release', 'remember it as a release of the dataset, so that the next one knows what it changes')
    .action((project: string, options: Options) => exportDataset(context, project, options));
}

function exportDataset(context: Context, project: string, { format, out, layer, ...options }: Options): Promise<void> {
  if (format === 'bundle')
    throw new UsageError(
      `--format bundle: a bundle is the whole project and no dataset. Use: claimwright bundle ${project} ${out}`,
    );
  const opened = options.release ? writing : reading;
  return opened(context, project, async ({ client, task }) => {
    await requireFormat(client, format, 'write');
    if (options.prove) await requireProvable(client, format);
    const path = resolve(out);
    if (existsSync(path)) {
      throw new Refusal('exists', 'It is there already and is never overwritten. Remove it, or give another --out.', {
        file: out,
      });
    }
    const documents = options.documents && (await documentsNamed(client, options.documents));
    const labels = options.labels && (await knownLabels(client, options.labels));
    const limits = { ...(documents && { documents }), ...(labels && { labels }) };
    const { pseudonyms, pseudonymKey, withoutText, quotes, release } = options;
    const form = {
      ...(pseudonyms && { pseudonyms }),
      ...(pseudonymKey !== undefined && { pseudonymKey }),
      ...(withoutText && { withoutText }),
      ...(quotes && { quotes }),
      ...(release && { release: uuid() }),
    };
    const exported = await task((id) =>
      client.call('export.write', {
        task: id,
        format,
        path,
        layer,
        overwrite: false,
        prove: options.prove === true,
        ...limits,
        ...form,
      }),
    );
    for (const loss of exported.losses) context.err(`note: ${lossText(loss)}\n`);
    if (exported.lossesFile !== null) context.err(`note: what is lost stands in full in ${exported.lossesFile}\n`);
    const parts = [
      count(exported.documents, 'document'),
      count(exported.annotations, 'annotation'),
      count(exported.relations, 'relation'),
    ];
    if (exported.version !== null) parts.unshift(`version ${exported.version}`);
    context.out(`${out}: ${parts.join(', ')}, ${count(exported.bytes, 'byte')}, sha256 ${exported.sha256}\n`);
    if (exported.proof !== null) proved(context, out, exported.proof);
  });
}

function proved(context: Context, out: string, proof: NonNullable<Exported['proof']>): void {
  for (const line of proofText(out, proof)) context.out(`${line}\n`);
  if (!proof.same) context.exitWith(1);
}

async function knownLabels(client: Client, names: readonly string[]): Promise<string[]> {
  const { labels } = await client.call('codebook.read', {});
  const known = labels.map(({ name }) => name);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined)
    throw new Refusal('not_found', `Its codebook has no label "${wrong}". It has: ${known.join(', ')}`);
  return [...names];
}
