import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import { cardLinks } from '../../../shared/claims/card-links.ts';
import { checkClaims, isProblem, type Finding } from '../../../shared/claims/checks.ts';
import { differencesOf } from '../../../shared/claims/differences.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { offsetMap, type OffsetMap } from '../../../shared/text/convert.ts';
import type { Context } from '../context.ts';
import { json } from '../output.ts';
import { reading, type OpenProject } from '../workbench.ts';
import { claimsText } from './claims-text.ts';

type Overview = Output<'claims.overview'>;

/** `claimwright claims`: cards with their mentions, claims on no card, and what does not go together. */
export function addClaims(program: Command, context: Context): void {
  program
    .command('claims')
    .description('list the claim cards with their mentions, the claims on no card, and what does not go together')
    .argument('<project>', 'project file')
    .option('--layer <name>', 'a layer, or "all"', 'all')
    .option('--json', 'as one JSON document')
    .action((project: string, options: { layer: string; json?: true }) =>
      reading(context, project, async (open) => {
        const layer = options.layer === 'all' ? null : options.layer;
        const overview = await open.client.call('claims.overview', { layer });
        const findings = checkClaims(overview);
        context.out(options.json ? json(await toJson(open, overview, findings)) : claimsText(overview, findings));
      }),
    );
}

async function toJson({ client }: OpenProject, overview: Overview, findings: readonly Finding[]) {
  const maps = new Map<string, OffsetMap>();
  const all = [...overview.cards.flatMap(({ mentions }) => mentions), ...overview.unassigned];
  for (const { document } of all) {
    if (maps.has(document)) continue;
    const { text } = await client.call('documents.read', { id: document });
    maps.set(document, offsetMap(text));
  }
  const links = cardLinks(overview);
  const mentionOf = (mention: MentionFacts) => toMention(mention, maps.get(mention.document));
  return {
    claims: overview.cards.map(({ id, text, note, mentions, total }) => ({
      id,
      text,
      ...(note !== undefined && { note }),
      mentions: mentions.map(mentionOf),
      mentions_in_all_layers: total,
      differs_in: differencesOf(mentions),
      relations: (links.get(id) ?? []).map(({ kind, card, mentions: others }) => ({
        kind,
        claim: card?.id ?? null,
        annotations: others,
      })),
    })),
    unassigned: overview.unassigned.map(mentionOf),
    unassigned_count: overview.unassignedCount,
    checks: findings.map((finding) => ({
      kind: finding.kind,
      is_problem: isProblem(finding),
      claim: finding.card,
      relation: finding.relation,
      sides: finding.sides.map(({ value, mentions }) => ({ value, annotations: mentions })),
    })),
    offset_unit: 'codepoint',
  };
}

/** A mention as others see it: fields as in the native dataset. */
const toMention = (mention: MentionFacts, map: OffsetMap | undefined) => ({
  annotation: mention.annotation,
  document: mention.document,
  title: mention.title,
  outlets: mention.outlets,
  date: mention.date,
  annotator: mention.layer,
  label: mention.label,
  start: map?.toCodePoint(mention.place.start) ?? null,
  end: map?.toCodePoint(mention.place.end) ?? null,
  before: mention.before,
  quote: mention.quote,
  after: mention.after,
  attributes: mention.attributes,
  sources: mention.sources,
  figures: mention.figures.map(({ min, max, asOf, ...figure }) => ({
    ...figure,
    value_min: min,
    value_max: max,
    as_of: asOf,
  })),
});
