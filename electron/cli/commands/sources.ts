import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import { findChains, type ChainFinding, type MentionChains } from '../../../shared/claims/chains.ts';
import { independentOrigins, type Independence } from '../../../shared/claims/independence.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import type { Context } from '../context.ts';
import { count, json, table } from '../output.ts';
import { reading } from '../workbench.ts';

/** A card with what its mentions rest on. */
interface Rested {
  readonly id: string;
  readonly text: string;
  readonly independence: Independence;
}

/** `claimwright sources`: the registry, the names that mean nobody, and on how many origins each claim rests. */
export function addSources(program: Command, context: Context): void {
  program
    .command('sources')
    .description('list sources, names that mean nobody, and the independent origins of claims')
    .argument('<project>', 'project file')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { json?: true }) =>
      reading(context, project, async ({ client, task }) => {
        const overview = await client.call('sources.overview', { layer: null });
        const { cards, sources, facts } = await client.call('sources.chains', { layer: null });
        const { groups } = await task((id) => client.call('copies.groups', { task: id }));
        const { mentions, findings } = findChains(facts);
        const byCard = new Map<string, MentionChains[]>();
        for (const one of mentions) {
          if (one.mention.card !== null) byCard.set(one.mention.card, [...(byCard.get(one.mention.card) ?? []), one]);
        }
        const registry = createRegistry(sources);
        const copies = new Map(Object.entries(groups));
        const claims = cards.map(({ id, text }): Rested => {
          return { id, text, independence: independentOrigins(byCard.get(id) ?? [], registry, copies) };
        });
        context.out(options.json ? json(toJson(overview, claims, findings)) : toText(overview, claims, findings));
      }),
    );
}

const toJson = (
  { sources, open, unnamed }: Output<'sources.overview'>,
  claims: readonly Rested[],
  findings: readonly ChainFinding[],
) => ({
  sources: sources.map(({ source: { partOf, ...source }, mentions, documents, published, written }) => ({
    ...source,
    ...(partOf !== undefined && { part_of: partOf }),
    mentions,
    documents,
    published,
    written,
  })),
  open_names: open.map(({ name, sources: those, mentions, documents, published, written }) => ({
    name,
    sources: those,
    mentions,
    documents,
    published,
    written,
  })),
  without_name: unnamed,
  claims: claims.map(({ id, text, independence }) => ({
    id,
    text,
    mentions: independence.mentions,
    documents: independence.documents,
    origins: independence.origins,
    unknown_mentions: independence.unknown,
    copies: independence.copies,
    rest_on: independence.groups.map(({ origin, resting, counts, whole }) => ({
      name: origin.name,
      kind: origin.kind,
      counts,
      ...(whole !== null && { part_of: whole.id }),
      ...(origin.source !== null && { source: origin.source.id }),
      ...(origin.why !== null && { why: origin.why }),
      mentions: resting.map(({ mention, origin: own, isCopy }) => ({
        annotation: mention.mention.id,
        document: mention.document.id,
        chain: own.chain?.map((source) => source.id) ?? [],
        copy: isCopy,
      })),
    })),
  })),
  findings: findings.map((finding) =>
    finding.kind === 'circle'
      ? { kind: finding.kind, annotations: finding.sources.map(({ id }) => id) }
      : { kind: finding.kind, annotations: [finding.mention.id] },
  ),
});

function toText(
  { sources, open }: Output<'sources.overview'>,
  claims: readonly Rested[],
  findings: readonly ChainFinding[],
): string {
  const names = new Map(sources.map(({ source }) => [source.id, source.name]));
  const registry = table(
    ['SOURCE', 'KIND', 'PART OF', 'MENTIONS', 'DOCUMENTS', 'ALIASES'],
    sources.map(({ source, mentions, documents }) => [
      source.name,
      source.kind,
      names.get(source.partOf ?? '') ?? '',
      mentions,
      documents,
      source.aliases.join(', '),
    ]),
  );
  const unknown =
    open.length === 0
      ? ''
      : table(
          ['NAME THAT MEANS NOBODY', 'MENTIONS', 'PUBLISHED', 'WRITTEN'],
          open.map(({ name, mentions, published, written }) => [name, mentions, published, written]),
        );
  const origins = table(
    ['CLAIM', 'MENTIONS', 'DOCUMENTS', 'ORIGINS', 'RESTS ON'],
    claims.map(({ text, independence }) => [
      text,
      independence.mentions,
      independence.documents,
      independence.origins,
      independence.groups.flatMap(({ origin, counts }) => (counts === 'yes' ? [origin.name] : [])).join(', '),
    ]),
  );
  const nobody = open.length === 1 ? '1 name that means nobody' : `${count(open.length, 'name')} that mean nobody`;
  const counted = [count(sources.length, 'source'), nobody];
  const circles = findings.filter(({ kind }) => kind === 'circle').length;
  if (circles > 0) counted.push(`${count(circles, 'circle')} of sources`);
  return [`${counted.join(', ')}\n`, registry, unknown, origins].filter((piece) => piece !== '').join('\n');
}
