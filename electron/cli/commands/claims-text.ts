import type { Output } from '../../../shared/api/procedures.ts';
import { cardLinks, countContradictions, type CardLink, type CardLinkKind } from '../../../shared/claims/card-links.ts';
import { isProblem, type Finding } from '../../../shared/claims/checks.ts';
import { differencesOf } from '../../../shared/claims/differences.ts';
import { figureText } from '../../../shared/claims/figure-text.ts';
import type { CardFacts, FigureFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { answerOf, KIND, NAMES } from '../../../shared/claims/scheme-names.ts';
import { whoseWord } from '../../../shared/claims/whose-word.ts';
import { count, oneLine, table } from '../output.ts';

type Overview = Output<'claims.overview'>;

/** Cards with their mentions and what they are to each other, claims on no card, and what does not go together, for reading. */
export function claimsText(overview: Overview, findings: readonly Finding[]): string {
  const { cards, unassigned, unassignedCount } = overview;
  const problems = findings.filter(isProblem);
  const mentions = cards.flatMap((card) => card.mentions);
  const quotes = new Map([...mentions, ...unassigned].map(({ annotation, quote }) => [annotation, quote]));
  const links = cardLinks(overview);
  const contradictions = countContradictions(links);
  const heads = [
    count(cards.length, 'card'),
    count(mentions.length, 'mention'),
    `${count(unassignedCount, 'claim')} on no card`,
    count(problems.length, 'check'),
    ...(contradictions === 0 ? [] : [`${count(contradictions, 'contradiction')} between claims`]),
  ];
  const off = unassigned.length === 0 ? [] : [`On no card\n${mentionLines(unassigned)}`];
  const checks = findings.length === 0 ? [] : [`Checks\n${findings.map((one) => checkLine(one, quotes)).join('')}`];
  return [
    `${heads.join(', ')}\n`,
    ...cards.map((card) => cardLines(card, links.get(card.id) ?? [], quotes)),
    ...off,
    ...checks,
  ].join('\n');
}

function cardLines(card: CardFacts, links: readonly CardLink[], quotes: ReadonlyMap<string, string>): string {
  const differences = differencesOf(card.mentions);
  const differs = differences.length === 0 ? '' : `  (differs in ${differences.join(', ')})`;
  const related = links.map(({ kind, card: other, mentions: [first = ''] }) => {
    const what = other === null ? `"${oneLine(quotes.get(first) ?? first)}" (on no card)` : oneLine(other.text);
    return `  ${LINKS[kind]}: ${what}\n`;
  });
  const mentions = card.mentions.length === 0 ? '  -\n' : mentionLines(card.mentions);
  return `${oneLine(card.text)}${differs}\n${mentions}${related.join('')}`;
}

const LINKS: Readonly<Record<CardLinkKind, string>> = {
  contradicts: 'contradicts',
  updates: 'updates',
  updatedBy: 'is updated by',
  supports: 'supports',
  supportedBy: 'is supported by',
  evidenceFor: 'is evidence for',
  evidenceIn: 'has evidence in',
};

/** Mentions under each other, each on its line. What no mention has is no column. */
function mentionLines(mentions: readonly MentionFacts[]): string {
  const hasVerdict = mentions.some((mention) => answerOf(mention, NAMES.claim.verdict) !== null);
  return table(
    ['', 'DATE', 'OUTLET', 'SOURCE', 'CERTAINTY', 'FIGURE', ...(hasVerdict ? ['VERDICT'] : []), 'QUOTE', 'DOCUMENT'],
    mentions.map((mention) => [
      '',
      mention.date ?? '-',
      mention.outlets.join(', ') || '-',
      speakerOf(mention),
      answerOf(mention, NAMES.claim.certainty) ?? '-',
      mention.figures.map(figureWithKind).join('; ') || '-',
      ...(hasVerdict ? [answerOf(mention, NAMES.claim.verdict) ?? '-'] : []),
      mention.quote,
      mention.title,
    ]),
  );
}

function speakerOf(mention: MentionFacts): string {
  const whose = whoseWord(mention);
  if (whose === 'voice') return answerOf(mention, NAMES.claim.attribution) === null ? '-' : "author's voice";
  return whose === 'unlinked' ? 'not linked' : whose.join(', ');
}

/** A figure with what it counts, where its unit does not say all there is to say. */
function figureWithKind(figure: FigureFacts): string {
  const { kind } = figure;
  return kind === null || kind === KIND.other ? figureText(figure) : `${figureText(figure)} (${kind})`;
}

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
