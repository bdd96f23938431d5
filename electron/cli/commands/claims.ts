import type { Command } from 'commander';
import type { Output } from '../../../shared/api/procedures.ts';
import { checkClaims, isProblem, type Finding } from '../../../shared/claims/checks.ts';
import { differencesOf } from '../../../shared/claims/differences.ts';
import { figureText } from '../../../shared/claims/figure-text.ts';
import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { answerOf, NAMES } from '../../../shared/claims/scheme-names.ts';
import { offsetMap, type OffsetMap } from '../../../shared/text/convert.ts';
import type { Context } from '../context.ts';
import { count, json, oneLine, table } from '../output.ts';
import { reading, type OpenProject } from '../workbench.ts';

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
        context.out(options.json ? json(await toJson(open, overview, findings)) : toText(overview, findings));
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
  const mentionOf = (mention: MentionFacts) => toMention(mention, maps.get(mention.document));
  return {
    claims: overview.cards.map(({ id, text, note, mentions, total }) => ({
      id,
      text,
      ...(note !== undefined && { note }),
      mentions: mentions.map(mentionOf),
      mentions_in_all_layers: total,
      differs_in: differencesOf(mentions),
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

function toText(overview: Overview, findings: readonly Finding[]): string {
  const { cards, unassigned, unassignedCount } = overview;
  const problems = findings.filter(isProblem);
  const mentions = cards.flatMap((card) => card.mentions);
  const quotes = new Map([...mentions, ...unassigned].map(({ annotation, quote }) => [annotation, quote]));
  const heads = [
    count(cards.length, 'card'),
    count(mentions.length, 'mention'),
    `${count(unassignedCount, 'claim')} on no card`,
    count(problems.length, 'check'),
  ];
  const off = unassigned.length === 0 ? [] : [`On no card\n${mentionLines(unassigned)}`];
  const checks = findings.length === 0 ? [] : [`Checks\n${findings.map((one) => checkLine(one, quotes)).join('')}`];
  return [`${heads.join(', ')}\n`, ...cards.map(cardLines), ...off, ...checks].join('\n');
}

function cardLines(card: CardFacts): string {
  const differences = differencesOf(card.mentions);
  const differs = differences.length === 0 ? '' : `  (differs in ${differences.join(', ')})`;
  return `${oneLine(card.text)}${differs}\n${card.mentions.length === 0 ? '  -\n' : mentionLines(card.mentions)}`;
}

/** Mentions under each other, each on its line. */
const mentionLines = (mentions: readonly MentionFacts[]): string =>
  table(
    ['', 'DATE', 'OUTLET', 'SOURCE', 'CERTAINTY', 'FIGURE', 'QUOTE'],
    mentions.map((mention) => [
      '',
      mention.date ?? '-',
      mention.outlets.join(', ') || '-',
      mention.sources.map(({ entity, quote }) => entity ?? quote).join(', ') || '-',
      answerOf(mention, NAMES.claim.certainty) ?? '-',
      mention.figures.map(figureText).join('; ') || '-',
      mention.quote,
    ]),
  );

const WORDS: Readonly<Record<Finding['kind'], string>> = {
  contradictionOnCard: 'mentions of one card contradict each other',
  polarity: 'one card says yes and no',
  figures: 'figures of one card cannot both be right',
  units: 'units of one card cannot be compared',
  chain: 'the ends of a chain of equal claims contradict each other',
  totalIncrement: 'a total contradicts an increment',
  updateEarlier: 'an update is older than what it updates',
  updateUnknown: 'which is later cannot be told',
};

function checkLine({ kind, sides }: Finding, quotes: ReadonlyMap<string, string>): string {
  const lines = sides.map(({ value, mentions: [first = '', ...more] }) => {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return `    ${value ?? '-'}: "${oneLine(quotes.get(first) ?? first)}"${others}\n`;
  });
  return `  ${WORDS[kind]}\n${lines.join('')}`;
}
